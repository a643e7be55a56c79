/** What the program put below somebody's own words is to be read, where it is a part of what was told as well. */
import { expect, it } from 'vitest';
import { isCarried } from '../../../../src-main/core/worksheets/to-read.ts';
import { known, told } from '../../../support/two-tellings.ts';

const written = (value: string) => ({
  state: 'answered' as const,
  value,
  ownWords: '',
  relation: 'new' as const,
});

it('a sentence of a telling that had others before it', () => {
  const telling = told('exploitation.treatment', 0, 'The woman shouted. The man took her papers.');
  const field = known('how-they-were-treated', telling);
  const before = [written('She says that she was shouted at.')];
  const now = (more: string) => written(`She says that she was shouted at.\n\n${more}`);
  expect(isCarried(now('The man took her papers.'), before, field)).toBe(true);
  expect(isCarried(now('A remark of the worker.'), before, field)).toBe(false);
});
