/** @file The value of an answer as it comes from outside: JSON that a form could have asked for. */
import * as z from 'zod';

/**
 * The fields of a row are three deep. What reads, hashes, copies and shows a value goes down into it level by level, and
 * gives way at a few thousand: such a value comes from no form.
 */
const DEEPEST_VALUE = 32;

/** In a list, each choice and each row is something. */
export const AnswerValue = z
  .custom<z.core.util.JSONType>((value) => couldBeAsked(value, DEEPEST_VALUE), 'odd value')
  .pipe(z.json());

function couldBeAsked(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (levels === 0 || (Array.isArray(value) && value.includes(null))) return false;
  return Object.values(value).every((one) => couldBeAsked(one, levels - 1));
}
