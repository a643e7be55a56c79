/**
 * @file What of a record goes onto no paper: whether somebody is safe, and how they are reached, is for whoever looks
 * after them. A paper that is served reaches those they fear. Our own rule; it takes nothing out of the record.
 */
import type { Question } from '../forms/questions.ts';

export const isKeptBack = ({ part, fact }: Pick<Question, 'part' | 'fact'>): boolean =>
  part === 'safety' || fact?.startsWith('contact.') === true;

/** A form that plans how somebody is reached and kept safe: all of it is such. */
export const isContactPlan = (questions: readonly Pick<Question, 'part' | 'fact'>[]): boolean =>
  questions.some(({ part, fact }) => part !== 'safety' && fact === 'contact.safe-route');
