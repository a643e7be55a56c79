/** @file What may be printed about a record: the form's own words, the answers, and words from a list in the test. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FormFile } from '../../../src-main/core/forms/form-format.ts';
import { answerStrings, type SetAnswer } from './answer-sets.ts';
import { stringsIn, verdictsIn, withoutStrings, wordsOf } from './lexicon.ts';

/** Keys of a form file under which nothing stands that a person reads. */
const UNREAD = new Set(['type', 'name', 'visibleIf', 'value', 'version', 'id', 'kind', 'item', 'rule']);

/** Whole, and line by line: what is to be said aloud stands on a page as points. */
export const formStrings = (form: FormFile): string[] =>
  stringsIn(form, UNREAD).flatMap((one) => [one, ...one.split('\n').map((line) => line.replace(/^- /, ''))]);

export const readJson = (folder: string, ...path: readonly string[]): unknown =>
  JSON.parse(readFileSync(join(folder, ...path), 'utf8'));

/** Stands in no string: thousands of strings are looked for once in all the lines, not in each. */
const BETWEEN = '\n\u0000\n';

/** What is ours in printed lines: neither the form's words nor the answers. Dates and codes are left out too. */
export function ourPart(
  lines: readonly string[],
  notOurs: { readonly strings: readonly string[]; readonly answers: readonly SetAnswer[] },
): string[] {
  const strings = [...notOurs.strings, ...answerStrings(notOurs.answers)];
  return withoutStrings(lines.join(BETWEEN), strings).split(BETWEEN);
}

/** What is wrong with our part of some lines, one finding each: a judging word, or one that is not in `frame`. */
export function findingsIn(ours: readonly string[], frame: ReadonlySet<string>): string[] {
  const judging = ours.flatMap(verdictsIn).map((one) => `${one.family}: "${one.words}" in "${one.text}"`);
  const strange = ours.flatMap((line) =>
    wordsOf(line)
      .filter((word) => !frame.has(word))
      .map((word) => `not in the list: "${word}" in "${line}"`),
  );
  return [...judging, ...strange];
}
