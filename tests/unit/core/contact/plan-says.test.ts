/** Words that are never to be said are looked for in what was told, and not in the program's own notes beside it. */
import { expect, it } from 'vitest';
import type { ContactPlan } from '../../../../src-main/core/contact/contact-plan.ts';
import { againstPlan } from '../../../../src-main/core/contact/plan-says.ts';

const plan = {
  never: [
    { what: 'word', value: 'Harbour Steps', why: '' },
    { what: 'address', value: '07700 900111', why: '' },
  ],
} as unknown as ContactPlan;
const number = {
  title: 'Their number',
  text: 'Their number\n07700 900143\nNever say Harbour Steps; not 07700 900111',
};

it('a word counts in what was told alone, an address wherever it stands', () => {
  const found = (told?: string) =>
    againstPlan(plan, [told === undefined ? number : { ...number, told }]).map(({ params }) => params);
  expect(found('07700 900143')).toEqual([
    { title: 'Their number', words: '07700 900111', why: '', what: 'address' },
  ]);
  expect(found('Harbour Steps')).toHaveLength(2);
  expect(found()).toHaveLength(2);
});

it('a note beside a number that says through whom not is no telling of them', () => {
  const never = [{ what: 'address', value: 'Mukhlis, his brother', why: '' }] as const;
  const beside = {
    title: 'Their number',
    text: 'Their number\n07700 900143\nNever at: Mukhlis, his brother',
  };
  const found = (told: string) => againstPlan({ never } as unknown as ContactPlan, [{ ...beside, told }]);
  expect(found('07700 900143')).toEqual([]);
  expect(found('Call Mukhlis, his brother')).toHaveLength(1);
});
