/**
 * Why something has changed since, in the words of the person, stands wherever it is said that it has; that it is not known any more
 * since then is told, and hides behind nothing that was told before; and a reason of the list that nobody could show is not taken in.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { GivenAnswer } from '../../../src-main/cli/fit-answers.ts';
import { recordLines } from '../../../src-main/cli/record-lines.ts';
import type { PersonId, ScreeningId } from '../../../src-main/core/ids.ts';
import { afterFile } from '../../support/after-file.ts';
import { type EngineAtWork, engineAtWork } from '../../support/engine.ts';
import { openingAnswers, safetyAnswers } from '../../support/interview.ts';
import { flowOf } from '../../support/pdf-tools.ts';
import { temporaryFolder } from '../../support/vault.ts';

const SINCE = { relation: 'differs', cause: 'since' } as const;
const WHY = 'He had found out where I was.';
const day = (value: string) => ({ heldOn: { value, qualifier: 'exact' as const } });
const answered = (question: string, value: unknown, more: object = {}) => ({
  question,
  state: 'answered' as const,
  value: value as never,
  ...more,
});

let work: EngineAtWork;
let personId: PersonId;
let interview: ScreeningId;
let screeningId: ScreeningId;
beforeAll(async () => {
  work = await engineAtWork();
  const { caseId } = work;
  const born = { birthDate: { value: '1990-05-02' } };
  personId = (await work.do('personAdd', { caseId, role: 'survivor', name: 'Maria Popescu', ...born })).id;
  for (const purpose of ['nrm-referral', 'interview'])
    await work.do('consentRecord', { personId, purpose, status: 'given' });
  const answers = [
    ...openingAnswers(),
    answered('city', 'Leeds'),
    answered('last-contact', 'within-the-last-month'),
    answered('doctor', 'yes'),
  ];
  const about = { caseId, personId, formId: 'screening-interview', readBack: 'Read aloud' };
  interview = (await work.do('screeningRecord', { ...about, ...day('2026-02-06'), answers })).id;
  await work.do('screeningAddLayer', { screeningId: interview, reason: 'second', ...day('2026-10-14') });
  await work.do('screeningAnswer', {
    screeningId: interview,
    answers: [
      ...safetyAnswers(),
      answered('city', 'Bradford', { ...SINCE, ownWords: `[why] ${WHY}` }),
      { question: 'last-contact', state: 'not-known', ...SINCE },
      answered('doctor', 'no', { relation: 'adds', cause: 'other', ownWords: '[why] They had no place.' }),
    ],
  });
  screeningId = (await work.do('screeningStart', { caseId, personId, formId: 'nrm-preparation' })).id;
  await work.do('screeningCarryOver', { screeningId });
}, 60_000);
afterFile(() => work?.engine.close());

it('stands with it in the account and on the sheet, on the screen, on paper and in a pack', async () => {
  const folder = temporaryFolder();
  const handle = work.pickFolder(folder);
  const to = { folder: handle, recipient: 'An officer' };
  const printed = await work.do('recordExport', { screeningId: interview, ...to });
  const sheet = await work.do('recordExport', { screeningId, ...to });
  const pack = { profileId: 'nrm-preparation', personId, recipient: 'An officer' };
  const { sha256: seen } = await work.do('packPreview', pack);
  const built = await work.do('packBuild', { ...pack, seen, folder: handle });
  const flow = ({ fileName }: { readonly fileName: string }) => flowOf(readFileSync(join(folder, fileName)));
  const lines = async (id: ScreeningId) =>
    recordLines(await work.do('screeningShow', { screeningId: id })).join('\n');
  for (const text of [await lines(interview), flow(printed)]) {
    expect(text).toContain(`Since then: it has changed; said of it: “${WHY}”`);
    expect(text).toContain('“They had no place.”');
  }
  for (const text of [await lines(screeningId), flow(sheet), flow(built)])
    expect(text).toContain(`since then: it has changed; reason given: “${WHY}”`);
});

it('that it is not known any more stands beside the field, after what was told before', async () => {
  const { fields } = await work.do('copyOutRecord', { screeningId, accountsSeen: true });
  const { accounts } = fields.find((one) => one.question === 'when-last-contact') ?? {};
  expect(accounts).toMatchObject({ stands: 'changed' });
  expect(accounts?.tellings.map(({ state, text }) => text || state)).toEqual([
    'In the last month',
    'not-known',
  ]);
});

it('a reason of the list beside it is refused and not dropped, and one beside what is added to one choice', async () => {
  const given = { question: 'city', value: 'York', relation: 'since' };
  expect(GivenAnswer.safeParse({ ...given, cause: 'fear' }).success).toBe(false);
  expect(GivenAnswer.safeParse({ ...given, reasonWords: WHY }).success).toBe(true);
  await work.do('screeningAddLayer', { screeningId: interview, reason: 'third', ...day('2026-11-02') });
  const answers = [...safetyAnswers(), answered('doctor', 'yes', { relation: 'adds', cause: 'shame' })];
  await expect(work.do('screeningAnswer', { screeningId: interview, answers })).rejects.toMatchObject({
    found: [{ code: 'answer-adds-to-one' }],
  });
});
