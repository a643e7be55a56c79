/** @file Opens the first-hour card from anywhere, before a vault is open too; and its helpline, for a page that says it. */
import card from '../../resources/help/first-hour.json' with { type: 'json' };

export const HELPLINE = card.helpline;

const listeners = new Set<() => void>();

export const openFirstHour = (): void => {
  for (const listener of listeners) listener();
};

export function onOpenFirstHour(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
