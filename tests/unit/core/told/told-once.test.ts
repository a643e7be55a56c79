/** What a later account leaves as it is was not told again: it stands once, under the account in which it was told. */
import { describe, expect, it } from 'vitest';
import { accountsOn } from '../../../../src-main/core/answers/accounts.ts';
import type { FactStatement } from '../../../../src-main/core/answers/fact.ts';
import { gatherFacts, type KeyedStatement } from '../../../../src-main/core/answers/facts.ts';
import type { ScreeningId } from '../../../../src-main/core/ids.ts';
import { knownAnswer } from '../../../../src-main/core/interviews/known-answer.ts';
import { withDerived } from '../../../../src-main/core/told/through-accounts.ts';
import { takeNewest } from '../../../../src-main/core/worksheets/settle.ts';
import { requireForm } from '../../../../src-main/usecases/forms/form-library.ts';
import { findResources } from '../../../../src-main/usecases/resources/resources.ts';

const sheet = await requireForm(findResources(), 'nrm-preparation');
const question = (field: string) => sheet.byName.get(field)!;
const FIRST = '[Interview, 8 Oct 2026]';
const LATER = '[Interview, later account 1, 5 Nov 2026]';
const SEQ = [3, 7];

/** Told on 8 October, and in a later account on 5 November. */
const told = (key: string, layer: 0 | 1, value: unknown, more: Partial<FactStatement> = {}) =>
  ({
    key,
    state: 'answered',
    value,
    text: Array.isArray(value) ? value.join('; ') : value,
    ownWords: '',
    relation: layer === 0 ? 'new' : 'adds',
    cause: '',
    howSaid: '',
    author: 'Oona',
    at: '2026-11-26T10:00:00.000Z',
    seq: SEQ[layer],
    heldOn: { value: layer === 0 ? '2026-10-08' : '2026-11-05', qualifier: 'exact' },
    origin: {
      kind: 'interview',
      screeningId: 's' as ScreeningId,
      formTitle: 'Interview',
      question: key,
      layer,
    },
    ...more,
  }) as KeyedStatement;
const differs = { relation: 'differs', cause: 'memory' } as const;

const TITLES: Readonly<Record<string, string>> = { 'control.methods': 'Methods of control' };
const factsOf = (...statements: readonly KeyedStatement[]) => {
  const titles = new Map(statements.map(({ key }) => [key, TITLES[key] ?? `Title of ${key}`]));
  return withDerived(gatherFacts(titles, statements, JSON.stringify), titles);
};
const known = (field: string, ...statements: readonly KeyedStatement[]) =>
  knownAnswer(question(field), factsOf(...statements))!;

describe('a period of which a later account changed a part', () => {
  const LEAVING = 'how-why-did-they-leave-the-situation';
  const on = (value: string) => ({ value, qualifier: 'exact' });
  const row = (more: object = {}) => ({
    what: 'picking leeks',
    place: 'Luton',
    country: 'GB',
    from: on('2022'),
    ended: 'He ran',
    ...more,
  });
  const periods = (layer: 0 | 1, rows: readonly object[], more: Partial<FactStatement> = {}) =>
    told('exploitation.periods', layer, rows, { text: JSON.stringify(rows), ...more });

  it.each([
    ['that was told otherwise', differs, { from: on('2023') }],
    ['that was added to', {}, { from: on('2023') }],
    ['that had been written down wrongly', { relation: 'differs', cause: 'recording' }, { from: on('2023') }],
  ] as const)('says how it ended under the account that told it: a date %s', (_, more, change) => {
    const { text } = known(LEAVING, periods(0, [row()]), periods(1, [row(change)], more));
    expect(text.match(/He ran/g)).toHaveLength(1);
    expect(text).not.toContain('later account');
  });

  it.each([
    ['the end', { until: on('2024') }, '2022 – 2024, Luton, United Kingdom (end as told later): He ran'],
    ['the place', { place: 'Hull' }, 'began 2022, Hull, United Kingdom (place as told later): He ran'],
    [
      'both',
      { place: 'Hull', from: on('2023') },
      'began 2023, Hull, United Kingdom (days and place as told later): He ran',
    ],
  ] as const)('says which part of the name was told later: %s', (_, change, text) => {
    expect(known(LEAVING, periods(0, [row()]), periods(1, [row(change)], differs)).text).toBe(text);
  });

  it('says so beside the new date, which nobody told with it', () => {
    const all = [periods(0, [row()]), periods(1, [row({ from: on('2023') })], differs)];
    const found = known(LEAVING, ...all);
    expect(found.text).toBe('began 2023, Luton, United Kingdom (days as told later): He ran');
    expect(found.facts[0]?.statements).toMatchObject([
      { seq: SEQ[0], heldOn: { value: '2026-10-08' }, relation: 'new', cause: '' },
    ]);
    // A sheet that names the period by its old date is older than that, and the one that has it so is not.
    const answer = { state: 'answered', ownWords: '' } as const;
    const old = { ...answer, value: 'began 2022, Luton, United Kingdom: He ran' };
    expect(accountsOn(question(LEAVING), old, 5, found).stands).toBe('older');
    expect(accountsOn(question(LEAVING), { ...answer, value: found.text }, 9, found).stands).toBe('agrees');
  });

  it.each([
    ['filled up', {}, { until: on('2024') }],
    ['filled up among others', {}, { others: 'Marek' }],
  ] as const)('has a row that was %s once', (_, more, change) => {
    const all = [periods(0, [row()]), periods(1, [row(change)], more)];
    const { text } = known('when-did-the-exploitation-take-place-multiple', ...all);
    expect(text).not.toMatch(/^2\./mu);
    expect(known(LEAVING, ...all).text.match(/He ran/g)).toHaveLength(1);
  });

  it('has what was changed under the later account, and the rest under the first', () => {
    const all = [
      periods(0, [row({ charge: 'Dorin' }), row({ place: 'Hull', ended: 'Police came' })]),
      periods(
        1,
        [row({ charge: 'Dorin', ended: 'The farm closed' }), row({ place: 'Hull', ended: 'Police came' })],
        differs,
      ),
    ];
    expect(takeNewest(question(LEAVING), known(LEAVING, ...all))?.value).toBe(
      `began 2022, Hull, United Kingdom: Police came\n${FIRST}\n\nbegan 2022, Luton, United Kingdom: The farm closed\n${LATER.replace(']', ']')}`,
    );
    const charge = factsOf(...all).get('exploiters.in-charge-each');
    expect(charge?.statements.map(({ seq }) => seq)).toEqual([SEQ[0]]);
  });

  it('is another period where it only has its kind of work and its ending in common', () => {
    const all = [
      periods(0, [row()]),
      periods(1, [row({ place: 'Leeds', from: on('2024'), what: 'cleaning' })]),
    ];
    expect(known(LEAVING, ...all).text).toBe(
      `began 2022, Luton, United Kingdom: He ran\n${FIRST}\n\nbegan 2024, Leeds, United Kingdom: He ran\n${LATER}`,
    );
  });
});

describe('several choices, of which a later account told more', () => {
  const TREATED = 'how-they-were-treated';
  const METHODS = 'control.methods';
  const first = told(METHODS, 0, ['Threats', 'Debt', 'Violence']);
  const more = (values: readonly string[], part: Partial<FactStatement> = {}) =>
    told(METHODS, 1, values, part);

  it.each([
    ['added', {}],
    ['told as another account', differs],
    ['told anew', { relation: 'new' }],
    ['added without those before', {}, ['Debt', 'Papers taken']],
  ] as const)(
    'belong to the account that told each: %s',
    (_, part, values: readonly string[] = ['Threats', 'Debt', 'Violence', 'Papers taken']) => {
      const all = [first, more(values, part)];
      const later = part === differs ? LATER.replace(']', '; told later]') : LATER;
      expect(known(TREATED, ...all).text).toBe(`Threats; Debt; Violence\n${FIRST}\n\nPapers taken\n${later}`);
      const { statements } = factsOf(...all).get(METHODS)!;
      expect(statements.map(({ text, seq }) => [text, seq])).toEqual([
        ['Papers taken', SEQ[1]],
        ['Threats; Debt; Violence', SEQ[0]],
      ]);
      expect(statements[0]?.cause).toBe(part === differs ? 'memory' : '');
    },
  );

  it('have those that stay under the first account where one was taken back', () => {
    const all = [first, more(['Threats', 'Violence', 'Papers taken'], differs)];
    expect(factsOf(...all).get(METHODS)).toMatchObject({
      differs: true,
      statements: [{ value: { length: 3 } }, {}],
    });
    expect(known(TREATED, ...all).text).toBe(
      `Threats; Violence\n${FIRST}\n\nPapers taken\n${LATER.replace(']', ']')}`,
    );
  });

  it('are all of the account that told them again after nothing was to be said', () => {
    const silent = told(METHODS, 1, null, {
      state: 'prefers-not-to-say',
      text: '',
      relation: 'differs',
      seq: 5,
    });
    const all = [first, silent, more(['Threats', 'Debt', 'Violence'], { seq: 9 })];
    expect(factsOf(...all).get(METHODS)?.statements[0]?.text).toBe('Threats; Debt; Violence');
  });
});

it('has kinds of exploitation under the accounts that told of each', () => {
  const row = (kinds: readonly string[], place = 'Luton') => ({ what: 'work', place, country: 'GB', kinds });
  const rows = (layer: 0 | 1, value: readonly object[], part = {}) =>
    told('exploitation.periods', layer, value, { text: JSON.stringify(value), ...part });
  const one = row(['forced-to-work', 'wages-taken']);
  const all = [rows(0, [one]), rows(1, [one, row(['forced-to-commit-crime'], 'Hull')], differs)];
  const { statements } = factsOf(...all).get('exploitation.types')!;
  expect(statements.map(({ value, seq }) => [value, seq])).toEqual([
    [['forced-to-commit-crime'], SEQ[1]],
    [['forced-to-work', 'wages-taken'], SEQ[0]],
  ]);
});
