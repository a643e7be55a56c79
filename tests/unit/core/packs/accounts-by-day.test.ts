/** Accounts of one thing, as they stand in a pack: which of them is the newest, and of which day each is. */
import { expect, it } from 'vitest';
import type { FactStatement } from '../../../../src-main/core/answers/fact.ts';
import { accountsByDay } from '../../../../src-main/core/packs/accounts-by-day.ts';

const told = (layer: number, day: string, value: unknown, more: Partial<FactStatement> = {}) =>
  ({
    state: 'answered',
    value,
    ownWords: '',
    relation: 'new',
    cause: '',
    at: '2026-11-27T12:00:00',
    text: Array.isArray(value) ? value.map(({ what }) => what).join('\n') : String(value),
    origin: { kind: 'interview', screeningId: 'r', question: 'q', layer },
    heldOn: { value: day, qualifier: 'exact' },
    ...more,
  }) as FactStatement;
const OTHERWISE = { relation: 'differs' } as const;
const shown = (all: readonly FactStatement[], key = 'police.willing', differs = true) =>
  accountsByDay({ key, statements: all.toReversed(), differs }).map(({ text, mark }) => [
    text,
    mark === null ? null : `${mark.how} ${mark.by} ${mark.on}${mark.since && `, until ${mark.since}`}`,
  ]);
const NO = told(0, '2026-06-16', 'No');
const DEPENDS = told(1, '2026-09-09', 'It depends', OTHERWISE);
const { heldOn: _, ...undated } = told(0, '', 'Yes', OTHERWISE);
const SHEET = {
  ...undated,
  origin: { ...undated.origin, screeningId: 's', sheet: true, workersOwn: true },
} as FactStatement;

it('what was told last stands first, and what was told before says since when it is otherwise', () => {
  expect(shown([NO, DEPENDS])).toEqual([
    ['It depends', 'last told 9 Sep 2026'],
    ['No', 'before told 16 Jun 2026, until 9 Sep 2026'],
  ]);
});

it('what was only added stays behind what it adds to', () => {
  const more = told(2, '2026-10-01', 'Only the two men', { relation: 'adds' });
  expect(shown([NO, DEPENDS, more]).map(([, mark]) => mark)).toEqual([
    'last told 9 Sep 2026',
    'added told 1 Oct 2026',
    'before told 16 Jun 2026, until 9 Sep 2026',
  ]);
});

it('what a worker made of it on a sheet takes the place of no telling', () => {
  expect(shown([NO, DEPENDS, SHEET]).at(-1)).toEqual(['Yes', 'only written 27 Nov 2026']);
  expect(shown([NO, DEPENDS, SHEET])[0]).toEqual(['It depends', 'last told 9 Sep 2026']);
});

it('one account alone needs no day, but for what says how long ago something was', () => {
  expect(shown([NO])).toEqual([['No', null]]);
  expect(shown([NO], 'leaving.last-contact')).toEqual([['No', 'only told 16 Jun 2026']]);
  // Counted on a sheet to the day on which that is typed, it was told by nobody.
  expect(shown([NO, SHEET], 'leaving.last-contact')).toEqual([
    ['No', 'only told 16 Jun 2026'],
    ['Yes', 'only written 27 Nov 2026'],
  ]);
});

it('that they differ is not said of words that are kept back', () => {
  const kept = { ...DEPENDS, withheld: { reason: 'Asked for', at: '', by: '', seq: 9 } };
  expect(shown([NO, kept])).toEqual([
    ['It depends', null],
    ['No', 'before told 16 Jun 2026'],
  ]);
});

it('a row that was told otherwise later says so in its place', () => {
  const rows = (layer: number, day: string, whats: readonly string[], more = {}) =>
    told(
      layer,
      day,
      whats.map((what) => ({ what })),
      more,
    );
  const all = [
    rows(0, '2026-06-16', ['Lowestoft, four nights', 'Ipswich']),
    rows(1, '2026-09-09', ['Lowestoft, fifteen', 'Ipswich', 'Margate'], OTHERWISE),
  ];
  const accounts = accountsByDay({ key: 'periods', statements: all.toReversed(), differs: true });
  expect(accounts.map(({ otherwise }) => [...otherwise])).toEqual([
    [['Lowestoft, four nights', '9 Sep 2026']],
    [],
  ]);
});
