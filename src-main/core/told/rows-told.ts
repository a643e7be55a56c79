/**
 * @file Answers that are lists of rows, as they were told: an account that goes on with a list holds the rows of the
 * account before it too, and nobody told those again. Each row keeps the account in which it was first told as it stands,
 * and a row that was changed knows the one it was, whose other cells nobody told again.
 */
import type { FactStatement, FactView } from '../answers/fact.ts';
import { tellsOfItsOwn } from '../answers/standing-statements.ts';
import { onDay } from '../dates/fuzzy-date.ts';
import type { Told } from './places.ts';

type Row = Readonly<Record<string, unknown>>;
export interface RowTold extends Told<Row> {
  /** The row as an earlier account had it, where this one changed it or filled it up. */
  readonly before?: RowTold;
  /** Why it was told so, where that is another reason than the list's. */
  readonly why?: Pick<FactStatement, 'cause'> & { readonly reasonWords: string };
}

export interface RowsTold {
  /** In the order of the newest list. */
  readonly stands: readonly RowTold[];
  /** Told before, and told otherwise or left out since; not what had only been written down wrongly or was filled up. */
  readonly gone: readonly RowTold[];
}

const NOTHING: RowsTold = { stands: [], gone: [] };

/** Of one fact it is asked for each of the many things that follow from it, and statements never change. */
const READ = new WeakMap<FactView['statements'], RowsTold>();

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

function withAccount({ stands, gone }: RowsTold, said: FactStatement): RowsTold {
  if (said.state !== 'answered' || !Array.isArray(said.value)) return { stands, gone };
  const now = (said.value as unknown[]).flatMap((row) => (isRow(row) ? [row] : []));
  const standing = new Map(stands.map((one) => [canonical(one.value), one]));
  const kept = new Set(now.map(canonical));
  const left = stands.filter(({ value }) => !kept.has(canonical(value)));
  const changed = now.filter((value) => !standing.has(canonical(value)));
  const reasons = new Map(said.rowReasons?.map((one) => [canonical(one.row), one]));
  // The list may be told otherwise, and one row of it have been written down wrongly: the reason of that row says so.
  const slip = said.rowReasons?.flatMap(({ row, cause }) => (cause === 'recording' ? [row] : []));
  // Or nothing of it was told anew: each row that changed has the day of the row that it was, and not of the newest account.
  const ofList = said.relation === 'differs' && said.cause === 'recording' ? now : [];
  const mended = new Set([...(said.mended ?? []), ...(slip ?? []), ...ofList].map(canonical));
  const was = withSlips(
    rowsBefore(changed, left),
    changed.filter((value) => mended.has(canonical(value))),
    left,
  );
  const right = new Map<FactStatement, FactStatement>();
  const rightOf = (before: FactStatement): FactStatement =>
    right.get(before) ?? right.set(before, putRight(before, said)).get(before) ?? before;
  const rows = now.map((value): RowTold => {
    const before = was.get(value);
    if (before !== undefined && mended.has(canonical(value))) return { value, said: rightOf(before.said) };
    const own = reasons.get(canonical(value));
    return (
      standing.get(canonical(value)) ?? {
        ...{ value, said },
        ...(before === undefined ? {} : { before }),
        ...(own === undefined ? {} : { why: { cause: own.cause, reasonWords: own.reasonWords } }),
      }
    );
  });
  const slips = new Set([...was].filter(([value]) => mended.has(canonical(value))).map(([, one]) => one));
  // What is added by itself has nothing of the list in it, and takes nothing from it but a row that it fills up.
  if (
    said.relation !== 'new' &&
    said.relation !== 'differs' &&
    slips.size === 0 &&
    left.length === stands.length
  ) {
    // News of somebody stands in the place of what was told of them before.
    const instead = new Map(
      rows.flatMap((row) => (row.before && isNewOf(row.before.value, row.value) ? [[row.before, row]] : [])),
    );
    const replacing = new Set(instead.values());
    const added = rows.filter((row) => !replacing.has(row));
    const were = [...instead].flatMap(([before, row]) => (fillsUp(before.value, row.value) ? [] : [before]));
    return { stands: [...stands.map((row) => instead.get(row) ?? row), ...added], gone: [...gone, ...were] };
  }
  const news = rows.filter((one) => one.said === said);
  const taken = left
    .filter((one) => !slips.has(one))
    .filter(({ value }) => !news.some((one) => fillsUp(value, one.value)));
  const back = gone.filter(({ value }) => !kept.has(canonical(value)));
  return { stands: rows, gone: said.cause === 'recording' ? back : [...back, ...taken] };
}

/** What had been written down wrongly was told when it was told: in that account, on its day. */
function putRight(before: FactStatement, said: FactStatement): FactStatement {
  const { heldOn: _, takenBy: __, mended: ___, ...now } = said;
  const { heldOn, takenBy, at, origin } = before;
  const layer = origin.kind === 'interview' ? (origin.putRight?.layer ?? origin.layer) : 0;
  return {
    ...now,
    ...(heldOn === undefined ? { heldOn: onDay(at.slice(0, 10)) } : { heldOn }),
    ...(takenBy === undefined ? {} : { takenBy }),
    ...{ relation: before.relation, cause: before.cause },
    origin: now.origin.kind === 'interview' ? { ...now.origin, putRight: { layer } } : now.origin,
  };
}

/**
 * `was` with rows that were put right so much, or so often, that they are alike no more: where as many are there no longer,
 * they are those, in their order. Our own rule (certainty M).
 */
function withSlips<T>(was: ReadonlyMap<Row, T>, mended: readonly Row[], left: readonly T[]): Map<Row, T> {
  const found = new Set(was.values());
  const others = left.filter((one) => !found.has(one));
  const open = mended.filter((row) => !was.has(row));
  const pairs = open.length === others.length ? others.map((one, at) => [open[at], one] as const) : [];
  return new Map([
    ...was,
    ...pairs.flatMap(([row, one]) => (row === undefined ? [] : [[row, one] as const])),
  ]);
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
