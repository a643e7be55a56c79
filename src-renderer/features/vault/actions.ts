/** @file The entries that the interface has words for; anything newer is shown by its own name. */
import type audit from '../../i18n/en/audit.json';

export type ActionKey = keyof (typeof audit)['action'];

const KEYS: readonly ActionKey[] = [
  'vault-created',
  'vault-opened',
  'vault-migrated',
  'vault-passphrase-changed',
  'vault-restored',
  'backup-made',
  'backup-tried',
  'clock-corrected',
  'case-created',
  'case-updated',
  'person-added',
  'person-updated',
  'evidence-received',
  'evidence-updated',
  'evidence-viewed',
  'evidence-exported',
  'evidence-removed',
  'evidence-restored',
  'evidence-pages-turned',
  'evidence-pages-pictured',
  'screening-started',
  'worksheet-started',
  'screening-answered',
  'worksheet-answered',
  'screening-place-kept',
  'worksheet-place-kept',
  'screening-paused',
  'screening-resumed',
  'screening-noted',
  'screening-signed',
  'worksheet-signed',
  'screening-layer-opened',
  'worksheet-layer-opened',
  'screening-sitting-changed',
  'screening-linked',
  'screening-copied-out',
  'notification-exported',
  'sheet-exported',
  'consent-recorded',
  'consent-overridden',
  'leaving-begun',
  'leaving-confirmed',
  'leaving-failed',
  'leaving-given-up',
  'leaving-settled',
  'bundle-created',
  'bundle-arranged',
  'bundle-built',
  'form-imported',
  'form-exported',
  'form-removed',
  'words-kept',
  'words-left-out',
];

/**
 * `case.created` is `case-created` in the catalogue: a dot would be a step into it. What is done on a worksheet has
 * words of its own where those of an interview would say that somebody was asked.
 */
export function actionKey(action: string, onWorksheet = false): ActionKey | null {
  const key = action.replaceAll('.', '-');
  const named = (wanted: string) => KEYS.find((one) => one === wanted);
  return (onWorksheet ? named(key.replace(/^screening-/, 'worksheet-')) : undefined) ?? named(key) ?? null;
}
