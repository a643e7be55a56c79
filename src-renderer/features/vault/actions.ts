/** @file The entries that the interface has words for; anything newer is shown by its own name. */
import type { TFunction } from 'i18next';
import type { AuditEntryView } from '../../../src-main/contract/vault.ts';
import { PURPOSES } from '../../consent/consents.ts';
import audit from '../../i18n/en/audit.json' with { type: 'json' };

export type ActionKey = keyof (typeof audit)['action'];

const KEYS = Object.keys(audit.action) as ActionKey[];

/**
 * `case.created` is `case-created` in the catalogue: a dot would be a step into it. What is done on a worksheet has
 * words of its own where those of an interview would say that somebody was asked.
 */
export function actionKey(action: string, onWorksheet = false): ActionKey | null {
  const key = action.replaceAll('.', '-');
  const named = (wanted: string) => KEYS.find((one) => one === wanted);
  return (onWorksheet ? named(key.replace(/^screening-/, 'worksheet-')) : undefined) ?? named(key) ?? null;
}

type Decided = keyof (typeof audit)['decided'];
const DECIDED = Object.keys(audit.decided) as Decided[];

/** "Withdrew consent: A referral to…", for a decision about consent; null for anything else, or one that is newer than the words. */
export function decidedWords(
  t: TFunction<'audit'>,
  { purpose, decided }: Pick<AuditEntryView, 'purpose' | 'decided'>,
): string | null {
  const known = DECIDED.find((one) => one === decided);
  if (known === undefined) return null;
  return t(`decided.${known}`, { purpose: PURPOSES.find(({ id }) => id === purpose)?.title ?? purpose });
}
