/** @file A few words around what was found. */
import { type Word, wordsOf } from './fold.ts';

export interface SnippetPart {
  readonly text: string;
  readonly found: boolean;
}

const AROUND = 12;
/** What lies behind is found by the index, and the snippet is then the beginning. */
const LOOKED_THROUGH = 200_000;

/** `isFound` says of a folded word whether it is one that was looked for. */
export function snippet(text: string, isFound: (folded: string) => boolean): SnippetPart[] {
  const words = wordsOf(text.slice(0, LOOKED_THROUGH));
  const first = bestPlace(words.map(({ folded }) => isFound(folded)));
  const shown = words.slice(first, first + 2 * AROUND + 1);
  if (shown.length === 0) return [];
  const parts: SnippetPart[] = [];
  let at = shown[0]?.from ?? 0;
  const say = (until: number, found: boolean) => {
    if (until > at) parts.push({ text: text.slice(at, until).replace(/\s+/gu, ' '), found });
    at = until;
  };
  for (const word of shown) {
    if (!isFound(word.folded)) continue;
    say(word.from, false);
    say(word.to, true);
  }
  say(endOf(shown), false);
  return [
    ...(first > 0 ? [{ text: '… ', found: false }] : []),
    ...parts,
    ...(first + shown.length < words.length ? [{ text: ' …', found: false }] : []),
  ];
}

const endOf = (words: readonly Word[]): number => words.at(-1)?.to ?? 0;

/** Where the most of them stand together. */
function bestPlace(found: readonly boolean[]): number {
  let [best, most] = [0, 0];
  found.forEach((one, at) => {
    if (!one) return;
    const count = found.slice(at, at + AROUND).filter(Boolean).length;
    if (count > most) [best, most] = [at, count];
  });
  return Math.max(0, best - AROUND / 2);
}
