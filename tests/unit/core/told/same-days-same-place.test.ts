/** Two periods of the same days at one place are told apart by what each was, and one alone is named as it always is. */
import { expect, it } from 'vitest';
import { known, told } from '../../../support/two-tellings.ts';

const on = (value: string) => ({ value, qualifier: 'exact' });
const days = { place: 'Llanelli', country: 'GB', from: on('2025-08-22'), until: on('2026-03-05') };
const shop = { ...days, what: 'The shop', hours: 'from five till eight', papers: 'Suganthi' };
const house = { ...days, what: 'The house, over the shop', hours: 'from eight in the evening' };

it('says of hours, and of what was kept, which of two at one place and time they are of', () => {
  const tasks = known('what-were-they-required-to-do', told('exploitation.periods', 0, [shop, house])).text;
  expect(tasks).toMatch(/Llanelli, United Kingdom \(The shop\): hours a day: from five till eight/u);
  expect(tasks).toMatch(/Llanelli, United Kingdom \(The house, over the shop\): hours a day: from eight/u);
  const kept = known('how-they-were-treated', told('exploitation.periods', 0, [shop, house])).text;
  expect(kept).toMatch(/Llanelli, United Kingdom \(The shop\): passport or papers kept by: Suganthi/u);
});

it('a period that is alone at its place and time has its name alone', () => {
  const other = { ...house, place: 'Cardiff' };
  const text = known('what-were-they-required-to-do', told('exploitation.periods', 0, [shop, other])).text;
  expect(text).toContain('Llanelli, United Kingdom: hours a day');
});
