/**
 * @file Between a question's own choices and the values of a fact: an imported form may ask the same thing with other
 * words for the answers. What has no counterpart stays in the words of the form, never guessed.
 */
import type { Question } from '../forms/questions.ts';
import { readableValue } from './readable.ts';

/** An answer as the fact holds it. */
export function toFactValue(question: Question, value: unknown): unknown {
  const { factValues, factTakes, element } = question;
  if (factTakes === 'words') return readableValue(element, value);
  if (factValues === null) return value;
  const one = (choice: unknown) => factValues[String(choice)] ?? readableValue(element, choice);
  if (!Array.isArray(value)) return one(value);
  if (factTakes !== 'one') return value.map(one);
  return value.length === 1 ? one(value[0]) : readableValue(element, value);
}

/** What is known, as an answer to this question; the value itself where nothing is translated. */
export function fromFactValue(question: Question, value: unknown): unknown {
  const { factValues, element } = question;
  if (factValues === null) return value;
  const own = 'choices' in element ? element.choices.map((choice) => choice.value) : [];
  const one = (known: unknown) => own.find((choice) => factValues[choice] === known) ?? known;
  if (Array.isArray(value)) return value.map(one);
  return element.type === 'checkbox' ? [one(value)] : one(value);
}

type Row = Readonly<Record<string, unknown>>;

/** The rows of a list; none for any other value. */
export const rowsOf = (value: unknown): Row[] =>
  Array.isArray(value)
    ? value.filter((row): row is Row => typeof row === 'object' && row !== null && !Array.isArray(row))
    : [];

/** The same row, in whichever order its cells are stored. */
export const rowKey = (row: Row): string =>
  JSON.stringify(Object.entries(row).toSorted(([a], [b]) => (a < b ? -1 : 1)));
