/** @file Which step settles a field that is open, so that whoever is held up by it is told one that is not refused. */
import type { AccountsOn, SettleStep } from '../answers/accounts.ts';
import type { AnswerView } from '../answers/answer.ts';
import type { KnownAnswer } from '../answers/fact.ts';
import type { Question } from '../forms/questions.ts';
import { goesOut } from './goes-out.ts';
import { onlyAdds } from './only-adds.ts';
import { keepingWritten, type Taken, takeBoth, takeNewest } from './settle.ts';

/** `answer`: what stands in the field; `on`: what was told beside it. */
export function settleStep(
  question: Question,
  on: AccountsOn,
  answer: Pick<AnswerView, 'state' | 'value' | 'ownWords' | 'relation'> | undefined,
  known: KnownAnswer | undefined,
): SettleStep {
  if (known === undefined) return 'by-hand';
  const byHand = answer !== undefined && answer.relation !== 'confirms' ? answer : undefined;
  const fits = (taken: Taken | null): taken is Taken =>
    taken !== null && (byHand === undefined || keepingWritten(question, taken, byHand) !== null);
  const newest = takeNewest(question, known);
  if (fits(newest) && onlyAdds(on, known)) return 'added';
  // Which of two accounts goes in is for somebody to say, with both in view.
  const isDecided = on.stands === 'older' && known.facts.every(({ differs }) => !differs);
  if (isDecided && fits(newest) && goesOut(question, known, answer, newest).length === 0) return 'newest';
  return fits(takeBoth(question, known, ({ text, ownWords }) => `${text} ${ownWords}`)) ? 'both' : 'by-hand';
}
