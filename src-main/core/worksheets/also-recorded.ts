/** @file What is recorded on a sheet and asked by no field of the form it prepares, so that it is not lost on the way. */
import { isKept, type Question } from '../forms/questions.ts';

/** `asked`: whether the question is asked on this route. What the official form has and never asks is shown too. */
export const isAlsoRecorded = ({ element }: Pick<Question, 'element'>, asked: boolean): boolean =>
  asked && (isKept(element) || element.testimony.destination === 'off-route');
