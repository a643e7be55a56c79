/** @file A slip of the pen that is mended in a list keeps what its account is to the account before it. */
import type { AnswerView } from './answer.ts';

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
