/**
 * @file Rows of a list that are kept back because something that follows from them is: the other rows of the list were told
 * as much as any other answer, and go. Our own rule.
 */

import type { FactStatement, FactView, Withheld } from '../answers/fact.ts';
import { rowKey, rowsOf } from '../answers/fact-values.ts';
import { rowsTold } from '../answers/rows-told.ts';
import { withoutSentences } from './sentences.ts';

type Facts = ReadonlyMap<string, FactView>;

/** A telling that is held back under what follows from an answer, and not under the answer itself. */
export interface HeldBack {
  readonly key: string;
  readonly fact: FactView;
  readonly one: FactStatement;
  readonly why: Withheld;
}

type Row = Readonly<Record<string, unknown>>;

/**
 * `facts` with only the rows that go in each list that something in `heldBack` follows from, and those lists under `lists`:
 * some of their rows are withheld. Where it cannot be seen from which rows it follows, the whole list is.
 */
export function withoutRowsOf(
  facts: Facts,
  heldBack: readonly HeldBack[],
  derive: (facts: Facts) => Map<string, FactView>,
  placeOf: (one: FactStatement) => string,
): { readonly facts: Map<string, FactView>; readonly lists: HeldBack[] } {
  const found = new Map(facts);
  const lists: HeldBack[] = [];
  for (const [key, fact] of facts) {
    const held = new Map<string, Withheld>();
    for (const list of fact.statements) {
      const rows = rowsOf(list.value);
      if (list.withheld !== undefined || rows.length === 0) continue;
      for (const other of heldBack.filter(({ one }) => placeOf(one) === placeOf(list))) {
        const feeds = rows.filter((row) => {
          const statements = [{ ...list, value: [row] }];
          const follows = derive(new Map(facts).set(key, { ...fact, differs: false, statements }));
          return (follows.get(other.key)?.statements ?? []).some((one) => sharesLine(one, other.one));
        });
        for (const row of feeds.length === 0 ? rows : feeds) held.set(rowKey(row), other.why);
      }
    }
    // A later account has the rows of the earlier ones in its list again.
    if (held.size === 0) continue;
    const statements = fact.statements.map((list) => {
      const why = rowsOf(list.value).flatMap((row) => held.get(rowKey(row)) ?? [])[0];
      if (why === undefined || list.withheld !== undefined) return list;
      const left = withoutRows(list, held);
      if (left === null) return { ...list, withheld: why };
      lists.push({ key, fact, one: list, why });
      return left;
    });
    found.set(key, { ...fact, statements });
  }
  return { facts: found, lists };
}

/** A row of a list that somebody keeps back by itself. */
export interface HeldRow {
  /** Of the list. */
  readonly key: string;
  /** Where it was told. */
  readonly place: string;
  readonly row: Row;
  readonly why: Withheld;
}

/**
 * `facts` with each list without the rows that are kept back by themselves, and without what a row was before or has become
 * since. `lists`: those that lost some, as they were. A row that is in no account any more may be in another one under other
 * words: rows that share words with it go with it, and where none does the whole list of that account.
 */
export function withoutHeldRows(
  facts: Facts,
  held: readonly HeldRow[],
  placeOf: (one: FactStatement) => string,
): { readonly facts: Facts; readonly lists: HeldBack[] } {
  if (held.length === 0) return { facts, lists: [] };
  const found = new Map(facts);
  const lists: HeldBack[] = [];
  for (const [key, rows] of Map.groupBy(held, (one) => one.key)) {
    const fact = facts.get(key);
    if (fact === undefined) continue;
    const whys = new Map(rows.map(({ row, why }) => [rowKey(row), why]));
    const all = fact.statements.flatMap(({ value }) => rowsOf(value));
    const there = new Set(all.map(rowKey));
    for (const { row, why } of rows.filter((one) => !there.has(rowKey(one.row))))
      for (const other of all.filter((one) => sharesCell(one, row))) whys.set(rowKey(other), why);
    withChanged(fact, whys);
    const lost = rows.filter(
      ({ row }) => !there.has(rowKey(row)) && !all.some((one) => sharesCell(one, row)),
    );
    const statements = fact.statements.map((list) => {
      const whole = lost.find(({ place }) => place === placeOf(list))?.why;
      if (whole !== undefined) return { ...list, withheld: whole };
      const why = rowsOf(list.value).flatMap((row) => whys.get(rowKey(row)) ?? [])[0];
      if (why === undefined || list.withheld !== undefined) return list;
      lists.push({ key, fact, one: list, why });
      const left = withoutRows(list, whys);
      return left === null ? { ...list, withheld: why } : withoutTheirWords(left, list, whys);
    });
    found.set(key, { ...fact, statements });
  }
  return { facts: found, lists };
}

/** An account may have changed the row: it is the same thing that was told. */
function withChanged(fact: FactView, whys: Map<string, Withheld>): void {
  const { stands, gone, past = [] } = rowsTold(fact);
  for (const told of [...stands, ...gone, ...past]) {
    const chain: Row[] = [];
    for (let one: typeof told | undefined = told; one !== undefined; one = one.before) chain.push(one.value);
    const why = chain.flatMap((row) => whys.get(rowKey(row)) ?? [])[0];
    if (why !== undefined) for (const row of chain) whys.set(rowKey(row), why);
  }
}

/** A word such as "Yes" is in too much to be anybody's words. */
const ENOUGH = 4;
const cellsOf = (row: Row): string[] =>
  Object.values(row).flatMap((cell) =>
    typeof cell === 'string' && [...cell.trim()].length >= ENOUGH ? [plain(cell)] : [],
  );
const sharesCell = (one: Row, other: Row): boolean => {
  const cells = new Set(cellsOf(other));
  return cellsOf(one).some((cell) => cells.has(cell));
};

/** What was said beside the list, or why, of these very rows. */
function withoutTheirWords(
  left: FactStatement,
  list: FactStatement,
  held: ReadonlyMap<string, Withheld>,
): FactStatement {
  const stays = new Set(rowsOf(left.value).flatMap(cellsOf));
  const cells = rowsOf(list.value)
    .filter((row) => held.has(rowKey(row)))
    .flatMap(cellsOf)
    .filter((cell) => !stays.has(cell));
  const ownWords = withoutSentences(left.ownWords, (one) => cells.some((cell) => plain(one).includes(cell)));
  const goes = (row: Row) => !held.has(rowKey(row));
  const { rowReasons, slips, ...rest } = left;
  const reasons = rowReasons?.filter(({ row }) => goes(row)) ?? [];
  const right = slips?.filter(({ row }) => goes(row)) ?? [];
  return {
    ...rest,
    ownWords,
    ...(reasons.length === 0 ? {} : { rowReasons: reasons }),
    ...(right.length === 0 ? {} : { slips: right }),
  };
}

/** Of what follows from `before` and not from `after`, or otherwise: held back as the lists are that it follows from. */
export function changedBy(
  before: Facts,
  after: Facts,
  lists: readonly HeldBack[],
  placeOf: (one: FactStatement) => string,
): HeldBack[] {
  if (lists.length === 0) return [];
  return [...before].flatMap(([key, fact]) =>
    fact.statements.flatMap((one): HeldBack[] => {
      const list = lists.find((other) => other.key !== key && placeOf(other.one) === placeOf(one));
      if (list === undefined) return [];
      // Of one list several things follow: what was told for one reason, and what for another.
      const stays = (after.get(key)?.statements ?? []).some(
        (now) => placeOf(now) === placeOf(one) && now.text === one.text && now.ownWords === one.ownWords,
      );
      return stays ? [] : [{ key, fact, one, why: list.why }];
    }),
  );
}

/** Null where no row is left. */
function withoutRows(list: FactStatement, held: ReadonlyMap<string, Withheld>): FactStatement | null {
  const rows = rowsOf(list.value);
  const goes = (row: Row) => !held.has(rowKey(row));
  const rest = rows.filter(goes);
  if (rest.length === 0) return null;
  const lines = list.text.split('\n');
  const text =
    lines.length === rows.length ? lines.filter((_, at) => goes(rows[at] ?? {})) : rest.map(inWords);
  return { ...list, value: rest, text: text.join('\n') };
}

const inWords = (row: Row): string =>
  Object.values(row)
    .filter((cell) => typeof cell === 'string' && cell !== '')
    .join('; ');

/** Of what one row alone comes to, a line is in what is held back. */
function sharesLine(alone: FactStatement, held: FactStatement): boolean {
  const all = plain(`${held.text}\n${held.ownWords}`);
  return alone.text.split('\n').some((line) => plain(line) !== '' && all.includes(plain(line)));
}

/** A list that is counted counts otherwise without the rest of it. */
const plain = (text: string): string =>
  text
    .replace(/^\s*\d{1,3}\.\s+/gmu, '')
    .replace(/\s+/gu, ' ')
    .trim()
    .toLowerCase();
