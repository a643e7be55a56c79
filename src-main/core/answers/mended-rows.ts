/** @file A slip of the pen that is mended in a list keeps what its account is to the account before it. */

import type { AnswerView } from './answer.ts';
import { rowKey, rowsOf } from './fact-values.ts';
import { apartFromReason, withRowReasons } from './reason-words.ts';

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
