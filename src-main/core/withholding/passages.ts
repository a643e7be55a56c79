/**
 * @file Part of what was told in one answer that is kept back by itself: these words, as they stand there, wherever they were told
 * to the same thing; the rest of it goes, with a sign where something is left out. Our own rule.
 */
import type { FactStatement, FactView, Withheld } from '../answers/fact.ts';
import { rowsOf } from '../answers/fact-values.ts';
import type { HeldBack } from './rows.ts';
import { SENTENCE } from './sentences.ts';

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
    .reduce((left, one) => left.replace(asWords(one), SIGN), text)
    .replace(/…(?:[\s,;.]*…)+/gu, SIGN);

/** Scripts that part no words by blanks: there no letter beside the passage makes it part of another word. */
const LETTER =
  '[[\\p{L}\\p{M}\\p{N}]--[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}\\p{Script=Tibetan}]]';

/** Whole words: "Ana" is not in "Anamaria", which would be left cut in two. */
function asWords(passage: string): RegExp {
  const [before, after] = [`^${LETTER}`, `${LETTER}$`].map((edge) => new RegExp(edge, 'v').test(passage));
  const sought = passage.replace(/[$()*+./?[\\\]^{|}]/gu, '\\$&');
  return new RegExp(`${before ? `(?<!${LETTER})` : ''}${sought}${after ? `(?!${LETTER})` : ''}`, 'gv');
}

const has = (text: string, passage: string): boolean => text.includes(passage) && asWords(passage).test(text);

type Telling = Pick<FactStatement, 'text' | 'ownWords' | 'reasonWords' | 'value'>;

/** Whether such words stand in what was told there, in the worker's words or in the person's, the reason included. */
export const tellsPassage = (
  { text, ownWords, reasonWords = '' }: Omit<Telling, 'value'>,
  passage: string,
): boolean => [text, ownWords, reasonWords].some((one) => has(one, passage));

/** Whether they can be left out by themselves: of a choice or a day the words are made from what stands there. */
export const isCutFrom = ({ text, value }: Telling, passage: string): boolean =>
  !has(text, passage) ||
  (typeof value === 'string' && has(value, passage)) ||
  rowsOf(value).some((row) =>
    Object.values(row).some((cell) => typeof cell === 'string' && has(cell, passage)),
  );

/** A text, or what is written in the cells of a list, without them. */
export function valueWithout(value: unknown, passages: readonly string[]): unknown {
  if (typeof value === 'string') return withoutPassages(value, passages);
  const rows = rowsOf(value);
  return rows.length === 0 ? value : rows.map((row) => rowWithout(row, passages));
}
export const rowWithout = (row: Row, passages: readonly string[]): Row =>
  Object.fromEntries(
    Object.entries(row).map(([name, cell]) => [
      name,
      typeof cell === 'string' ? withoutPassages(cell, passages) : cell,
    ]),
  );
type Row = Readonly<Record<string, unknown>>;

/**
 * `facts` without the words; `cut`: what had them. A telling of which nothing would be left is kept back as a whole. `before`: the same
 * with the rows that are kept back: a sentence of the words may have gone with a row, and the others go all the same.
 */
export function withoutHeldPassages(
  facts: ReadonlyMap<string, FactView>,
  held: readonly HeldPassage[],
  before: ReadonlyMap<string, FactView> = facts,
): { readonly facts: ReadonlyMap<string, FactView>; readonly cut: readonly CutTelling[] } {
  if (held.length === 0) return { facts, cut: [] };
  const found = new Map(facts);
  const cut: CutTelling[] = [];
  for (const [key, some] of Map.groupBy(held, (one) => one.key)) {
    const fact = facts.get(key);
    if (fact === undefined) continue;
    const statements = fact.statements.map((one, at) => {
      const was = before.get(key)?.statements[at] ?? one;
      const there = some.flatMap((each) =>
        stillThere(one, was, each.passage).map((passage) => ({ ...each, passage })),
      );
      const [first] = there;
      if (first === undefined || one.withheld !== undefined) return one;
      const words = there.map(({ passage }) => passage);
      const rest = (text: string) => withoutPassages(text, words);
      const reason = one.reasonWords === undefined ? {} : { reasonWords: rest(one.reasonWords) };
      const left = { ...one, text: rest(one.text), ownWords: rest(one.ownWords), ...reason };
      const isWhole = there.some(({ passage }) => !isCutFrom(one, passage));
      if (isWhole || (saysNothing(left.text) && saysNothing(left.ownWords)))
        return { ...one, withheld: first.why };
      cut.push(...there.map(({ passage, why }) => ({ key, fact, one, why, passage })));
      return { ...left, value: valueWithout(one.value, words) };
    });
    found.set(key, { ...fact, statements });
  }
  return { facts: found, cut };
}

/** The words as they stand there, or the sentences of them that are left. */
function stillThere(one: FactStatement, was: FactStatement, passage: string): string[] {
  if (tellsPassage(one, passage)) return [passage];
  if (!tellsPassage(was, passage)) return [];
  return passage
    .split(SENTENCE)
    .filter((sentence) => sentence.trim() !== '' && tellsPassage(one, sentence.trim()));
}

const saysNothing = (text: string): boolean => !/[\p{L}\p{N}]/u.test(text);
