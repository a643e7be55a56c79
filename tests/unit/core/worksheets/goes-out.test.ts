/** The newest of several accounts puts others out of a text: they are named first, be the field filled in or empty yet. */
import { describe, expect, it } from 'vitest';
import type { FactStatement } from '../../../../src-main/core/answers/fact.ts';
import { gatherFacts, type KeyedStatement } from '../../../../src-main/core/answers/facts.ts';
import type { ScreeningId } from '../../../../src-main/core/ids.ts';
import { knownAnswer } from '../../../../src-main/core/interviews/known-answer.ts';
import { numberedTelling } from '../../../../src-main/core/worksheets/one-telling.ts';
import { takeNewest } from '../../../../src-main/core/worksheets/settle.ts';
import { goesOut } from '../../../../src-main/core/worksheets/settle-step.ts';
import { requireForm } from '../../../../src-main/usecases/forms/form-library.ts';
import { findResources } from '../../../../src-main/usecases/resources/resources.ts';

const sheet = await requireForm(findResources(), 'nrm-preparation');
const told = (
  key: string,
  layer: 0 | 1,
  text: string,
  more: Partial<FactStatement> = {},
): KeyedStatement => ({
  key,
  state: 'answered',
  value: text,
  text,
  ownWords: '',
  howSaid: '',
  author: 'Oona',
  relation: layer === 0 ? 'new' : 'differs',
  cause: '',
  seq: layer + 1,
  at: `2026-11-2${layer}T10:00:00.000Z`,
  origin: {
    kind: 'interview',
    screeningId: 's' as ScreeningId,
    formTitle: 'Interview',
    question: key,
    layer,
  },
  ...more,
});
const knownOf = (field: string, all: readonly KeyedStatement[], aged = false) => {
  const titles = new Map(all.map(({ key }) => [key, `Title of ${key}`]));
  const facts = gatherFacts(titles, all, JSON.stringify);
  const known = new Map([...facts].map(([key, fact]) => [key, aged ? { ...fact, aged } : fact]));
  return knownAnswer(sheet.byName.get(field)!, known as typeof facts)!;
};

const TREATED = 'how-they-were-treated';
const all = [
  told('exploitation.treatment', 0, 'They shouted.'),
  told('health.injuries', 0, 'Two fingertips missing.\nNo hospital.', { ownWords: '[Newark] Slab.' }),
  told('health.injuries', 1, 'A slab fell on the hand.'),
];

describe('the newest alone', () => {
  it('names what an empty field of several parts would never get', () => {
    const known = knownOf(TREATED, all);
    const taken = takeNewest(sheet.byName.get(TREATED)!, known)!;
    expect(goesOut(sheet.byName.get(TREATED)!, known, undefined, taken)).toEqual([
      'Two fingertips missing.',
      'No hospital.',
      'Slab.',
    ]);
  });

  it('names the places and people of one text that the newest says nothing of, in an empty field and in one that is filled', () => {
    const field = sheet.byName.get('exploiters-current-location-details')!;
    const first = 'Chị Hoa: a nail shop in Newark. Wales: a bungalow near Carmarthen. Nothing was locked.';
    const known = knownOf(field.name, [
      told('exploiters.location', 0, first),
      told('exploiters.location', 1, 'Wales: the bungalow was by Cardigan.'),
    ]);
    const taken = takeNewest(field, known)!;
    expect(known.facts).toHaveLength(1);
    const lost = ['Chị Hoa: a nail shop in Newark.'];
    expect(goesOut(field, known, undefined, taken)).toEqual(lost);
    const filled = { state: 'answered', value: first, ownWords: '' } as const;
    expect(goesOut(field, known, filled, taken)).toEqual(lost);
    // Of one subject the newest stands for all of it.
    const about = knownOf(field.name, [
      told('exploiters.location', 0, 'She lives in Newark. She drives.'),
      told('exploiters.location', 1, 'She lives in Leeds.'),
    ]);
    expect(goesOut(field, about, undefined, takeNewest(field, about)!)).toEqual([]);
  });

  it('of what says how long ago it was, and was told too long ago, takes its number alone', () => {
    const field = sheet.byName.get('when-last-contact')!;
    const value = 'within-the-last-month';
    const known = knownOf(
      field.name,
      [told('leaving.last-contact', 0, 'Within the last month', { value })],
      true,
    );
    expect(known.value).toBeNull();
    expect(numberedTelling(field, known, '1')?.said).toMatchObject({ value });
    expect(takeNewest(field, known)).toBeNull();
  });
});
