/** @file The entries that the interface has words for; anything newer is shown by its own name. */
import type audit from '../../i18n/en/audit.json';

export type ActionKey = keyof (typeof audit)['action'];

const KEYS: readonly ActionKey[] = [
  'vault-created',
  'vault-opened',
  'vault-migrated',
  'vault-passphrase-changed',
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
  'screening-started',
  'screening-answered',
  'screening-place-kept',
  'screening-paused',
  'screening-resumed',
  'screening-noted',
  'screening-signed',
  'screening-layer-opened',
  'screening-sitting-changed',
  'screening-linked',
  'screening-copied-out',
  'notification-exported',
  'consent-recorded',
  'consent-overridden',
  'bundle-created',
  'bundle-arranged',
  'bundle-built',
  'form-imported',
  'form-exported',
  'form-removed',
];

/** `case.created` is `case-created` in the catalogue: a dot would be a step into it. */
export function actionKey(action: string): ActionKey | null {
  const key = action.replaceAll('.', '-');
  return KEYS.find((one) => one === key) ?? null;
}
