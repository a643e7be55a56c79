/** @file Keys within a question: Alt+1 to Alt+4 for what is said instead of an answer, digits for choices. */

export const INSTEAD = ['not-asked', 'not-known', 'prefers-not-to-say', 'deferred'] as const;
export type InsteadState = (typeof INSTEAD)[number];

interface Keys {
  readonly key: string;
  readonly code: string;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

/** Read from the key's place, since Alt with a digit types a sign on some keyboards. */
export function insteadOfKey(event: Keys): InsteadState | null {
  if (!event.altKey || event.ctrlKey || event.metaKey) return null;
  const digit = /^(?:Digit|Numpad)([1-4])$/.exec(event.code)?.[1];
  return digit === undefined ? null : (INSTEAD[Number(digit) - 1] ?? null);
}

/** Which of `count` choices a plain digit names, or null. 1 is the first. */
export function choiceOfKey(event: Keys, count: number): number | null {
  if (event.altKey || event.ctrlKey || event.metaKey || !/^[1-9]$/.test(event.key)) return null;
  const index = Number(event.key) - 1;
  return index < count ? index : null;
}
