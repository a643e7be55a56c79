/** @file The log by what is done: the kinds it is filtered by. An action is `subject.deed`, and its subject says the kind. */

export const LOG_KINDS = {
  people: ['case', 'person', 'hold', 'erasure'],
  evidence: ['evidence', 'redaction'],
  records: ['screening', 'words', 'readiness', 'statement'],
  sharing: [
    'consent',
    'privilege',
    'record',
    'sheet',
    'notification',
    'referral',
    'pack',
    'handover',
    'release',
    'leaving',
    'chronology',
    'log',
    'figures',
  ],
  bundles: ['bundle'],
  dates: ['date'],
  contact: ['contact', 'support', 'prompt'],
  vault: ['vault', 'recovery', 'backup', 'clock', 'form'],
} as const;

export type LogKind = keyof typeof LOG_KINDS;
export const LOG_KIND_NAMES = Object.keys(LOG_KINDS) as LogKind[];
