/**
 * Once the person was talked with again, a field that only one talk speaks of says on which day it was told, where it is typed from
 * and in the pack; and who may know what stands where it is typed from, and in the own file.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { fieldLines } from '../../../src-main/cli/commands/worksheet-copy-out.ts';
import type { PersonId, ScreeningId } from '../../../src-main/core/ids.ts';
import { afterFile } from '../../support/after-file.ts';
import { type EngineAtWork, engineAtWork } from '../../support/engine.ts';
import { openingAnswers, safetyAnswers } from '../../support/interview.ts';
import { flowOf } from '../../support/pdf-tools.ts';
import { said } from '../../support/said.ts';
import { temporaryFolder } from '../../support/vault.ts';

const day = (value: string) => ({ value, qualifier: 'exact' as const });
const answered = (question: string, value: unknown, more: object = {}) => ({
  question,
  state: 'answered' as const,
  value: value as never,
  ...more,
});
const MAY_KNOW = 'Julie may know that I am safe.';
const [FIRST, SECOND] = ['12 Oct 2026', '2 Nov 2026'];
const SUPPORT = 'does-pv-need-support';

let work: EngineAtWork;
let personId: PersonId;
let interview: ScreeningId;
let sheet: ScreeningId;
beforeAll(async () => {
  work = await engineAtWork();
  const { caseId } = work;
  const born = { birthDate: { value: '1990-05-02' } };
  personId = (await work.do('personAdd', { caseId, role: 'survivor', name: 'Maria Popescu', ...born })).id;
  for (const purpose of ['nrm-referral', 'interview', 'court-papers'])
    await work.do('consentRecord', { personId, purpose, status: 'given' });
  ({ id: interview } = await work.do('screeningRecord', {
    caseId,
    personId,
    formId: 'screening-interview',
    readBack: 'Read aloud',
    heldOn: day('2026-10-12'),
    answers: [
      ...openingAnswers(),
      answered('support', 'yes'),
      answered('family', 'A mother and a brother.'),
      answered('may-be-told', MAY_KNOW),
    ],
  }));
  ({ id: sheet } = await work.do('screeningStart', { caseId, personId, formId: 'nrm-preparation' }));
  await work.do('screeningCarryOver', { screeningId: sheet });
}, 60_000);
afterFile(() => work?.engine.close());

const field = async (question: string) => {
  const { fields, also, lookAt } = await work.do('copyOutRecord', { screeningId: sheet, accountsSeen: true });
  const found = [...fields, ...also].find((one) => one.question === question);
  if (found === undefined) throw new Error(`not copied: ${question}`);
  return { lines: fieldLines(found).join('\n'), lookAt: lookAt.map(said).join('\n') };
};
const own = async (more: object) => {
  const folder = temporaryFolder();
  const input = { screeningId: interview, folder: work.pickFolder(folder), wishesSeen: true, ...more };
  const { fileName } = await work.do('recordExport', input as never);
  return flowOf(readFileSync(join(folder, fileName)));
};

it('of one talk no day is said beside a field', async () => {
  expect((await field(SUPPORT)).lines).not.toContain(FIRST);
});

it('after a second one the field has the day of the first beside it, in the pack too', async () => {
  await work.do('screeningAddLayer', {
    screeningId: interview,
    reason: 'A second meeting',
    heldOn: day('2026-11-02'),
  });
  await work.do('screeningAnswer', {
    screeningId: interview,
    answers: [...safetyAnswers(), answered('living', 'Six in a room.')],
  });
  await work.do('screeningCarryOver', { screeningId: sheet });
  const { lines } = await field(SUPPORT);
  expect(lines).toContain(`| When it was told: ${FIRST}`);
  expect(lines).not.toContain(SECOND);
  const asked = { personId, profileId: 'nrm-preparation', recipient: 'An officer' };
  const { sha256: seen } = await work.do('packPreview', asked);
  const folder = temporaryFolder();
  const { fileName } = await work.do('packBuild', { ...asked, seen, folder: work.pickFolder(folder) });
  // Once, with the numbers of the fields, and beside none of them.
  const pages = flowOf(readFileSync(join(folder, fileName)));
  expect(pages.split(`When it was told: ${FIRST}`)).toHaveLength(2);
  expect(pages).toMatch(new RegExp(`When it was told: ${FIRST} \\(fields \\d+(, \\d+)+\\)`));
});

it('who may know what is pointed at before anything is typed, and stands in the own file and in no copy that leaves', async () => {
  expect((await field(SUPPORT)).lookAt).toContain(MAY_KNOW);
  expect(await own({ own: true })).toContain(MAY_KNOW);
  expect(await own({ recipient: 'A court', forPurpose: 'court-papers' })).not.toContain(MAY_KNOW);
});
