/**
 * @file A correction of a list changes single cells and rows of it. They are put right in the account that it names, and in the
 * accounts after it where those only went on with what was wrong. What another account told since stays as it was told.
 */
import type { RowSlip } from '../answers/fact.ts';
import { rowKey, rowsOf } from '../answers/fact-values.ts';
import { apartFromReason, type RowReason, withReason, withRowReasons } from '../answers/reason-words.ts';
import { pairsOf } from '../answers/row-slips.ts';
import { fillsUp, isEmptyCell, isSameCell } from '../answers/rows-told.ts';
import { withdraws } from '../answers/said.ts';

type Row = Readonly<Record<string, unknown>>;
type Rows = readonly Row[];

export interface Answer {
  readonly question: string;
  readonly layer: number;
  readonly state: Parameters<typeof withdraws>[0]['state'];
  readonly value: unknown;
  readonly ownWords: string;
  readonly relation: string;
  readonly cause: string;
  readonly at: string;
}

/** An answer, and what it is once it is put right; null where nothing stands in its place. */
export interface RightAnswer<A> {
  readonly of: A;
  readonly now: A | null;
  /** Of a list, the rows that were put right in it, those of earlier corrections among them. */
  readonly ofRows?: (earlier: readonly RowSlip[]) => readonly RowSlip[];
}

/** Whether it is a list of rows that has any. */
export const isList = ({ state, value }: Pick<Answer, 'state' | 'value'>): boolean =>
  state === 'answered' && rowsOf(value).length > 0;

/**
 * `lists`: the answer of the account that is put right, then those between it and the correction `right`, oldest first. An answer
 * that nothing was changed in is itself.
 */
export function rowsRight<A extends Answer>(
  lists: readonly A[],
  right: A,
  targets: ReadonlyMap<number, number>,
): RightAnswer<A>[] {
  const rows = withdraws(right) ? [] : rowsOf(right.value);
  const all = lists.map(({ value }) => rowsOf(value));
  const base = madeOf(lists, right, targets);
  return rightLists(all, base.rows, rows).map((list, at): RightAnswer<A> => {
    const of = lists[at] as A;
    if (list.rows.length === 0) return { of, now: null };
    const isOfRight = at === 0 && right.ownWords !== base.ownWords;
    const ownWords = isOfRight
      ? words(right, rows, list.rows, (row) => row)
      : words(of, all[at] ?? [], list.rows, list.became);
    if (ownWords === of.ownWords && JSON.stringify(list.rows) === JSON.stringify(of.value))
      return { of, now: of };
    const now = { ...of, value: list.rows, ownWords };
    return { of, now, ofRows: (earlier) => slipsOf(earlier, list, now, right.at) };
  });
}

/**
 * The list that `right` was made of: as it was written down of the account that is put right, or as it stood after all of them, which
 * is the one from which less had to be changed. `lists` as for `rowsRight`. Our own rule (certainty M).
 */
export function madeOf(
  lists: readonly Answer[],
  right: Answer,
  targets: ReadonlyMap<number, number>,
): { readonly rows: Rows; readonly ownWords: string } {
  const target = targets.get(right.layer);
  const own = lists.findLast(({ layer }) => layer === target || targets.get(layer) === target);
  const ofOwn = { rows: rowsOf(own?.value), ownWords: own?.ownWords ?? '' };
  if (withdraws(right)) return { ...ofOwn, rows: rowsOf(lists[0]?.value) };
  const ofAll = { rows: standing(lists), ownWords: lists.at(-1)?.ownWords ?? '' };
  const rows = rowsOf(right.value);
  return cost(ofAll.rows, rows) < cost(ofOwn.rows, rows) ? ofAll : ofOwn;
}

/** The list as it stands after all these accounts. */
function standing(lists: readonly Answer[]): Rows {
  return lists.reduce<Rows>((before, { value, relation }) => {
    const rows: Rows = rowsOf(value);
    if (relation === 'differs' || relation === 'new') return rows;
    const stay = before.filter((row) => !rows.some((one) => fillsUp(row, one)));
    return rows.length >= before.length && stay.length === 0 ? rows : [...stay, ...rows];
  }, []);
}

interface RightList {
  readonly rows: Rows;
  /** Rows that this account was the first to tell, as they were put right in it. */
  readonly slips: readonly Pick<RowSlip, 'row' | 'was'>[];
  /** What a row of it is now; undefined where it is out. */
  readonly became: (row: Row) => Row | undefined;
}

/** `base`: the list that `right` was made of. */
export function rightLists(lists: readonly Rows[], base: Rows, right: Rows): RightList[] {
  const [target = []] = lists;
  const { changed, out, added } = changes(base, right);
  const inTarget = (row: Row) => formOf(row, base, target);
  const wrongs = changed.map(({ was, now }) => {
    const own = inTarget(was);
    return { was: own ?? was, of: own === undefined ? base : target, now, cells: cellsChanged(was, now) };
  });
  const gone = new Set(out.flatMap((row) => [rowKey(row), rowKey(inTarget(row) ?? row)]));
  const isSaid = new Set<object>();
  return lists.map((rows, at): RightList => {
    const became = new Map<Row, Row | undefined>();
    for (const row of rows) if (gone.has(rowKey(row))) became.set(row, undefined);
    const slips: Pick<RowSlip, 'row' | 'was'>[] = [];
    for (const wrong of wrongs) {
      const { was, of, now, cells } = wrong;
      const row = formOf(was, of, rows);
      if (row === undefined) continue;
      const put = withCells(
        row,
        now,
        at === 0 ? cells : cells.filter((name) => isSameCell(row[name], was[name])),
      );
      if (rowKey(put) === rowKey(row)) continue;
      became.set(row, put);
      if (!isSaid.has(wrong)) slips.push({ row: put, was: row });
      isSaid.add(wrong);
    }
    const nowOf = (row: Row) => (became.has(row) ? became.get(row) : row);
    const goesOn = at === 0 || rows.some((row) => formOf(row, rows, target) !== undefined);
    const more = goesOn ? added.filter((row) => formOf(row, added, rows) === undefined) : [];
    if (at === 0) slips.push(...more.map((row) => ({ row, was: {} })));
    const kept = rows.flatMap((row): Row[] => {
      const now = nowOf(row);
      return now === undefined ? [] : [now];
    });
    return { rows: inOrder([...kept, ...more], right), slips, became: nowOf };
  });
}

/** What was done to `before`, to make `now` of it. */
function changes(before: Rows, now: Rows) {
  const pairs = pairsOf(now, before);
  const isThere = (row: Row, rows: Rows) => rows.some((one) => rowKey(one) === rowKey(row));
  return {
    changed: pairs.map(({ row, old, isSure }) => ({ was: old, now: row, isSure })),
    out: before.filter((row) => !isThere(row, now) && !pairs.some(({ old }) => old === row)),
    added: now.filter((row) => !isThere(row, before) && !pairs.some((pair) => pair.row === row)),
  };
}

const cellsChanged = (was: Row, now: Row): string[] =>
  Object.keys({ ...was, ...now }).filter((name) => !isSameCell(was[name], now[name]));

/** How many cells had to be changed; of a row that became another one altogether, those of both. */
function cost(before: Rows, now: Rows): number {
  const { changed, out, added } = changes(before, now);
  const others = changed.flatMap((one) => (one.isSure ? [] : [one.was, one.now]));
  const whole = [...out, ...added, ...others].flatMap((row) =>
    Object.values(row).filter((cell) => !isEmptyCell(cell)),
  );
  const single = changed.filter(({ isSure }) => isSure);
  return whole.length + single.flatMap(({ was, now: row }) => cellsChanged(was, row)).length;
}

/** What `row` of the list `of` is among `rows`: the same, or one so like it that an account changed it into the other. */
const formOf = (row: Row, of: Rows, rows: Rows): Row | undefined =>
  rows.find((one) => rowKey(one) === rowKey(row)) ??
  pairsOf(rows, of).find(({ old, isSure }) => isSure && rowKey(old) === rowKey(row))?.row;

function withCells(row: Row, now: Row, names: readonly string[]): Row {
  const cells = Object.entries({ ...row, ...Object.fromEntries(names.map((name) => [name, now[name]])) });
  return Object.fromEntries(cells.filter(([, cell]) => cell !== undefined));
}

/** As the correction has them, where it has all of them. */
function inOrder(rows: Rows, right: Rows): Rows {
  const places = new Map(right.map((row, at) => [rowKey(row), at]));
  const placeOf = (row: Row) => places.get(rowKey(row));
  if (rows.some((row) => placeOf(row) === undefined)) return rows;
  return rows.toSorted((a, b) => (placeOf(a) ?? 0) - (placeOf(b) ?? 0));
}

/** The words beside the rows `then`, with each reason of a row at the number that the row has in `now`. */
function words(said: Answer, then: Rows, now: Rows, became: (row: Row) => Row | undefined): string {
  const { own, reason, ofRows } = apartFromReason(said);
  if (ofRows.length === 0) return said.ownWords;
  const keys = now.map((row) => rowKey(row));
  const moved = ofRows.flatMap((one): RowReason[] => {
    const row = then[one.row - 1];
    const is = row === undefined ? undefined : became(row);
    const place = is === undefined ? -1 : keys.indexOf(rowKey(is));
    return place < 0 ? [] : [{ ...one, row: place + 1 }];
  });
  return withRowReasons(withReason(own, reason), moved);
}

/** Why the account told a row so is said of it still. */
function slipsOf(
  earlier: readonly RowSlip[],
  { slips, became }: RightList,
  now: Answer,
  at: string,
): RowSlip[] {
  const reasons = new Map(
    apartFromReason(now).ofRows.map(({ row, cause, words: reasonWords }) => {
      const of = rowsOf(now.value)[row - 1] ?? {};
      return [rowKey(of), { cause, reasonWords }] as const;
    }),
  );
  const before = earlier.flatMap((one) => {
    const row = became(one.row);
    return row === undefined ? [] : [{ ...one, row }];
  });
  const again = slips.map(({ row, was }): RowSlip => {
    const first = earlier.find((one) => rowKey(one.row) === rowKey(was));
    const why = reasons.get(rowKey(row));
    const isWhy = why !== undefined && why.cause !== 'recording';
    return { row, was: first?.was ?? was, at, ...(isWhy ? { why } : {}) };
  });
  const keys = new Set(again.map(({ row }) => rowKey(row)));
  return [...before.filter(({ row }) => !keys.has(rowKey(row))), ...again];
}
