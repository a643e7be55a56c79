/**
 * @file What of a record goes onto no paper: whether somebody is safe, and how they are reached, is for whoever looks
 * after them. A paper that is served reaches those they fear. Our own rule; it takes nothing out of the record. A sheet
 * that prepares a form is read by whoever types it: the ways to reach the person that the form asks for are on it.
 */

import { safeRouteIn } from '../forms/also-recorded.ts';
import { hasTrait } from '../forms/fact-traits.ts';
import { isDaysSafety, isKept, isTyped, type Question } from '../forms/questions.ts';

type Kept = Pick<Question, 'name' | 'part' | 'fact' | 'from' | 'element'>;

export const isKeptBack = (question: Pick<Question, 'part' | 'fact' | 'from'>): boolean =>
  isDaysSafety(question) || isWayToReach(question);

/** Whether it says how or where the person can be reached. */
export const isWayToReach = ({ fact, from }: Pick<Question, 'fact' | 'from'>): boolean =>
  (fact !== null && (hasTrait(fact, 'way-to-reach') || hasTrait(fact, 'where-staying'))) ||
  from.some((key) => hasTrait(key, 'way-to-reach'));

/** In the person's own words, which may be the address of a safe house: no form asks for it as an address. */
export const WHERE_STAYING = 'needs.housing';

/** Whether a fact that stands beside an answer goes onto no paper: of how somebody is reached, where that is not asked. */
export const staysOffPaper = (key: string, question: Pick<Question, 'fact' | 'from'>): boolean =>
  hasTrait(key, 'safety-now') ||
  hasTrait(key, 'where-staying') ||
  (hasTrait(key, 'way-to-reach') && !isWayToReach(question));

/** Ways to reach the person on a sheet that prepares a form. */
export interface ContactOnSheet<Q> {
  /** Asked by the form on this route. */
  readonly asked: readonly Q[];
  /**
   * How they can be reached safely, which goes wherever a way to reach them goes; by itself where the sheet keeps it for
   * whoever goes on with the referral, who has to reach them; null where none goes.
   */
  readonly rules: Q | null;
}

/** `asked`: names of the questions asked now; `answered`: of those with an answer of some kind. */
export function contactOnSheet<Q extends Kept>(
  questions: readonly Q[],
  asked: ReadonlySet<string>,
  answered: ReadonlySet<string>,
): ContactOnSheet<Q> {
  const ways = questions.filter(
    (one) => isWayToReach(one) && isTyped(one.element) && asked.has(one.name) && answered.has(one.name),
  );
  const rules = safeRouteIn(questions);
  const isForReader = rules !== undefined && isKept(rules.element) && answered.has(rules.name);
  const goes = rules !== undefined && !ways.includes(rules) && (ways.length > 0 || isForReader);
  return { asked: ways, rules: goes ? rules : null };
}

/**
 * A form that plans how somebody is reached and kept safe: all of it is such. One that asks what was done to the person, or
 * prepares another form, only has a place for it among the rest.
 */
export const isContactPlan = (questions: readonly Pick<Question, 'part' | 'fact'>[]): boolean =>
  questions.some(({ part, fact }) => part !== 'safety' && fact === 'contact.safe-route') &&
  !questions.some(({ fact }) => fact?.startsWith('exploitation.') === true);
