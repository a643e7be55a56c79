/**
 * @file Keys within a question: Alt+1 to Alt+4 for what is said instead of an answer, Alt+5 for own words, Alt+6 for how
 * it came to be said; digits
 * and first letters for choices.
 */

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

/** Alt+5: the box for the person's own words. */
export const isOwnWordsKey = (event: Keys): boolean =>
  event.altKey && !event.ctrlKey && !event.metaKey && /^(?:Digit|Numpad)5$/.test(event.code);

/** Alt+6: how it came to be said, one after the other. */
export const isMarkKey = (event: Keys): boolean =>
  event.altKey && !event.ctrlKey && !event.metaKey && /^(?:Digit|Numpad)6$/.test(event.code);

/**
 * Which choice a letter leads to: the next after `from` whose words begin with it, round to the first again; null
 * when none does, or the key is no letter.
 */
export function choiceOfLetter(event: Keys, labels: readonly string[], from: number): number | null {
  if (event.altKey || event.ctrlKey || event.metaKey || !/^\p{L}$/u.test(event.key)) return null;
  const letter = event.key.toLowerCase();
  const order = labels.map((_, step) => (from + 1 + step) % labels.length);
  return order.find((index) => labels[index]?.toLowerCase().startsWith(letter)) ?? null;
}
