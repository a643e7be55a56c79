/** What was told after a pack left reaches the file, and not its reader: that is said wherever packs are looked at, until one goes again. */
import { beforeAll, expect, it } from 'vitest';
import type { PersonId, ScreeningId } from '../../../src-main/core/ids.ts';
import { afterFile } from '../../support/after-file.ts';
import { type EngineAtWork, engineAtWork } from '../../support/engine.ts';
import { openingAnswers } from '../../support/interview.ts';
import { said } from '../../support/said.ts';
import { temporaryFolder } from '../../support/vault.ts';

const ROWE = 'Adeyinka Rowe, solicitor';

let work: EngineAtWork;
let personId: PersonId;
let interview: ScreeningId;
const answered = (question: string, value: unknown, more: object = {}) => ({
  question,
  state: 'answered' as const,
  value: value as never,
  ...more,
});
const asked = (recipient = ROWE) =>
  ({ personId, profileId: 'interview-record', recipient, forPurpose: 'court-papers' }) as never;

beforeAll(async () => {
  work = await engineAtWork();
  const { caseId } = work;
  personId = (await work.do('personAdd', { caseId, role: 'survivor', name: 'Maria Popescu' })).id;
  for (const recipient of ['', ROWE])
    await work.do('consentRecord', { personId, purpose: 'court-papers', status: 'given', recipient });
  ({ id: interview } = await work.do('screeningRecord', {
    caseId,
    personId,
    formId: 'screening-interview',
    readBack: 'Read aloud',
    answers: [...openingAnswers(), answered('living', 'A box room.')],
  }));
  await build();
}, 60_000);
afterFile(() => work?.engine.close());

async function build() {
  const { sha256: seen } = await work.do('packPreview', asked());
  const folder = work.pickFolder(temporaryFolder());
  await work.do('packBuild', { ...(asked() as object), seen, folder, overrideReason: 'Read' } as never);
}
const listed = async () =>
  (await work.do('packList', { caseId: work.caseId })).packs.map(({ since }) => since.map(said));
const previewed = async (recipient?: string) =>
  (await work.do('packPreview', asked(recipient))).warnings
    .filter(({ code }) => code === 'pack-told-since')
    .map(said);
const today = async () => (await work.do('todayShow', {})).packs.items.map(({ found }) => said(found));

it('says nothing while nothing was told since', async () => {
  expect(await listed()).toEqual([[]]);
  expect([await previewed(), await today()]).toEqual([[], []]);
});

it('names what was told since, to whom the pack went and when, wherever packs are looked at', async () => {
  await work.do('screeningAddLayer', { screeningId: interview, reason: 'She came again' });
  const more = answered('living', 'A box room, without a window.', { relation: 'differs', cause: 'memory' });
  await work.do('screeningAnswer', { screeningId: interview, answers: [...openingAnswers(), more] } as never);
  const [[line = ''] = []] = await listed();
  expect(line).toMatch(/went to Adeyinka Rowe, solicitor on .*said or corrected: .*slept/iu);
  for (const found of [await previewed(), await today()]) expect(found).toEqual([line]);
  // To somebody who has none of it, nothing is new.
  expect(await previewed('Kerry Maddox')).toEqual([]);
});

it('says nothing more once it went again, and the older pack is not spoken of', async () => {
  await build();
  expect(await listed()).toEqual([[], []]);
  expect([await previewed(), await today()]).toEqual([[], []]);
});
