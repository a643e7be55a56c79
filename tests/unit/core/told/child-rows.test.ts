/** What is written of a child in rows, in words; and which numbers of the police are references of a crime against them. */
import { expect, it } from 'vitest';
import type { FactStatement, FactView } from '../../../../src-main/core/answers/fact.ts';
import {
  childRows,
  missingInWords,
  reportInWords,
  serviceInWords,
  talkInWords,
} from '../../../../src-main/core/told/child-rows.ts';

const day = (value: string) => ({ value, qualifier: 'exact' as const });

it.each([
  [
    missingInWords,
    {
      from: day('2026-07-03'),
      until: day('2026-07-11'),
      by: 'the foster carers',
      force: 'West Mercia Police',
      reference: 'WM-MISS-40817',
      found: 'a flat in Shrewsbury',
    },
    'Missing from 3 Jul 2026 to 11 Jul 2026; reported by the foster carers, to West Mercia Police, reference WM-MISS-40817; found: a flat in Shrewsbury',
  ],
  [
    serviceInWords,
    { which: 'exclusion', what: 'Dolfor High', since: day('2026-09'), days: 5 },
    'Excluded from school: Dolfor High; since September 2026; 5 days',
  ],
  [
    serviceInWords,
    { which: 'guardianship', what: 'Tomos Vaughan', since: day('2026-03-27') },
    'Guardianship service: Tomos Vaughan; since 27 Mar 2026',
  ],
  [
    serviceInWords,
    { which: 'camhs', what: 'referral made', since: null },
    'Mental health service for children (CAMHS): referral made',
  ],
  [
    reportInWords,
    { reference: '22/78110/26', about: 'drugs in the flat', capacity: 'witness' },
    '22/78110/26: drugs in the flat (the child as a witness)',
  ],
  [
    talkInWords,
    {
      on: day('2026-10-26'),
      way: 'in-person',
      where: 'the kitchen',
      minutes: 40,
      breaks: 'none',
      present: 'Gareth Lowe',
      typed: day('2026-11-02'),
    },
    'Talk on 26 Oct 2026, in person, the kitchen, 40 minutes; breaks: none; there: Gareth Lowe; first typed on 2 Nov 2026',
  ],
  [talkInWords, {}, ''],
] as const)('%o', (inWords, row, words) => {
  expect(inWords(row)).toBe(words);
});

const reports = (...rows: object[]): Map<string, string> => {
  const said = { state: 'answered', value: rows, text: '', ownWords: '', relation: 'new', seq: 1 };
  const fact = {
    key: 'child.crime-reports',
    statements: [said as unknown as FactStatement],
  } as unknown as FactView;
  return new Map(
    childRows(new Map([[fact.key, fact]])).map(({ key, told }) => [
      key,
      told.map(({ value }) => value).join(),
    ]),
  );
};

it.each(['suspected', 'missing', 'witness', 'not-named', ''])(
  'takes no reference in which the child is "%s" for a crime against them',
  (capacity) => {
    const found = reports({ capacity, reference: 'X/1', force: 'Dyfed-Powys Police' });
    expect(found.get('child.crime-reports-told')).toContain('X/1');
    expect([...found.keys()].filter((key) => key.startsWith('police.'))).toEqual([]);
  },
);

it('takes the references about what was done to them, and the force where there is one', () => {
  const row = { capacity: 'harmed', reference: 'DPP/1', force: 'Dyfed-Powys Police' };
  expect(reports(row, { ...row, capacity: 'missing', reference: 'M/2' }).get('police.reference')).toBe(
    'DPP/1',
  );
  expect(reports(row).get('police.force')).toBe('Dyfed-Powys Police');
  const other = { ...row, reference: 'WM/2', force: 'West Mercia Police' };
  expect(reports(row, other).has('police.force')).toBe(false);
});
