/** A row that was told otherwise says what it was, with the day it had; and no line is left with a name alone. */
import { expect, it } from 'vitest';
import { changedRow } from '../../../../src-main/core/told/changed-row.ts';
import { lineTold } from '../../../../src-main/core/told/lines-told.ts';
import { momentInWords } from '../../../../src-main/core/told/rows-by-kind.ts';

const said = (layer: number) =>
  ({
    ...{ relation: layer === 0 ? 'new' : 'differs', cause: '', seq: layer + 1, at: `2026-0${layer + 1}-01` },
    origin: { kind: 'interview', layer },
  }) as never;
const linesOf = (was: object, now: object) =>
  changedRow(
    { value: now as never, said: said(1), before: { value: was as never, said: said(0) } },
    { head: ['kind', 'when'] },
    (row) => momentInWords(row),
  ).map(({ value }) => value);
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

const IN_LINE = { asked: ['from', 'until', 'lasted', 'kinds'], beside: ['what', 'place', 'country'] };
const stampOf = (was: object, now: object) =>
  lineTold(
    'a line',
    {
      ...{ value: now as never, said: said(1), before: { value: was as never, said: said(0) } },
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
