/**
 * @file An answer that stands on a no, where something was told since that goes with it no longer. It is a hint for whoever
 * prepares the form: nobody told a yes, and none goes out. Our own rule (certainty M).
 */
import type { StoredAnswer } from '../answers/answer.ts';
import type { KnownAnswer } from '../answers/fact.ts';
import { type Coded, coded } from '../findings/finding.ts';

/** None beside a yes. `all`: what is known for the whole form. */
export function lookAgain(
  question: { readonly name: string },
  answer: Pick<StoredAnswer, 'state' | 'value'> | undefined,
  all: readonly Pick<KnownAnswer, 'question' | 'facts'>[],
): Coded[] {
  if (answer?.state === 'answered' && answer.value === 'yes') return [];
  const facts = all.find((one) => one.question === question.name)?.facts ?? [];
  const titles = [...new Set(facts.flatMap(({ toldSince = [] }) => toldSince))];
  return titles.length === 0 ? [] : [coded('account-look-again', { titles })];
}
