/**
 * @file What of a record goes onto no paper: whether somebody is safe, and how they are reached, is for whoever looks
 * after them. A paper that is served reaches those they fear. Our own rule; it takes nothing out of the record.
 */
import { isDaysSafety, type Question } from '../forms/questions.ts';

export const isKeptBack = (question: Pick<Question, 'part' | 'fact'>): boolean =>
  isDaysSafety(question) || question.fact?.startsWith('contact.') === true;

/** A form that plans how somebody is reached and kept safe: all of it is such. */
export const isContactPlan = (questions: readonly Pick<Question, 'part' | 'fact'>[]): boolean =>
  questions.some(({ part, fact }) => part !== 'safety' && fact === 'contact.safe-route');
