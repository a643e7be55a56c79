/** A row that names the copy of an exhibit, as the program asked for, is not held against the exhibit itself. */
import { expect, it } from 'vitest';
import { filesTurnedAway } from '../../../../src-main/core/answers/exhibit-limits.ts';
import type { FormQuestion } from '../../../../src-main/core/forms/form-format.ts';

const element = {
  type: 'paneldynamic',
  templateElements: [
    { name: 'document', testimony: { exhibit: { below: 1_000_000, endings: ['pdf', 'jpg'] } } },
  ],
} as unknown as FormQuestion;
const exhibit = (exhibitRef: string, title: string, originalName: string) => ({
  exhibitRef,
  title,
  originalName,
  byteSize: 10,
});
const found = (document: string) =>
  filesTurnedAway(element, { document }, [
    exhibit('CF1', 'Screenshots', 'seven.txt'),
    exhibit('CF2', 'Letter, PDF copy', 'letter.doc'),
  ]).map(({ code }) => code);

it.each([
  ['CF1', ['exhibit-of-other-kind']],
  ['CF1, PDF copy', []],
  ['CF1, smaller copy', []],
  // It is the title of an exhibit, whose own file it is.
  ['Letter, PDF copy', ['exhibit-of-other-kind']],
])('%s: %j', (document, codes) => expect(found(document)).toEqual(codes));
