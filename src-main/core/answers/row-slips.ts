/**
 * @file Rows of a later account that were put right after they had been written down wrongly: what was told in their place. Nobody
 * told them on the day of the correction, and of a row that the account had told more of, only the wrong cells are nobody's telling.
 */
import type { AnswerView } from './answer.ts';
import type { RowSlip } from './fact.ts';
import { rowKey, rowsOf } from './fact-values.ts';
import { apartFromReason, type RowReason, withRowReasons } from './reason-words.ts';
import { isSameCell, rowBefore } from './rows-told.ts';

type Row = Readonly<Record<string, unknown>>;
type Written = Pick<AnswerView, 'layer' | 'state' | 'value' | 'relation' | 'cause' | 'ownWords' | 'at'>;
/** What a row had been written down as, when that was put right, and why it was told so. */
type Was = Omit<RowSlip, 'row'>;

/**
 * Of account `layer` as it stands. `history`: all that was recorded under this question, oldest first. A row is put right where
 * its own cause says so, or the answer's does; and where an account that only adds was written down once more with another row
 * in the place of an earlier account's: what adds takes nothing back, so that nobody told it otherwise.
 */
export function rowSlips(history: readonly Written[], layer: number): RowSlip[] {
  const written = history.filter((one) => one.layer === layer && Array.isArray(one.value));
  if (layer === 0 || written.length === 0) return [];
  const before = history.filter((one) => one.layer < layer);
  const earlier = new Set(before.flatMap(({ value }) => rowsOf(value).map(rowKey)));
  let then: Written | undefined = before
    .filter(({ value }) => Array.isArray(value))
    .toSorted((a, b) => a.layer - b.layer)
    .at(-1);
  let slips: ReadonlyMap<string, Was> = new Map();
  for (const save of written) {
    const isAgain = then?.layer === layer;
    const reasons = reasonsOf(save);
    const reasonsThen = isAgain ? reasonsOf(then) : new Map<string, RowReason>();
    const next = new Map([...slips].filter(([key]) => rowsOf(save.value).some((row) => rowKey(row) === key)));
    for (const { row, old, isSure } of pairsOf(rowsOf(save.value), rowsOf(then?.value))) {
      const had = slips.get(rowKey(old));
      const cause = reasons.get(rowKey(row))?.cause;
      const ofList = save.relation === 'differs' ? save.cause : '';
      const isOfEarlier = isSure && (earlier.has(rowKey(old)) || had !== undefined);
      const isSlip =
        (cause ?? ofList) === 'recording' || (isAgain && save.relation === 'adds' && isOfEarlier);
      if (!isSlip && had === undefined) continue;
      const was = isSlip ? (had?.was ?? old) : withChange(had?.was ?? old, old, row);
      const told = reasonsThen.get(rowKey(old));
      const why = had?.why ?? (told === undefined || told.cause === 'recording' ? undefined : whyOf(told));
      if (rowKey(was) !== rowKey(row))
        next.set(rowKey(row), {
          was,
          at: isSlip ? save.at : (had?.at ?? save.at),
          ...(why === undefined ? {} : { why }),
        });
    }
    slips = next;
    then = save;
  }
  return rowsOf(then?.value).flatMap((row) => {
    const slip = slips.get(rowKey(row));
    return slip === undefined ? [] : [{ row, ...slip }];
  });
}

const reasonsOf = (save: Written | undefined): ReadonlyMap<string, RowReason> =>
  new Map(
    (save === undefined ? [] : apartFromReason(save).ofRows).flatMap((reason) => {
      const row = rowsOf(save?.value)[reason.row - 1];
      return row === undefined ? [] : [[rowKey(row), reason] as const];
    }),
  );

const whyOf = ({ cause, words }: RowReason) => ({ cause, reasonWords: words });

interface Pair {
  readonly row: Row;
  readonly old: Row;
  /** They are alike. */
  readonly isSure: boolean;
}

/**
 * Rows of `now` that are not in `then`, each with the one it was. Those that were put right so much that they are alike no more are,
 * where as many are there no longer, those in their order. Our own rule (certainty M).
 */
export function pairsOf(now: readonly Row[], then: readonly Row[]): Pair[] {
  const [news, left] = [without(now, then), without(then, now)];
  const found = news.flatMap((row): Pair[] => {
    const old = rowBefore(row, news, left);
    return old === undefined ? [] : [{ row, old, isSure: true }];
  });
  const open = news.filter((one) => !found.some(({ row }) => row === one));
  const others = left.filter((one) => !found.some(({ old }) => old === one));
  if (open.length !== others.length) return found;
  return [...found, ...open.map((row, at) => ({ row, old: others[at] ?? row, isSure: false }))];
}

function without(rows: readonly Row[], others: readonly Row[]): Row[] {
  const keys = new Set(others.map(rowKey));
  return rows.filter((row) => !keys.has(rowKey(row)));
}

/** `row` with what changed from `old` to `now`. */
function withChange(row: Row, old: Row, now: Row): Row {
  const changed = Object.keys({ ...old, ...now }).filter((name) => !isSameCell(old[name], now[name]));
  const cells = { ...row, ...Object.fromEntries(changed.map((name) => [name, now[name]])) };
  return Object.fromEntries(Object.entries(cells).filter(([, cell]) => cell !== undefined));
}

// A slip of the pen that is mended in a list keeps what its account is to the account before it.

type Said = Pick<AnswerView, 'state' | 'value' | 'relation' | 'cause'>;

/**
 * A list has one relation and one cause for all its rows. Where one row of an account is put right that had been written
 * down wrongly, the other rows were told as they stand: the reason for those stays. `before`: the same account as it was.
 */
export function relationOfList(
  { value, relation, cause }: Omit<Said, 'state'>,
  before: Said | undefined,
): Pick<Said, 'relation' | 'cause'> {
  const isMended = relation === 'differs' && cause === 'recording' && Array.isArray(value);
  const wasTold = before?.state === 'answered' && Array.isArray(before.value);
  if (!isMended || !wasTold || (before.relation !== 'differs' && before.relation !== 'adds'))
    return { relation, cause };
  return { relation: before.relation, cause: before.cause };
}

/**
 * `given.ownWords` with a mark on each row that is put right, where `relationOfList` leaves the list the reason for which it was told
 * differently: nothing else would say that nobody told these rows so. A row that has a reason of its own keeps it.
 */
export function slipsMarked(given: Said & Pick<AnswerView, 'ownWords'>, before: Said | undefined): string {
  const of = relationOfList(given, before);
  if (of.cause === given.cause || of.relation !== 'differs') return given.ownWords;
  const then = new Set(rowsOf(before?.value).map(rowKey));
  const named = new Set(apartFromReason(given).ofRows.map(({ row }) => row));
  const rows = rowsOf(given.value).flatMap((row, at) =>
    then.has(rowKey(row)) || named.has(at + 1) ? [] : [at + 1],
  );
  return withRowReasons(
    given.ownWords,
    rows.map((row) => ({ row, cause: 'recording', words: '' })),
  );
}
