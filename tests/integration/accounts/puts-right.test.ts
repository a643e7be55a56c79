/**
 * A later account that only puts right what the first was written down as: wherever its tellings are quoted or dated, the correction
 * has the day of the first, and what the second talk told otherwise stands. A slip in the correction is put right where that is.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { withChangedRows } from '../../../src-main/cli/changed-rows.ts';
import { rowsTold } from '../../../src-main/core/answers/rows-told.ts';
import type { PersonId, ScreeningId } from '../../../src-main/core/ids.ts';
import { afterFile } from '../../support/after-file.ts';
import { type EngineAtWork, engineAtWork } from '../../support/engine.ts';
import { openingAnswers, safetyAnswers } from '../../support/interview.ts';

const POINT = 'means-force';
let cases = 0;
const day = (value: string) => ({ value, qualifier: 'exact' as const });
const told = (question: string, value: unknown, more: object = {}) => ({
  question,
  state: 'answered' as const,
  value: value as never,
  ...more,
});
const month = (value: string) => ({ value, qualifier: 'exact' });

let work: EngineAtWork;
let personId: PersonId;
let account: ScreeningId;
let sheet: ScreeningId;
const link = async () => {
  const target = { kind: 'answer' as const, screeningId: account, question: 'treatment' };
  const { links } = await work.do('screeningLink', {
    screeningId: sheet,
    links: [{ question: POINT, target, note: '' }],
  });
  return links.flatMap(({ target: to }) => (to.kind === 'answer' ? [to] : []));
};

beforeAll(async () => {
  work = await engineAtWork();
  const { caseId } = work;
  ({ id: personId } = await work.do('personAdd', { caseId, role: 'survivor', name: 'Keira Bowen' }));
  await work.do('consentRecord', { personId, purpose: 'interview', status: 'given' });
  ({ id: account } = await work.do('screeningRecord', {
    caseId,
    personId,
    formId: 'screening-interview',
    readBack: 'Read aloud',
    heldOn: day('2026-10-26'),
    answers: [
      ...openingAnswers(),
      told('treatment', 'Burnt with a lighter'),
      told('start-date', month('2021-03')),
    ],
  }));
  ({ id: sheet } = await work.do('screeningStart', { caseId, personId, formId: 'elements' }));
  await link();
  await work.do('screeningAddLayer', {
    screeningId: account,
    reason: 'She told more',
    heldOn: day('2026-11-16'),
  });
  await work.do('screeningAnswer', {
    screeningId: account,
    answers: [
      ...safetyAnswers(),
      told('treatment', 'Beaten with a belt', { relation: 'differs', cause: 'shame' }),
      told('start-date', month('2022-05'), { relation: 'differs' }),
    ],
  });
  // The first correction has a slip of its own.
  for (const [putsRight, what] of [
    [0, 'Burnt with an iron'],
    [2, 'Burnt with a poker'],
  ] as const) {
    await work.do('screeningAddLayer', { screeningId: account, reason: 'A slip', putsRight });
    const answers = [
      told('treatment', what),
      ...(putsRight === 0 ? [told('start-date', month('2012-03'))] : []),
    ];
    await work.do('screeningAnswer', { screeningId: account, answers });
  }
}, 60_000);
afterFile(() => work?.engine.close());

it('the correction of a correction stands in the first account, and the second talk as it was told', async () => {
  const { facts } = await work.do('factList', { personId });
  const fact = facts.find(({ key }) => key === 'exploitation.treatment');
  expect(fact?.statements.map(({ text, cause, heldOn }) => [text, cause, heldOn?.value])).toEqual([
    ['Beaten with a belt', 'shame', '2026-11-16'],
    ['Burnt with a poker', '', '2026-10-26'],
  ]);
});

it('a quote of the slip says what it was put right to; quoted anew, each telling has its own day', async () => {
  const before = (await work.do('screeningLinks', { screeningId: sheet })).links;
  expect(before).toMatchObject([
    { target: { quoted: { text: 'Burnt with a lighter' }, since: { text: 'Burnt with a poker' } } },
  ]);
  const [, first, second] = await link();
  expect(first).toMatchObject({
    quoted: { text: 'Burnt with a poker', toldOn: day('2026-10-26') },
    since: null,
    otherwise: { on: day('2026-11-16'), layer: 1 },
  });
  expect(second).toMatchObject({
    quoted: { text: 'Beaten with a belt', toldOn: day('2026-11-16') },
    since: null,
    otherwise: null,
  });
});

it('the chronology has the day as it was put right and as it was told otherwise, and not the slip', async () => {
  const { rows } = await work.do('chronologyList', { caseId: work.caseId });
  const days = rows.flatMap(({ kind, on }) => (kind === 'answer' ? [on.value] : []));
  expect(days).toEqual(['2012-03', '2022-05']);
});

describe('one cell of one row, where a second talk went on with the list', () => {
  const PERIOD = {
    what: 'Cleaning',
    place: 'Varna',
    charge: 'Milen',
    from: month('2012'),
    until: month('2013'),
  };
  const FARM = { what: 'Farm', place: 'Swansea', charge: 'Radka', from: month('2018') };
  const BAR = { what: 'Nail bar', place: 'Cardiff', charge: 'Hoa', from: month('2022') };
  const RIGHT = { ...PERIOD, from: month('2010') };
  const NEATH = { ...FARM, place: 'Neath' };

  async function corrected(later: object[], more: object, correction: object[]) {
    cases += 1;
    const { id: caseId } = await work.do('caseCreate', {
      reference: `P-${cases}`,
      title: 'A',
      profile: 'general',
    });
    const { id: whose } = await work.do('personAdd', { caseId, role: 'survivor', name: 'Desislava' });
    await work.do('consentRecord', { personId: whose, purpose: 'interview', status: 'given' });
    const { id } = await work.do('screeningRecord', {
      caseId,
      personId: whose,
      formId: 'screening-interview',
      readBack: 'Read aloud',
      heldOn: day('2026-10-26'),
      answers: [...openingAnswers(), told('periods', [PERIOD, FARM])],
    });
    const open = (of: object) =>
      work.do('screeningAddLayer', { screeningId: id, reason: 'More', ...of } as never);
    const save = (rows: object[], of: object = {}) =>
      work.do('screeningAnswer', {
        screeningId: id,
        answers: [...('relation' in of ? safetyAnswers() : []), told('periods', rows, of)],
      });
    await open({ heldOn: day('2026-11-16') });
    await save(later, more);
    await open({ putsRight: 0 });
    await save(correction);
    const { facts } = await work.do('factList', { personId: whose });
    const { stands } = rowsTold(facts.find(({ key }) => key === 'exploitation.periods'));
    const { rows } = await work.do('chronologyList', { caseId });
    return {
      stands: stands.map(({ value, said }) => [
        value.place,
        (value.from as { value: string }).value,
        said.heldOn?.value,
        said.origin.kind === 'interview' && said.origin.putRight !== undefined,
      ]),
      days: rows.flatMap(({ kind, on, sources: [from] }) =>
        kind === 'answer' ? [[on.value, JSON.stringify(from).includes('26 Oct')]] : [],
      ),
      view: await work.do('screeningShow', { screeningId: id }),
    };
  }
  const varna = ['Varna', '2010', '2026-10-26', true];
  const swansea = ['Swansea', '2018', '2026-10-26', false];
  const cardiff = ['Cardiff', '2022', '2026-11-16', false];
  const neath = ['Neath', '2018', '2026-11-16', false];

  it.each([
    ['of the list of the first talk', [PERIOD, FARM, BAR], 'adds', [RIGHT, FARM], [varna, swansea, cardiff]],
    ['of the whole list', [PERIOD, FARM, BAR], 'adds', [RIGHT, FARM, BAR], [varna, swansea, cardiff]],
    ['beside a row told otherwise', [PERIOD, NEATH], 'differs', [RIGHT, FARM], [varna, neath]],
    [
      'of the whole list, told otherwise',
      [PERIOD, NEATH, BAR],
      'differs',
      [RIGHT, NEATH, BAR],
      [varna, neath, cardiff],
    ],
  ])(
    '%s: no other row is put right, and what was told later keeps its day',
    async (_, later, relation, correction, stands) => {
      const found = await corrected(later, { relation }, correction);
      expect(found.stands).toEqual(stands);
      const days = new Map([PERIOD, FARM, BAR, RIGHT].map(({ from }) => [from.value, false]));
      for (const [on] of found.days) days.set(String(on), true);
      expect(days.get('2012')).toBe(false);
      expect(days.get('2010')).toBe(true);
      for (const [on, isFirst] of found.days) if (on === '2022') expect(isFirst).toBe(false);
      // Whoever goes on with the list by the numbers of its rows has what was told since.
      const then = { ...found.view, layers: [...found.view.layers, { layer: 3, reason: 'Once more' }] };
      const [goes] = withChangedRows(then as never, [{ question: 'periods', rows: [{ row: 1, set: {} }] }]);
      expect(goes).toMatchObject({ value: stands.map(([place]) => ({ place })) });
    },
  );
});
