/** @file What limits a yes that an answer alone does not say: it may have been recorded in the consents and nowhere else. */
import type { AnswerView } from '../../core/answers/answer.ts';
import { conditionOf, conditionSettled } from '../../core/consent/condition.ts';
import { decidedDay } from '../../core/consent/consent.ts';
import { limitOf } from '../../core/consent/limit.ts';
import { settledWords, wordsOf } from '../../core/consent/settled-words.ts';
import { type Coded, coded } from '../../core/findings/finding.ts';
import type { Question } from '../../core/forms/questions.ts';
import type { Say } from '../resources/paper-words.ts';
import type { ReadRecord } from './read-record.ts';

/**
 * A line for each limit or condition that stands in the consents for the purpose of this question, where the answer is a yes.
 * What is said with the answer itself is not there twice. `inWords`: with the words of the limit, which may name others, and with
 * whom it was set for; words that are kept back stay out. Our own rule.
 */
export function consentLimits(
  { consents, withheld }: Pick<ReadRecord, 'consents' | 'withheld'>,
  { consent }: Pick<Question, 'consent'>,
  answer: AnswerView | undefined,
  inWords: boolean,
  say: Say,
): Coded[] {
  if (consent === null || answer?.state !== 'answered' || answer.value !== 'given') return [];
  return consents
    .filter((line) => line.purpose === consent && line.item === '' && line.status === 'given')
    .filter((line) => line.settled || line.note.trim() !== answer.ownWords.trim())
    .flatMap((line) => {
      const settled = settledWords(line, conditionSettled(line).settled);
      const limit = conditionOf(line) || limitOf(line);
      const said = [limit, settled === null ? '' : say(settled)].filter((part) => part !== '').join('. ');
      if (said === '') return [];
      const words = inWords && withheld.within(wordsOf(line)) === undefined ? said : '';
      const recipient = inWords ? line.recipient : '';
      return [coded('paper-consent-limit', { on: decidedDay(line), recipient, words })];
    });
}
