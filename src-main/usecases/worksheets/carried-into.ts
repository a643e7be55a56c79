/** @file What carrying over writes into a worksheet: what was told, fits, and is asked now or once the rest is there. */
import type { StoredAnswer } from '../../core/answers/answer.ts';
import { canBeTaken } from '../../core/answers/carried.ts';
import { constraintFinding } from '../../core/answers/constraints.ts';
import { isUndecided } from '../../core/answers/differing.ts';
import type { KnownAnswer } from '../../core/answers/fact.ts';
import { answeredValues } from '../../core/answers/said.ts';
import { isAsked, isOffRoute } from '../../core/forms/questions.ts';
import type { CompiledForm } from '../forms/compiled-form.ts';
import type { Expressions } from '../forms/expressions.ts';

export type Carried = Pick<KnownAnswer, 'question' | 'state' | 'value' | 'ownWords' | 'howSaid'>;

/**
 * What two accounts say differently is left open. `standing`: by question what is on the sheet already, of which nothing
 * is replaced. `emptied`: what somebody took out by hand, which stays out until somebody puts it in.
 */
export function carriedInto(
  form: Pick<CompiledForm, 'questions'>,
  standing: Iterable<readonly [string, Pick<StoredAnswer, 'question' | 'state' | 'value'>]>,
  known: readonly KnownAnswer[],
  expressions: Expressions,
  emptied: ReadonlySet<string> = new Set(),
): Carried[] {
  const there = new Map(standing);
  const agreed = new Map(
    known
      .filter((one) => canBeTaken(one) && !isUndecided(one) && !emptied.has(one.question))
      .map((one) => [one.question, one]),
  );
  const carried: Carried[] = [];
  // An answer carried over may open the next question: go round until nothing new opens.
  for (;;) {
    const values = answeredValues(there.values());
    const fresh = form.questions.flatMap((question): Carried[] => {
      const one = there.has(question.name) ? undefined : agreed.get(question.name);
      if (one === undefined || isOffRoute(question.element)) return [];
      if (!isAsked(question, values, expressions.evaluate)) return [];
      const { state, value, ownWords, howSaid } = one;
      // Not to know it in an interview takes nothing out of the ledger.
      if (value === null && question.consent !== null) return [];
      // What the official form would turn away stays shown, and is put into words by somebody.
      const fits = value === null || constraintFinding(question, value, values, expressions) === null;
      return fits ? [{ question: question.name, state, value, ownWords, howSaid }] : [];
    });
    if (fresh.length === 0) return carried;
    for (const one of fresh) there.set(one.question, one);
    carried.push(...fresh);
  }
}
