/** A beginning that was told, where no row for a period begins then. */
import { expect, it } from 'vitest';
import type { FactStatement, FactView } from '../../../../src-main/core/answers/fact.ts';
import { parseFuzzyDate } from '../../../../src-main/core/dates/fuzzy-date.ts';
import { beginningApart } from '../../../../src-main/core/worksheets/period-gaps.ts';

const fact = (key: string, value: unknown, text = String(value)): FactView => ({
  key,
  title: key,
  differs: false,
  statements: [{ state: 'answered', value, text, ownWords: '', relation: 'new', seq: 1 } as FactStatement],
});
const rows = (...from: readonly string[]) => from.map((one) => ({ from: parseFuzzyDate(one) }));

it.each([
  ['It began in autumn 2025, not in January.', ['March 2026'], 'autumn 2025'],
  ['She met him in May 2024. It started about June 2025.', ['2026'], 'about June 2025'],
  ['It began in autumn 2025.', ['March 2026', 'October 2025'], null],
  ['It began in autumn 2025.', ['about 2025'], null],
  ['She moved in autumn 2025.', ['March 2026'], null],
  ['His homelessness began about autumn 2022.', ['December 2023'], null],
  ['Homeless since autumn 2022. It began in June 2023.', ['December 2023'], 'June 2023'],
  ['It began in autumn 2025.', [], null],
])('%s against %j', (how, from, told) => {
  const found = beginningApart(rows(...from), undefined, fact('recruitment.how-started', how));
  expect(found?.told ?? null).toBe(told);
});

it('is the date that was told as one, where the first row begins before or after it', () => {
  const start = fact('exploitation.start', parseFuzzyDate('spring 2023'), 'spring 2023');
  expect(beginningApart(rows('January 2023'), start, undefined)?.told).toBe('spring 2023');
  expect(beginningApart(rows('April 2023'), start, undefined)).toBeNull();
  expect(beginningApart(rows('2024'), { ...start, derived: true }, undefined)).toBeNull();
});
