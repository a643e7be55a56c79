/**
 * @file Answers that are lists of rows, as they were told: an account that goes on with a list holds the rows of the
 * account before it too, and nobody told those again. Each row keeps the account in which it was first told as it stands,
 * and a row that was changed knows the one it was, whose other cells nobody told again.
 */

import { heldOrRecorded } from '../dates/held.ts';
import type { FactStatement, FactView, RowSlip } from './fact.ts';
import { tellsOfItsOwn } from './standing-statements.ts';

/** One thing that was said, and the statement that says it. */
export interface Told<T> {
  readonly value: T;
  readonly said: FactStatement;
}

type Row = Readonly<Record<string, unknown>>;
export interface RowTold extends Told<Row> {
  /** The row as an earlier account had it, where this one changed it or filled it up. */
  readonly before?: RowTold;
  /** The row as it had been written down, where cells of it were put right, and the account that told the others. */
  readonly wrong?: Told<Row>;
  /** A list that has changed since does not have it any more: it was so on its day. */
  readonly stayed?: true;
  /** Why it was told so, where that is another reason than the list's. */
  readonly why?: Pick<FactStatement, 'cause'> & { readonly reasonWords: string };
}

export interface RowsTold {
  /** In the order of the newest list. */
  readonly stands: readonly RowTold[];
  /** Told before, and told otherwise or left out since; not what had only been written down wrongly or was filled up. */
  readonly gone: readonly RowTold[];
  /** Told before, and no more in a list that has changed since: nothing of it was told otherwise. Left out where there is none. */
  readonly past?: readonly RowTold[];
}

const NOTHING: RowsTold = { stands: [], gone: [] };

/** Of one fact it is asked for each of the many things that follow from it, and statements never change. */
const READ = new WeakMap<FactView['statements'], RowsTold>();

/** The account of what `part` says of a row: a correction of another part of it is none of this. */
export const saidOf = ({ value, said, wrong }: RowTold, part: (row: Row) => unknown): FactStatement =>
  wrong !== undefined && same(part(value), part(wrong.value)) ? wrong.said : said;

/** Values that are no lists of rows are left out. */
export function rowsTold(fact: Pick<FactView, 'statements'> | undefined): RowsTold {
  if (fact === undefined) return NOTHING;
  const found = READ.get(fact.statements) ?? rowsIn(fact.statements);
  READ.set(fact.statements, found);
  return found;
}

const rowsIn = (statements: FactView['statements']): RowsTold =>
  statements
    .filter((one) => one.state === 'prefers-not-to-say' || tellsOfItsOwn(one, statements))
    .reduceRight(
      (before, said) => (said.state === 'prefers-not-to-say' ? NOTHING : withAccount(before, said)),
      NOTHING,
    );

function withAccount(told: RowsTold, whole: FactStatement): RowsTold {
  if (whole.state !== 'answered' || !Array.isArray(whole.value)) return told;
  // Its rows are as new as the account; those that were put right since, as the correction.
  const { headSince: _, ...said } = whole;
  const { gone } = told;
  const written = (said.value as unknown[]).flatMap((row) => (isRow(row) ? [row] : []));
  // Of those that stayed from an earlier day this account says nothing, unless it has them again.
  const again = new Set(written.map(canonical));
  const isOfBefore = ({ stayed, value }: RowTold) => stayed === true && !again.has(canonical(value));
  const ofBefore = told.stands.filter(isOfBefore);
  const stands = told.stands
    .filter((row) => !isOfBefore(row))
    .map((row): RowTold => {
      const { stayed, ...standing } = row;
      return stayed === true ? standing : row;
    });
  const slips = slipsIn(said, written, stands);
  // As they had been written down: what was told is seen from that, and is put right afterwards.
  const now = written.map((row) => slips.get(canonical(row))?.was ?? row);
  const standing = new Map(stands.map((one) => [canonical(one.value), one]));
  const kept = new Set(now.map(canonical));
  const left = stands.filter(({ value }) => !kept.has(canonical(value)));
  const changed = now.filter((value) => !standing.has(canonical(value)));
  const reasons = new Map(said.rowReasons?.map((one) => [canonical(one.row), one] as const));
  for (const { was, why } of slips.values()) {
    reasons.delete(canonical(was));
    if (why !== undefined) reasons.set(canonical(was), { row: was, ...why });
  }
  const was = rowsBefore(changed, left);
  const rows = now.map((value): RowTold => {
    const before = was.get(value);
    const own = reasons.get(canonical(value));
    return (
      standing.get(canonical(value)) ?? {
        value,
        said,
        ...(before === undefined ? {} : { before }),
        ...(own === undefined ? {} : { why: { cause: own.cause, reasonWords: own.reasonWords } }),
      }
    );
  });
  const right = rightRows(rows, written, (row) => slips.get(canonical(row))?.at ?? said.at, whole);
  const asRight = (row: RowTold): RowTold => right.get(row) ?? row;
  // A row that says nothing else once the slip is out of it was never told otherwise.
  const goneRight = (some: readonly RowTold[]): RowTold[] => {
    const stay = new Set(written.map(canonical));
    return some.map(asRight).filter((row, at) => row === some[at] || !stay.has(canonical(row.value)));
  };
  // What is added by itself has nothing of the list in it, and takes nothing from it but a row that it fills up.
  if (
    said.relation !== 'new' &&
    said.relation !== 'differs' &&
    said.relation !== 'since' &&
    left.length === stands.length
  ) {
    // News of somebody stands in the place of what was told of them before.
    const instead = new Map(
      rows.flatMap((row) => (row.before && isNewOf(row.before.value, row.value) ? [[row.before, row]] : [])),
    );
    const replacing = new Set(instead.values());
    const added = rows.filter((row) => !replacing.has(row));
    const were = [...instead].flatMap(([before, row]) => (fillsUp(before.value, row.value) ? [] : [before]));
    return {
      ...told,
      stands: [...stands.map((row) => instead.get(row) ?? row), ...added, ...ofBefore].map(asRight),
      gone: goneRight([...gone, ...were]),
    };
  }
  const news = rows.filter((one) => one.said === said);
  const taken = left.filter(({ value }) => !news.some((one) => fillsUp(value, one.value)));
  const back = gone.filter(({ value }) => !kept.has(canonical(value)));
  const past = [...(told.past ?? []), ...(said.relation === 'since' ? taken : [])];
  // What the list does not have any more was so on its day, and stands with it. What a row was is said by the row.
  const were = new Set(rows.flatMap(({ before }) => (before === undefined ? [] : [before])));
  const stayed = said.relation === 'since' ? taken.filter((row) => !were.has(row)) : [];
  return {
    ...(past.length === 0 ? {} : { past }),
    stands: [...rows, ...stayed.map((row) => ({ ...row, stayed: true as const })), ...ofBefore].map(asRight),
    // What has changed since is not told otherwise, and stands as what the row was before.
    gone: goneRight(said.cause === 'recording' || said.relation === 'since' ? back : [...back, ...taken]),
  };
}

type Slip = Omit<RowSlip, 'row'>;

/**
 * Of each row that was put right, by what it is now, what it had been written down as. Where nobody kept that, the rows say which
 * they are, and the one it was is the one most like it; or, put right so much, so many are there no longer, in their order.
 */
function slipsIn(said: FactStatement, rows: readonly Row[], stands: readonly RowTold[]): Map<string, Slip> {
  if (said.slips !== undefined) return new Map(said.slips.map(({ row, ...slip }) => [canonical(row), slip]));
  const marked = new Map(said.rowReasons?.map(({ row, cause }) => [canonical(row), cause]));
  const ofList = said.relation === 'differs' ? said.cause : '';
  const isSlip = (row: Row) => (marked.get(canonical(row)) ?? ofList) === 'recording';
  const there = new Set(stands.map(({ value }) => canonical(value)));
  const kept = new Set(rows.map(canonical));
  const left = stands.filter(({ value }) => !kept.has(canonical(value)));
  const changed = rows.filter((row) => !there.has(canonical(row)));
  const found = rowsBefore(changed, left);
  const others = left.filter((one) => ![...found.values()].includes(one));
  const open = changed.filter((row) => !found.has(row) && isSlip(row));
  const pairs = [
    ...found,
    ...(open.length === others.length ? open.map((row, at) => [row, others[at]] as const) : []),
  ];
  return new Map(
    pairs.flatMap(([row, before]) =>
      before === undefined || !isSlip(row) ? [] : [[canonical(row), { was: before.value, at: said.at }]],
    ),
  );
}

/**
 * Each row that was put right, and what it was before, as it was right: a cell that had been written down wrongly keeps the account
 * that told it first, and says when it was put right. By what it was; `rows` as they had been written down, `written` as they are.
 */
function rightRows(
  rows: readonly RowTold[],
  written: readonly Row[],
  dayOf: (row: Row) => string,
  said: FactStatement,
): ReadonlyMap<RowTold, RowTold> {
  const right = new Map<RowTold, RowTold>();
  for (const [at, row] of rows.entries()) {
    const now = written[at] ?? row.value;
    if (canonical(row.value) === canonical(now)) continue;
    const was = row.value;
    const wrong = Object.keys({ ...was, ...now }).filter((name) => !isSameCell(was[name], now[name]));
    const asRight = (one: RowTold): RowTold => {
      const before = one.before === undefined ? undefined : asRight(one.before);
      const cells = wrong.filter((name) => isSameCell(one.value[name], was[name]));
      const value = { ...one.value, ...Object.fromEntries(cells.map((name) => [name, now[name]])) };
      const isFirst = (name: string) => !one.before || !isSameCell(one.before.value[name], was[name]);
      const { before: _, ...rest } = one;
      const made =
        before !== undefined && canonical(before.value) === canonical(value)
          ? before
          : {
              ...rest,
              value,
              ...(cells.some(isFirst)
                ? { said: putRight(one.said, said, dayOf(now)), wrong: one.wrong ?? one }
                : {}),
              ...(before === undefined ? {} : { before }),
            };
      right.set(one, made);
      return made;
    };
    asRight(row);
  }
  return right;
}

/** What had been written down wrongly was told when it was told: in that account, on its day. */
function putRight(before: FactStatement, said: FactStatement, on: string): FactStatement {
  const { heldOn: _, takenBy: __, slips: ___, ...now } = said;
  const { heldOn, takenBy, at, origin } = before;
  const layer = origin.kind === 'interview' ? (origin.putRight?.layer ?? origin.layer) : 0;
  return {
    ...now,
    heldOn: heldOrRecorded(heldOn, at),
    ...(takenBy === undefined ? {} : { takenBy }),
    relation: before.relation,
    cause: before.cause,
    at: on,
    origin: now.origin.kind === 'interview' ? { ...now.origin, putRight: { layer } } : now.origin,
  };
}

/**
 * Of each new row, which of those that are there no longer it was: the one that has most of its cells as they are, and no
 * fewer than it has otherwise. That both are in one country says nothing. Our own rule (certainty M).
 */
function rowsBefore<T extends { readonly value: Row }>(
  news: readonly Row[],
  left: readonly T[],
): Map<Row, T> {
  const pairs = news.flatMap((value) =>
    left.map((before) => ({ value, before, ...alike(before.value, value) })),
  );
  const found = new Map<Row, T>();
  const taken = new Set<T>();
  for (const { value, before, same: kept, other } of pairs.toSorted((a, b) => b.same - a.same)) {
    if (kept === 0 || kept < other || found.has(value) || taken.has(before)) continue;
    found.set(value, before);
    taken.add(before);
  }
  return found;
}

/** Of the rows `left` of an earlier list, the one that `row` was; `news`: all rows that are new in the later list. */
export const rowBefore = (row: Row, news: readonly Row[], left: readonly Row[]): Row | undefined =>
  rowsBefore(
    news,
    left.map((value) => ({ value })),
  ).get(row)?.value;

function alike(before: Row, now: Row): { readonly same: number; readonly other: number } {
  const cells = Object.entries(before).filter(([name, cell]) => name !== 'country' && !isEmptyCell(cell));
  const kept = cells.filter(([name, cell]) => same(cell, now[name])).length;
  const gone = cells.filter(([name, cell]) => !same(cell, now[name]) && !isEmptyCell(now[name])).length;
  return { same: kept, other: gone };
}

const isRow = (row: unknown): row is Row => typeof row === 'object' && row !== null && !Array.isArray(row);

export const isEmptyCell = (cell: unknown): boolean =>
  cell === null || cell === undefined || cell === '' || (Array.isArray(cell) && cell.length === 0);

/** Every cell that was there is there still, and every choice of one that has several. */
export const fillsUp = (before: Row, now: Row): boolean =>
  Object.entries(before).every(
    ([name, cell]) => isEmptyCell(cell) || same(cell, now[name]) || hasEach(now[name], cell),
  );

/** Filled up, or news of somebody who has the same name. Another place, or another thing that happened, is one more. */
const isNewOf = (before: Row, now: Row): boolean =>
  fillsUp(before, now) || (!isEmptyCell(now.name) && same(before.name, now.name));

const hasEach = (now: unknown, before: unknown): boolean =>
  Array.isArray(before) && Array.isArray(now) && before.every((one) => now.some((other) => same(one, other)));

const same = (one: unknown, other: unknown): boolean => canonical(one) === canonical(other);
/** No cell and an empty one are the same. */
export const isSameCell = (one: unknown, other: unknown): boolean =>
  (isEmptyCell(one) && isEmptyCell(other)) || same(one, other);

/** Without empty cells, the keys in one order. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, one: unknown) =>
    isRow(one)
      ? Object.fromEntries(
          Object.entries(one)
            .filter(([, cell]) => !isEmptyCell(cell))
            .toSorted(([a], [b]) => (a < b ? -1 : 1)),
        )
      : one,
  );
