/**
 * A copy for a Duty to Notify report where more was told since: it says so in its field, and has none of it. What is
 * released is searched as the finished page has it, and what no reader sees hides no name.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import type { ScreeningId } from '../../../src-main/core/ids.ts';
import { afterFile } from '../../support/after-file.ts';
import { type EngineAtWork, engineAtWork } from '../../support/engine.ts';
import { openingAnswers, safetyAnswers } from '../../support/interview.ts';
import { flowOf } from '../../support/pdf-tools.ts';
import { refusal, said } from '../../support/said.ts';
import { temporaryFolder } from '../../support/vault.ts';

const WHY = 'He was in the next room.';
const answered = (question: string, value: unknown, more: object = {}) => ({
  question,
  state: 'answered' as const,
  value: value as never,
  ...more,
});

let work: EngineAtWork;
let screeningId: ScreeningId;
beforeAll(async () => {
  work = await engineAtWork();
  const { caseId } = work;
  const she = {
    caseId,
    role: 'survivor' as const,
    name: 'Maria Popescu',
    birthDate: { value: '1990-05-02' },
  };
  const { id: personId } = await work.do('personAdd', she);
  await work.do('personAdd', { caseId, role: 'family', name: 'محمد' });
  const no = openingAnswers({ 'consent-nrm': 'refused', 'consent-interview': 'given' });
  const { id: interview } = await work.do('screeningRecord', {
    caseId,
    personId,
    formId: 'first-account',
    readBack: 'Read aloud',
    answers: [...no, answered('living', 'Six in a room.'), answered('treatment', 'He shouted.')],
  });
  ({ id: screeningId } = await work.do('screeningStart', { caseId, personId, formId: 'nrm-preparation' }));
  await work.do('screeningCarryOver', { screeningId });
  await work.do('screeningAddLayer', { screeningId: interview, reason: 'A second meeting' });
  const differs = { relation: 'differs', cause: 'fear', ownWords: `[why] ${WHY}` } as const;
  await work.do('screeningAnswer', {
    screeningId: interview,
    answers: [...safetyAnswers(), answered('living', 'Ten in a loft.', differs)],
  });
  const unseen = 'She signs as Pop\u00adescu, at home pope\u200bscu; her son is مـحـمـد.';
  const typed = [answered('pv-under-age', 'no'), answered('pv-want-to-submit-nrm', 'no')];
  await work.do('screeningAnswer', {
    screeningId,
    answers: [...typed, answered('refuse-nrm', 'She is afraid.'), answered('professional-insight', unseen)],
  });
}, 60_000);
afterFile(() => work?.engine.close());

const LIVING = 'living-conditions';
const show = (leaveOut: string[] = []) =>
  work.do('notificationShow', { screeningId, body: 'council', leaveOut });
async function written(read: string[], leaveOut: string[] = []) {
  const folder = temporaryFolder();
  const { sha256 } = await show(leaveOut);
  const input = { screeningId, body: 'council', leaveOut, read, sha256, folder: work.pickFolder(folder) };
  await work.do('notificationExport', input);
  return flowOf(readFileSync(join(folder, readdirSync(folder)[0] ?? '')));
}

it('lists what is older, says it beside the field and on the page, and has no word of the later account', async () => {
  const view = await show();
  const line = view.lines.find(({ question }) => question === LIVING);
  const title = line?.title ?? '-';
  expect(view.accounts.map(said).join('\n')).toMatch(new RegExp(`“${title.replace('?', '.')}”: more, or`));
  const beside = said(line?.beside ?? undefined);
  expect(beside).toMatch(/told after this was filled in; it is not in this copy/);
  const page = await written([LIVING]);
  expect(page).toContain(`Six in a room. ${beside}`);
  for (const words of ['Ten in a loft', WHY]) expect(page + JSON.stringify(view)).not.toContain(words);
  // A field of which nothing else was told says nothing of the kind.
  expect(view.lines.find(({ question }) => question === 'how-they-were-treated')?.beside).toBeNull();
});

it('takes out a name that is plain to read, whatever stands unseen in it', async () => {
  const line = (await show()).lines.find(({ question }) => question === 'professional-insight');
  expect(line?.text).toBe('She signs as [left out], at home [left out]; her son is [left out].');
  expect(await written(['professional-insight'])).not.toMatch(/pop|escu|محمد|مـحـمـد/iu);
});

it('is held by what only the finished page says', async () => {
  const title = (await show()).lines.find(({ question }) => question === 'refuse-nrm')?.title ?? '';
  // Neither the text nor the title has it.
  const last = title.split(' ').at(-1) ?? '-';
  const words = `${last} She`;
  expect(await refusal(written(['refuse-nrm'], [words]))).toMatchObject({
    code: 'not-ready',
    findings: [expect.stringMatching(new RegExp(`“${last}\\s+She” is still on its pages`))],
  });
});

it('says nothing of a later account whose words are kept back', async () => {
  const { known } = await work.do('screeningShow', { screeningId });
  const fact = known.find(({ question }) => question === LIVING)?.facts[0];
  const entry = fact?.statements.find(({ text }) => text === 'Ten in a loft.')?.seq ?? 0;
  const which = { screeningId, question: LIVING, entry, fact: fact?.key ?? '' };
  await work.do('accountsWithhold', { ...which, reason: 'Her uncle was there' });
  const line = (await show()).lines.find(({ question }) => question === LIVING);
  expect(line?.beside).toBeNull();
  expect(JSON.stringify(await show())).not.toContain('uncle');
});
