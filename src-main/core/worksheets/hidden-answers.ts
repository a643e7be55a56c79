/**
 * @file What was told or written down and stands under a question that another answer has hidden since: "reported before"
 * set to yes, and why it is told only now is asked no more. Nothing told is lost for that. Our own rule.
 */
import type { KnownAnswer } from '../answers/fact.ts';
import { waitsFor } from '../forms/also-recorded.ts';
import { namedIn } from '../forms/named-in-conditions.ts';
import { type Evaluate, isAsked, isOffRoute, isShown, type Question } from '../forms/questions.ts';
import { isKeptBack } from '../withholding/off-paper.ts';
import { AGE_QUESTION, CONSENT_QUESTION } from './referral-route.ts';

export interface HeldOnSheet {
  /** Something is written there: by hand, taken over from what was told, or nothing. */
  readonly written: (question: string) => 'by-hand' | 'taken' | null;
  /** Something was told that is not written there. */
  readonly isTold: (question: string) => boolean;
  readonly known: ReadonlyMap<string, Pick<KnownAnswer, 'facts'>>;
  readonly values: Readonly<Record<string, unknown>>;
}

/**
 * In the order of the form. Without what the age or the decision on a referral hides, and without ways to reach somebody:
 * those belong to another route. What was taken from answers of which a field that is asked, or an earlier one of these,
 * has every one is not there a second time.
 */
export function hiddenAnswers(
  questions: readonly Question[],
  { written, isTold, known, values }: HeldOnSheet,
  evaluate: Evaluate,
): Question[] {
  const holds = ({ name }: Question) => written(name) !== null || isTold(name);
  const toldIn = ({ name }: Question) => originsOf(known.get(name));
  const stands = new Set(
    questions.filter((one) => isAsked(one, values, evaluate) && holds(one)).flatMap(toldIn),
  );
  return questions.filter((one) => {
    if (!holds(one) || isKeptBack(one) || isOffRoute(one.element)) return false;
    // What waits for an answer that is not there yet is another matter: see `waitsFor`.
    if (hiddenBy(one, questions, values, evaluate).length === 0) return false;
    const told = toldIn(one);
    const isThere = told.length > 0 && told.every((from) => stands.has(from));
    if (isThere && written(one.name) !== 'by-hand') return false;
    for (const from of told) stands.add(from);
    return true;
  });
}

/**
 * Names of what was only taken over from what was told, is asked no more, and stands in a field that is asked: printed
 * again it would be an earlier account beside the one that took its place.
 */
export function supersededAnswers(
  questions: readonly Question[],
  held: HeldOnSheet,
  evaluate: Evaluate,
): ReadonlySet<string> {
  const shown = new Set([
    ...questions.filter((one) => isAsked(one, held.values, evaluate)),
    ...hiddenAnswers(questions, held, evaluate),
  ]);
  const gone = questions.filter(
    (one) =>
      !shown.has(one) &&
      held.written(one.name) === 'taken' &&
      !isOffRoute(one.element) &&
      hiddenBy(one, questions, held.values, evaluate).length > 0,
  );
  return new Set(gone.map(({ name }) => name));
}

/** The questions whose answers hide it, by title. */
export const hiddenBy = (
  question: Question,
  questions: readonly Question[],
  values: Readonly<Record<string, unknown>>,
  evaluate: Evaluate,
): string[] => {
  const conditions = hiding(question, values, evaluate);
  if (conditions.length === 0) return [];
  const named = namedIn(conditions);
  return questions.filter(({ name }) => named.has(name) && name in values).map(({ title }) => title);
};

/** Conditions of a question that do not hold; none where one of them is about the route. */
function hiding(
  { conditions }: Question,
  values: Readonly<Record<string, unknown>>,
  evaluate: Evaluate,
): string[] {
  const failing = conditions.filter((visibleIf) => !isShown({ visibleIf }, values, evaluate));
  const isRoute = failing.some((one) =>
    [AGE_QUESTION, CONSENT_QUESTION].some((name) => one.includes(`{${name}}`)),
  );
  return isRoute ? [] : failing;
}

/**
 * Whether a field that is asked until the question is answered which `question` waits for takes all that was told to it: one of two
 * ways to ask for the same, as when one situation went on and when each did.
 */
export function isAskedOtherwise(
  question: Question,
  questions: readonly Question[],
  known: HeldOnSheet['known'],
  values: HeldOnSheet['values'],
  evaluate: Evaluate,
): boolean {
  const told = originsOf(known.get(question.name));
  if (told.length === 0) return false;
  const gates = waitsFor(question, questions, values, evaluate);
  return questions.some((other) => {
    const there = new Set(originsOf(known.get(other.name)));
    if (!told.every((from) => there.has(from)) || !isAsked(other, values, evaluate)) return false;
    return waitsFor(other, questions, values, evaluate).some((one) => gates.includes(one));
  });
}

/** Of what is known, each answer that it was told in; what was not told in an interview, by what it is about. */
const originsOf = (known: Pick<KnownAnswer, 'facts'> | undefined): string[] =>
  (known?.facts ?? []).flatMap(({ key, statements }) =>
    statements.map(({ origin }) =>
      origin.kind === 'interview' ? `${origin.screeningId} ${origin.question}` : `${origin.kind} ${key}`,
    ),
  );
