/** A row that was told otherwise says what it was, with the day it had; and no line is left with a name alone. */
import { expect, it } from 'vitest';
import { changedRow } from '../../../../src-main/core/told/changed-row.ts';
import { lineTold } from '../../../../src-main/core/told/lines-told.ts';
import { momentInWords, particularInWords } from '../../../../src-main/core/told/rows-by-kind.ts';
import { differs, known, told as toldIn } from '../../../support/two-tellings.ts';

const said = (layer: number) =>
  ({
    relation: layer === 0 ? 'new' : 'differs',
    cause: '',
    seq: layer + 1,
    at: `2026-0${layer + 1}-01`,
    origin: { kind: 'interview', layer },
  }) as never;
const linesOf = (was: object, now: object) =>
  changedRow(
    { value: now as never, said: said(1), before: { value: was as never, said: said(0) } },
    { head: ['kind', 'when'] },
    (row) => momentInWords(row),
  ).map(({ value }) => value);
const layerOf = (layer: 0 | 1, row: object) =>
  toldIn('person.particulars', layer, [row], layer === 0 ? {} : differs);
const year = (value: string) => ({ value, qualifier: 'exact' });

it('where the day was told otherwise too, what happened on the other stands with it', () => {
  const was = { kind: 'papers', what: 'Hajra burned the passport', when: year('2019'), who: 'Hajra' };
  const now = { ...was, what: 'It was not burned: it was in the tin', when: year('2025') };
  expect(linesOf(was, now)).toEqual([expect.stringContaining('(before: 2019: Hajra burned the passport)')]);
});

it('of what was all told otherwise since, the first account is not left with the name alone', () => {
  const was = {
    kind: 'paid',
    what: 'Hajra took her four bangles',
    who: 'Hajra',
    amount: 'Four gold bangles',
  };
  const now = { ...was, what: 'Hajra has only two of them', amount: 'Two gold bangles' };
  expect(linesOf(was, now)).toEqual([expect.stringContaining('(before: Hajra took her four bangles')]);
});

it('whom it was about goes on with what was told otherwise, where nothing else is left of the first account', () => {
  const was = {
    kind: 'paid',
    what: 'She got it three times, he said.',
    who: 'to his mother',
    amount: '15,000 rupees',
  };
  const now = { ...was, what: 'She got it once.', amount: '15,000 rupees, once' };
  expect(linesOf(was, now)).toEqual([
    'Money paid or taken: to his mother: She got it once.; 15,000 rupees, once (before: She got it three times, he said.; 15,000 rupees)',
  ]);
});

it('the days of several sentences stand beside none of them, and go with one that was told since', () => {
  const was = {
    kind: 'housing',
    what: 'A council flat of his own. The housing office had written to him about noise',
    when: { value: '2023-05', qualifier: 'exact' },
  };
  expect(particularInWords(was)).toBe(
    'Tenancy or home held (May 2023): A council flat of his own. The housing office had written to him about noise',
  );
  const now = {
    ...was,
    what: `${was.what}. The tenancy was ended without a debt`,
    until: { value: '2026-08-31', qualifier: 'exact' },
  };
  const told = known(
    'more-about-the-person',
    ...[was, now].map((row, layer) => layerOf(layer as 0 | 1, row)),
  ).text;
  expect(told).toContain('Tenancy or home held (May 2023): A council flat of his own.');
  expect(told).toContain(
    'Tenancy or home held (May 2023 – 31 Aug 2026): The tenancy was ended without a debt',
  );
  expect(told).not.toMatch(/(?:noise|debt) \(/u);
  expect(particularInWords({ kind: 'condition', what: 'Glasses', when: was.when })).toMatch(
    /: Glasses \(May 2023\)$/u,
  );
});

const IN_LINE = { asked: ['from', 'until', 'lasted', 'kinds'], beside: ['what', 'place', 'country'] };
const stampOf = (was: object, now: object) =>
  lineTold(
    'a line',
    {
      value: now as never,
      said: said(1),
      before: { value: was as never, said: said(0) },
      why: { cause: 'setting', reasonWords: 'the man in the screen had my son’s voice' },
    },
    true,
    IN_LINE,
  ).cause;

it('the reason for the kind, or for how long it was, stays with the row of the periods', () => {
  const row = { what: 'Massage', kinds: ['forced-to-work'], pay: 'none' };
  expect(stampOf(row, { ...row, kinds: ['forced-to-work', 'prostitution'] })).toBe('setting');
  expect(stampOf(row, { ...row, lasted: 'nineteen months' })).toBe('setting');
  expect(stampOf(row, { ...row, what: 'Sent to customers' })).toBe('setting');
  // Of what the line does not have, it is no reason of what it has.
  expect(stampOf(row, { ...row, what: 'Massage, in a flat', pay: '£20' })).toBe('');
});
