/** @file A slip of the pen that is mended in a list keeps what its account is to the account before it. */

import { rowBefore } from '../told/rows-told.ts';
import type { AnswerView } from './answer.ts';
import { rowKey, rowsOf } from './withheld-rows.ts';

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
 * Rows of a later account that only put right what an earlier one had been written down as: the account added to the list, had
 * the row as it was, and was written down once more with another in its place. What adds takes nothing back, so that nobody
 * told it otherwise. A row stays one that was put right when others are after it, or it is once more. `history`: all that was
 * recorded under this question, oldest first; `layer`: the account.
 */
export function rowsPutRight(
  history: readonly Pick<AnswerView, 'layer' | 'value' | 'relation'>[],
  layer: number,
): Row[] {
  const written = history.filter((one) => one.layer === layer);
  const last = written.at(-1);
  if (layer === 0 || last === undefined || last.relation !== 'adds') return [];
  const earlier = new Set(
    history.filter((one) => one.layer < layer).flatMap(({ value }) => rowsOf(value).map(rowKey)),
  );
  const right = new Set<string>();
  for (const [at, { value }] of written.slice(1).entries()) {
    const [now, then] = [rowsOf(value), rowsOf(written[at]?.value)];
    const news = without(now, then);
    const left = without(then, now);
    for (const row of news) {
      const was = rowBefore(row, news, left);
      if (was !== undefined && (earlier.has(rowKey(was)) || right.has(rowKey(was)))) right.add(rowKey(row));
    }
  }
  return rowsOf(last.value).filter((row) => right.has(rowKey(row)) && !earlier.has(rowKey(row)));
}

type Row = Record<string, unknown>;

function without(rows: readonly Row[], others: readonly Row[]): Row[] {
  const keys = new Set(others.map(rowKey));
  return rows.filter((row) => !keys.has(rowKey(row)));
}
