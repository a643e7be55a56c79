/** @file The entries that the interface has words for; anything newer is shown by its own name. */
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
