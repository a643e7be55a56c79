import { expect, test } from 'vitest';
import { type GradedText, readability } from '../../../scripts/readability.ts';

const median = (texts: readonly GradedText[]) => texts[Math.floor(texts.length / 2)]?.grade ?? Number.NaN;

test('staff read at most school grade 8 at the median, a survivor grade 6 and no sentence over 20 words', () => {
  const { staff, survivor } = readability();
  expect(staff.length).toBeGreaterThan(3_000);
  expect(survivor.length).toBeGreaterThan(200);
  expect(median(staff)).toBeLessThanOrEqual(8);
  expect(median(survivor)).toBeLessThanOrEqual(6);
  expect(survivor.filter(({ longest }) => longest > 20)).toEqual([]);
});
