/** @file What is recorded on a sheet and asked by no field of the form it prepares, so that it is not lost on the way. */
import { isKept, type Question } from '../forms/questions.ts';

/** Where letters must not go is asked only of somebody without a telephone, and holds for everybody. */
const SAFE_ROUTE = 'contact.safe-route';

/** `asked`: whether the question is asked on this route. */
export const isAlsoRecorded = (question: Pick<Question, 'element' | 'from'>, asked: boolean): boolean =>
  asked ? isKept(question.element) : question.from.includes(SAFE_ROUTE);
