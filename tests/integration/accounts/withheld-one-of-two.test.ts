/**
 * Of a field whose name would tell, one account of two is kept back: of the other nothing says on what leaves that it was told
 * differently, neither a heading nor a reason.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import type { PersonId, ScreeningId } from '../../../src-main/core/ids.ts';
import { afterFile } from '../../support/after-file.ts';
import { type EngineAtWork, engineAtWork } from '../../support/engine.ts';
import { openingAnswers } from '../../support/interview.ts';
import { flowOf } from '../../support/pdf-tools.ts';
import { temporaryFolder } from '../../support/vault.ts';

const OTHERWISE = /differently|differs|recorded before|after this was filled in/i;
const LATER = 'Burns on both hands.';

let work: EngineAtWork;
let personId: PersonId;
let sheet: ScreeningId;
beforeAll(async () => {
  work = await engineAtWork();
  const { caseId } = work;
  const born = { birthDate: { value: '1990-05-02' } };
  personId = (await work.do('personAdd', { caseId, role: 'survivor', name: 'Abena O.', ...born })).id;
  for (const purpose of ['nrm-referral', 'interview', 'court-papers'])
    await work.do('consentRecord', { personId, purpose, status: 'given' });
  const answered = (question: string, value: unknown, more: object = {}) => ({
    question,
    state: 'answered' as const,
    value: value as never,
    ...more,
  });
  const { id } = await work.do('screeningRecord', {
    caseId,
    personId,
    formId: 'screening-interview',
    readBack: 'Read aloud',
    answers: [...openingAnswers(), answered('health-now', 'Pain in the left shoulder.')],
  });
  await work.do('screeningAddLayer', { screeningId: id, reason: 'More' });
  const differs = { relation: 'differs' as const, cause: 'fear' as const };
  await work.do('screeningAnswer', {
    screeningId: id,
    answers: [...openingAnswers(), answered('health-now', LATER, differs)],
  });
  ({ id: sheet } = await work.do('screeningStart', { caseId, personId, formId: 'nrm-preparation' }));
  await work.do('screeningCarryOver', { screeningId: sheet });
  const { facts } = await work.do('factList', { personId });
  const fact = facts.find(({ statements }) => statements.some(({ text }) => text.includes(LATER)));
  const entry = fact?.statements.at(-1)?.seq ?? 0;
  const { fields } = await work.do('copyOutRecord', { screeningId: sheet, accountsSeen: true });
  const of = fields.filter((one) => one.accounts.tellings.some(({ key }) => key === fact?.key));
  await work.do('accountsWithhold', {
    screeningId: sheet,
    question: of[0]?.question ?? '',
    entry,
    fact: fact?.key ?? '',
    reason: 'Kept back at her wish',
  });
}, 60_000);
afterFile(() => work?.engine.close());

it('in a pack of answers to retype', async () => {
  const asked = { profileId: 'nrm-preparation', personId, recipient: 'The Salvation Army' };
  const { sha256: seen } = await work.do('packPreview', asked as never);
  const folder = temporaryFolder();
  const made = { ...asked, seen, folder: work.pickFolder(folder) };
  const { fileName } = await work.do('packBuild', made as never);
  const text = flowOf(readFileSync(join(folder, fileName)));
  expect(text).toContain(LATER);
  expect(text).not.toMatch(OTHERWISE);
});

it('on the sheet on paper', async () => {
  const folder = temporaryFolder();
  const input = {
    screeningId: sheet,
    folder: work.pickFolder(folder),
    wishesSeen: true,
    recipient: 'An officer',
  };
  const { fileName } = await work.do('recordExport', input as never);
  const text = flowOf(readFileSync(join(folder, (fileName as string) ?? '')));
  expect(text).toContain(LATER);
  expect(text).not.toMatch(OTHERWISE);
});
