/**
 * @file Beside a number, a mailbox or a street that a form hands on: how the person said they can be reached safely. Whoever
 * gets the number rings it, and no field of the official form holds the rule for it. Our own rule.
 */
import type { AnswerView } from '../answers/answer.ts';
import type { KnownAnswer } from '../answers/fact.ts';
import { hasContent } from '../answers/said.ts';
import { type Coded, coded } from '../findings/finding.ts';
import { safeRouteIn } from '../forms/also-recorded.ts';
import { hasTrait } from '../forms/fact-traits.ts';
import type { Question } from '../forms/questions.ts';

/**
 * None for another question, and where nothing was said of it. `written`: what stands on the sheet, which goes before what
 * was told. `known`: what is known for the whole form.
 */
export function reachedSafely(
  { fact }: Pick<Question, 'fact'>,
  questions: readonly Pick<Question, 'name' | 'fact' | 'from' | 'element'>[],
  written: (question: string) => Pick<AnswerView, 'state' | 'value' | 'ownWords'> | undefined,
  known: readonly Pick<KnownAnswer, 'question' | 'text' | 'ownWords'>[],
): Coded[] {
  const rule = safeRouteIn(questions)?.name;
  if (fact === null || !hasTrait(fact, 'handed-on') || rule === undefined) return [];
  const own = written(rule);
  const told = known.find((one) => one.question === rule);
  const said =
    own !== undefined && hasContent(own) ? [own.value, own.ownWords] : [told?.text, told?.ownWords];
  const safe = said.filter((part) => typeof part === 'string' && part !== '').join('\n');
  return safe === '' ? [] : [coded('account-reach', { safe })];
}
