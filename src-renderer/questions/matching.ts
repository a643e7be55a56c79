/**
 * @file Which entries of a list fit what is typed, the likeliest first: what is called exactly that comes before what
 * only has it in its name. Typing "Sudan" must never lead to "South Sudan".
 */

import { foldText } from '../../src-main/core/text/search-text.ts';

export interface Listed {
  /** A code or an id, which may be typed too: "SD". */
  readonly value: string;
  readonly label: string;
}

/** In the order of the list among those equally near; all of them where nothing is typed. */
export function matching<T extends Listed>(entries: readonly T[], typed: string): T[] {
  const words = folded(typed);
  if (words === '') return [...entries];
  return entries
    .map((entry) => ({ entry, nearness: nearnessOf(entry, words) }))
    .filter(({ nearness }) => nearness < NONE)
    .sort((a, b) => a.nearness - b.nearness)
    .map(({ entry }) => entry);
}

/** Whether that is its name or its code, and not only a part of them. */
export const isCalled = (entry: Listed, typed: string): boolean => nearnessOf(entry, folded(typed)) <= 1;

const NONE = 5;

function nearnessOf({ value, label }: Listed, words: string): number {
  const name = folded(label);
  if (name === words) return 0;
  if (value.toLowerCase() === words) return 1;
  if (name.startsWith(words)) return 2;
  const at = name.indexOf(words);
  if (at < 0) return NONE;
  return /[\s(-]/.test(name[at - 1] ?? '') ? 3 : 4;
}

/** Without accents and capitals: "cote d'ivoire" finds "Côte d’Ivoire". */
const folded = (text: string): string => foldText(text).replaceAll('’', "'");
