/** @file What is recorded on a sheet and asked by no field of the form it prepares, so that it is not lost on the way. */
import { isKept, isOffRoute, type Question } from '../forms/questions.ts';

/** Where letters must not go is asked only of somebody without a telephone, and holds for everybody. */
const SAFE_ROUTE = 'contact.safe-route';

/** Says where letters and calls must not go; asked by a field of the form on some routes only. */
export const isSafeRoute = ({ from }: Pick<Question, 'from'>): boolean => from.includes(SAFE_ROUTE);

/**
 * `asked`: whether the question is asked on this route. `answered`: in a field that the form has and never asks, somebody
 * may have written all the same.
 */
export const isAlsoRecorded = (
  question: Pick<Question, 'element' | 'from'>,
  asked: boolean,
  answered: boolean,
): boolean =>
  asked ? isKept(question.element) || (answered && isOffRoute(question.element)) : isSafeRoute(question);
