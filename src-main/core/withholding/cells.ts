/**
 * @file What of a row that is kept back stands in an answer of a sheet by itself: a name, a town, a day, a choice; and so do a few
 * words that are kept back by themselves. It is too short to be anybody's words, so it is not cut: whoever sends the sheet sees it and decides. What is said openly elsewhere is not
 * pointed at. English only and our own rule (certainty L).
 */
import type { AnswerView } from '../answers/answer.ts';
import type { FactStatement, FactView, Withheld } from '../answers/fact.ts';
import { isWithheld, placeOf } from '../answers/fact.ts';
import { rowKey, rowsOf } from '../answers/fact-values.ts';
import type { HeldPassage } from './passages.ts';

/** One cell of such a row. */
export interface KeptCell {
  /** As it is written there. */
  readonly text: string;
  readonly kind: 'name' | 'day' | 'whole';
  readonly why: Withheld;
}

type Facts = ReadonlyMap<string, FactView>;

/**
 * `told`: all that was told; `open`: what of it this reader gets; `passages`: words of answers that are kept back by themselves. Those
 * that nothing open says.
 */
export function cellsKept(told: Facts, open: Facts, passages: readonly HeldPassage[] = []): KeptCell[] {
  const goes = [...open.values()].flatMap(({ statements }) =>
    statements.filter((one) => !isWithheld(one) && !isOfSheet(one)),
  );
  const texts = goes.map((one) => plain(`${one.text}\n${one.ownWords}`));
  const leaves = new Set(goes.flatMap((one) => leavesOf(one.value)).map(({ text }) => plain(text)));
  const isOpen = ({ text, kind }: Omit<KeptCell, 'why'>): boolean =>
    leaves.has(plain(text)) || (kind === 'name' && texts.some((one) => hasWord(one, plain(text))));
  const found = [...told].flatMap(([key, fact]) =>
    fact.statements.flatMap((said) => {
      const why = whyOf(open.get(key), said);
      if (why === undefined) return [];
      const stays = new Set(
        goesAt(open.get(key), said)
          .flatMap(({ value }) => rowsOf(value))
          .map(rowKey),
      );
      return rowsOf(said.value)
        .filter((row) => !stays.has(rowKey(row)))
        .flatMap(cellsOf)
        .filter((cell) => !isOpen(cell))
        .map((cell) => ({ ...cell, why }));
    }),
  );
  const words = passages
    .map(({ passage: text, why }): KeptCell => ({ text, kind: 'name', why }))
    .filter((cell) => !isOpen(cell));
  return [...new Map([...found, ...words].map((one) => [`${one.kind} ${plain(one.text)}`, one])).values()];
}

/** Those that stand in this answer. */
export function cellsIn(cells: readonly KeptCell[], answer: AnswerView | undefined): KeptCell[] {
  if (answer === undefined) return [];
  const leaves = leavesOf(answer.state === 'answered' ? answer.value : null);
  const whole = new Set(leaves.map(({ text }) => plain(text)));
  const text = plain([...leaves.map((one) => one.text), answer.ownWords].join('\n'));
  return cells.filter(
    (one) => whole.has(plain(one.text)) || (one.kind === 'name' && hasWord(text, plain(one.text))),
  );
}

/** What somebody typed on a sheet nobody told: it is what is looked at. */
const isOfSheet = ({ origin }: FactStatement): boolean =>
  origin.kind === 'interview' && origin.sheet === true;

const at = (fact: FactView | undefined, said: FactStatement): FactStatement[] =>
  (fact?.statements ?? []).filter((one) => one.seq === said.seq && placeOf(one) === placeOf(said));
const goesAt = (fact: FactView | undefined, said: FactStatement) =>
  at(fact, said).filter((one) => !isWithheld(one));
const whyOf = (fact: FactView | undefined, said: FactStatement): Withheld | undefined =>
  at(fact, said).find(isWithheld)?.withheld;

/** Shorter ones are in every text. */
const LONGEST = 80;
const SHORTEST = 4;

/** Whom and where a row names. */
const NAMES: ReadonlySet<string> = new Set(['who', 'by', 'name', 'where', 'place', 'charge', 'others']);

const cellsOf = (row: Readonly<Record<string, unknown>>): Omit<KeptCell, 'why'>[] =>
  Object.entries(row).flatMap(([name, value]) =>
    leavesOf(value).flatMap((leaf): Omit<KeptCell, 'why'>[] => {
      const length = [...leaf.text].length;
      if (leaf.isDay) return length < 7 ? [] : [{ text: leaf.text, kind: 'day' }];
      if (length > LONGEST || leaf.text === 'other' || leaf.text === 'yes' || leaf.text === 'no') return [];
      return [{ text: leaf.text, kind: NAMES.has(name) && length >= SHORTEST ? 'name' : 'whole' }];
    }),
  );

/** Texts, choices and days of a value, however it is built. */
function leavesOf(value: unknown): { readonly text: string; readonly isDay: boolean }[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [{ text: value.trim(), isDay: false }];
  if (Array.isArray(value)) return value.flatMap(leavesOf);
  if (typeof value !== 'object' || value === null) return [];
  if ('qualifier' in value && 'value' in value && typeof value.value === 'string')
    return [{ text: value.value, isDay: true }];
  return Object.values(value).flatMap(leavesOf);
}

function hasWord(text: string, word: string): boolean {
  const sought = word.replace(/[$()*+.?[\\\]^{|}]/gu, '\\$&');
  return new RegExp(`(?<![\\p{L}\\p{N}])${sought}(?![\\p{L}\\p{N}])`, 'u').test(text);
}

const plain = (text: string): string => text.replace(/\s+/gu, ' ').trim().toLowerCase();
