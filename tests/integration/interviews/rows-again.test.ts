/** A list that a later account changes in one row: nothing is dated to that account which was told in the first alone. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import type { ScreeningId } from '../../../src-main/core/ids.ts';
import { afterFile } from '../../support/after-file.ts';
import { type EngineAtWork, engineAtWork } from '../../support/engine.ts';
import { openingAnswers, safetyAnswers } from '../../support/interview.ts';
import { flowOf } from '../../support/pdf-tools.ts';
import { said } from '../../support/said.ts';
import { temporaryFolder } from '../../support/vault.ts';

const day = (value: string) => ({ value, qualifier: 'exact' as const });
const doha = { what: 'Cleaning', place: 'Doha', country: 'QA', from: day('2023-02'), papers: 'Madam' };
const ascot = { what: 'Housework', place: 'Ascot', country: 'GB', from: day('2025-03'), hours: 'Sixteen' };
const periods = (value: readonly object[], more: object = {}) => [
  { question: 'more-than-one', state: 'answered' as const, value: 'yes' },
  { question: 'periods', state: 'answered' as const, value, ...more },
];

let work: EngineAtWork;
let screeningId: ScreeningId;
beforeAll(async () => {
  work = await engineAtWork();
  const { caseId } = work;
  const { id: personId } = await work.do('personAdd', { caseId, role: 'survivor', name: 'Sri Wahyuni' });
  for (const purpose of ['interview', 'court-papers'])
    await work.do('consentRecord', { personId, purpose, status: 'given' });
  ({ id: screeningId } = await work.do('screeningRecord', {
    caseId,
    personId,
    formId: 'screening-interview',
    readBack: 'Read aloud',
    heldOn: day('2026-09-14'),
    answers: [...openingAnswers(), ...periods([doha, ascot])] as never,
  }));
  await work.do('screeningAddLayer', { screeningId, reason: 'She remembered', heldOn: day('2026-10-28') });
  const later = periods([doha, { ...ascot, pay: 'Nine hundred' }], { relation: 'differs', cause: 'memory' });
  const answers = [...safetyAnswers(), ...later] as never;
  await work.do('screeningAnswer', { screeningId, answers });
});
afterFile(() => work?.engine.close());

it('is printed with what was told then, and the rest as before', async () => {
  const folder = temporaryFolder();
  const to = { recipient: 'The court', forPurpose: 'court-papers' };
  const done = await work.do('recordExport', { screeningId, ...to, folder: work.pickFolder(folder) });
  const [, later = ''] = flowOf(readFileSync(join(folder, done.fileName))).split(/Later account 1/);
  expect(later).toMatch(/Doha.{0,200}Madam \(as before\)/);
  expect(later).toMatch(/Nine hundred; as before: .{0,200}Sixteen/);
});

it('has one line in the chronology for what was told once', async () => {
  const { rows } = await work.do('chronologyList', { caseId: work.caseId });
  const of = (word: string) =>
    rows
      .filter(({ what }) => said(what).includes(word))
      .map((one) => one.sources.map((each) => said(each.said)).join());
  expect(of('Doha')).toEqual([expect.not.stringContaining('28 Oct 2026')]);
  const [pay] = rows.filter(({ what }) => said(what).includes('Nine hundred')).map(({ what }) => said(what));
  expect(pay).toMatch(/Nine hundred; as before: .*Sixteen/);
});
