/**
 * A later account that only puts right what the first was written down as: wherever its tellings are quoted or dated, the correction
 * has the day of the first, and what the second talk told otherwise stands. A slip in the correction is put right where that is.
 */
import { beforeAll, expect, it } from 'vitest';
import type { PersonId, ScreeningId } from '../../../src-main/core/ids.ts';
import { afterFile } from '../../support/after-file.ts';
import { type EngineAtWork, engineAtWork } from '../../support/engine.ts';
import { openingAnswers, safetyAnswers } from '../../support/interview.ts';

const POINT = 'means-force';
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
