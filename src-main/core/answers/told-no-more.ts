/** @file What a sheet still says and no account does any more: a row that was taken out, a day that had been written down wrongly. */
import type { FormQuestion } from '../forms/form-format.ts';
import { valueToTake } from './carried.ts';
import type { KnownAnswer } from './fact.ts';

/**
 * Lines of `text`, which was taken over from what was told then, that followed from it then and do not now; without those
 * that say where something was told. `now` is undefined where nothing is told of it any more.
 */
export function toldNoMore(
  element: FormQuestion,
  text: string,
  then: KnownAnswer,
  now: KnownAnswer | undefined,
): string[] {
  const told = new Set(linesOf(textOf(element, then)).map(plain));
  const stands = plain(textOf(element, now));
  return linesOf(text).filter((line) => told.has(plain(line)) && !stands.includes(plain(line)));
}

/** Whether there may be any: what was told then need not be worked out for an answer of which every line is told now. */
export const saysMore = (element: FormQuestion, text: string, now: KnownAnswer | undefined): boolean => {
  const stands = plain(textOf(element, now));
  return linesOf(text).some((line) => !stands.includes(plain(line)));
};

function textOf(element: FormQuestion, known: KnownAnswer | undefined): string {
  if (known === undefined) return '';
  const value = valueToTake(element, known);
  return typeof value === 'string' ? value : known.text;
}

/** A paragraph of several sentences has become another by one more of them, and says no less. */
const linesOf = (text: string): string[] =>
  text
    .split(/\n|(?<=\p{L}{2}[.!?]["”’)]?)\s+(?=["“]?\p{Lu})/u)
    .map((line) => line.trim())
    .filter((line) => plain(line) !== '' && !/^\[[^\]]*\]$/u.test(line));

const plain = (text: string): string =>
  text
    .replace(/["“”\s]+/g, ' ')
    .trim()
    .toLowerCase();
