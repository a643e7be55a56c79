/** @file Why a line is not written into the consent ledger: codes and the parameters each takes. */

import type { Kinds } from './kinds.ts';

/** What a line of the ledger says of a yes or no: consent/consent-line.ts. */
export const CONSENT_STATUSES = [
  'given',
  'refused',
  'withdrawn',
  'best-interests',
  'not-needed-child',
  'not-yet',
] as const;

export const LEDGER_CODES = {
  /** `without`: the purposes that a child is not asked for. */
  'consent-child-asked-too': { without: 'text' },
  /** `born` may be empty. */
  'consent-adult-on-record': { born: 'text' },
  'consent-child-reason-missing': {},
  // A decision in the place of somebody who cannot make it.
  'consent-in-place-unsaid': {},
  'consent-in-place-only': {},
  /** For every purpose: a no, to somebody who is named. */
  /** What was written beside a yes. */
  /** `on`: ISO day. */
  'consent-for-anybody': { person: 'text', purpose: 'text', recipient: 'text', on: 'text' },
  'consent-note': {
    person: 'text',
    purpose: 'text',
    recipient: 'text',
    on: 'text',
    note: 'text',
    limits: { oneOf: ['yes', 'no'] },
  },
  /** Told in a record as agreed for somebody named only, and nobody is named in the ledger. */
  'consent-name-missing': { person: 'text', purpose: 'text' },
  'consent-never-names': {},
  'consent-in-place-of-no': { on: 'text' },
  'consent-day-to-come': { on: 'text' },
  /** In the note beside a line: decided in an account that was held on no exact day. `on`: a date in words. */
  'consent-decided-about': { on: 'text' },
  /** Of the conditions of a yes none, or more than one, has the words that were given. */
  'consent-which-condition': { conditions: 'names' },
  'consent-no-condition': {},
  /** Of an account that came on paper, say: nobody knows whether it was read back to the person. */
  'read-back-not-recorded': {},
  /** Beside a yes: who said that its condition is met, and when (`on`: a date in words, may be empty); `condition`: its words. */
  'consent-condition-met': { on: 'text', by: 'text', condition: 'text' },
  /** Beside a yes: that the person gave its condition up. */
  'consent-condition-dropped': { on: 'text', condition: 'text' },
  'consent-condition-either': {},
  'consent-condition-words-alone': {},
  'consent-condition-met-only-yes': {},
  /** A yes that nobody gave, put right in a later account. */
  'consent-written-wrongly': {},
  'consent-no-since': { status: { oneOf: CONSENT_STATUSES }, on: 'text' },
  'consent-item-elsewhere': {},
  'consent-paper-elsewhere': {},
  'consent-interview-elsewhere': {},
} as const satisfies Readonly<Record<string, Kinds>>;
