/**
 * @file Part of what was told in one answer that is kept back by itself: these words, as they stand there, wherever they were told
 * to the same thing; the rest of it goes, with a sign where something is left out. Our own rule.
 */
import type { FactStatement, FactView, Withheld } from './fact.ts';
import type { HeldBack } from './withheld-rows.ts';

/** Words of an answer that somebody keeps back. */
export interface HeldPassage {
  /** Of the fact. */
  readonly key: string;
  /** As they were told, letter by letter. */
  readonly passage: string;
  readonly why: Withheld;
}

/** A telling of which words are kept back; `one`: as it was told. */
export interface CutTelling extends HeldBack {
  readonly passage: string;
}

const SIGN = '…';

/** A word of one letter is in everything. */
export const SHORTEST_PASSAGE = 2;

/** What is said without `passages`; where two stand together, one sign. */
export const withoutPassages = (text: string, passages: readonly string[]): string =>
  passages
    .toSorted((a, b) => b.length - a.length)
    .reduce((left, one) => left.split(one).join(SIGN), text)
    .replace(/…(?:[\s,;.]*…)+/gu, SIGN);

/** Whether such words stand in what was told there, in the worker's words or in the person's. */
export const tellsPassage = (
  { text, ownWords }: Pick<FactStatement, 'text' | 'ownWords'>,
  passage: string,
): boolean => text.includes(passage) || ownWords.includes(passage);

/** `facts` without the words; `cut`: what had them. A telling of which nothing would be left is kept back as a whole. */
export function withoutHeldPassages(
  facts: ReadonlyMap<string, FactView>,
  held: readonly HeldPassage[],
): { readonly facts: ReadonlyMap<string, FactView>; readonly cut: readonly CutTelling[] } {
  if (held.length === 0) return { facts, cut: [] };
  const found = new Map(facts);
  const cut: CutTelling[] = [];
  for (const [key, some] of Map.groupBy(held, (one) => one.key)) {
    const fact = facts.get(key);
    if (fact === undefined) continue;
    const statements = fact.statements.map((one) => {
      const there = some.filter(({ passage }) => tellsPassage(one, passage));
      const [first] = there;
      if (first === undefined || one.withheld !== undefined) return one;
      const rest = (text: string) =>
        withoutPassages(
          text,
          there.map(({ passage }) => passage),
        );
      const left = { ...one, text: rest(one.text), ownWords: rest(one.ownWords) };
      if (saysNothing(left.text) && saysNothing(left.ownWords)) return { ...one, withheld: first.why };
      cut.push(...there.map(({ passage, why }) => ({ key, fact, one, why, passage })));
      return { ...left, value: typeof one.value === 'string' ? rest(one.value) : one.value };
    });
    found.set(key, { ...fact, statements });
  }
  return { facts: found, cut };
}

const saysNothing = (text: string): boolean => !/[\p{L}\p{N}]/u.test(text);
