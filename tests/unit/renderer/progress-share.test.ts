/** How far a bar of progress is, in what the work says of itself. */
import { expect, it } from 'vitest';
import { progressShare } from '../../../src-renderer/ui/progress-words.ts';

const document = (index: number, of: number) => ({ index, of, title: 'Letter' });

it('counts the pages of the document that is being worked on, and not that document as done', () => {
  expect(
    progressShare({ step: 'reading', document: document(1, 1), page: { number: 1, of: 2 } }),
  ).toBeCloseTo(50);
  expect(
    progressShare({ step: 'reading', document: document(2, 2), page: { number: 1, of: 2 } }),
  ).toBeCloseTo(75);
  expect(progressShare({ step: 'reading', document: document(1, 2) })).toBe(50);
  expect(progressShare({ step: 'reading', page: { number: 9, of: 3 } })).toBe(100);
  expect(progressShare({ step: 'reading' })).toBeNull();
});
