/**
 * The official form's yes to the referral says that all was explained with the privacy notice and that the person agrees: it is
 * filled in where that is so, and stays open with the reason where it is not. What a worker answers there has its condition beside it.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import type { CopiedField } from '../../../src-main/contract/copy-out.ts';
import type { PersonId, ScreeningId } from '../../../src-main/core/ids.ts';
import { type EngineAtWork, engineAtWork } from '../../support/engine.ts';
import { flowOf } from '../../support/pdf-tools.ts';
import { said } from '../../support/said.ts';
import { temporaryFolder } from '../../support/vault.ts';

const YES = 'pv-want-to-submit-nrm';
const CONDITION = 'Only if it writes seventeen';
const NOTICE = { privacyNotice: 'Home Office, April 2026' };
const NOT_MET =
  /agreed on .* on a condition: “Only if it writes seventeen”\. It is not recorded that the condition is met, or that they gave it up/u;

let work: EngineAtWork;
let personId: PersonId;
let sheet: ScreeningId;
afterEach(() => work.engine.close());

type Line = Partial<Parameters<typeof work.do<'consentRecord'>>[1]>;

async function began(...lines: Line[]) {
  work = await engineAtWork();
  const { caseId } = work;
  ({ id: personId } = await work.do('personAdd', { caseId, role: 'survivor', name: 'Egzon' }));
  await work.do('ageRecord', { personId, under18: 'no', why: 'A passport' });
  for (const line of lines) await record(line);
  sheet = (await work.do('screeningStart', { caseId, personId, formId: 'nrm-preparation' })).id;
  await work.do('screeningAnswer', {
    screeningId: sheet,
    answers: [{ question: 'pv-under-age', state: 'answered', value: 'no' }],
  });
  await work.do('screeningCarryOver', { screeningId: sheet });
}
const record = (line: Line) =>
  work.do('consentRecord', { personId, purpose: 'nrm-referral', status: 'given', ...line });
const onSheet = async () =>
  (await work.do('screeningShow', { screeningId: sheet })).answers.find(({ question }) => question === YES)
    ?.value;
const answerYes = () =>
  work.do('screeningAnswer', {
    screeningId: sheet,
    answers: [{ question: YES, state: 'answered', value: 'yes' }],
  });
const head = async () => (await work.do('copyOutCheck', { screeningId: sheet })).lookAt.map(said).join('\n');
const ready = async () => {
  const { checks, fields } = await work.do('readinessShow', { screeningId: sheet });
  const field = fields.find(({ question }) => question === YES);
  return [...checks.flatMap(({ found }) => found), ...(field?.notTaken ?? [])].map(said).join('\n');
};
const copied = async (): Promise<CopiedField | undefined> =>
  (await work.do('copyOutRecord', { screeningId: sheet, accountsSeen: true })).fields.find(
    ({ question }) => question === YES,
  );
const printed = async () => {
  const folder = temporaryFolder();
  const file = { screeningId: sheet, folder: work.pickFolder(folder), own: true };
  return flowOf(readFileSync(join(folder, (await work.do('recordExport', file)).fileName)));
};

it('is filled in where nothing is missing', async () => {
  await began(NOTICE);
  expect(await onSheet()).toBe('yes');
  const field = await copied();
  expect([field?.instead, field?.lookAgain]).toEqual([[], []]);
  expect(await head()).not.toContain('Privacy Information Notice');
});

it('stays open while the consent hangs on a condition, and every place says why', async () => {
  await began({ ...NOTICE, note: CONDITION });
  expect(await onSheet()).toBeUndefined();
  for (const text of [await head(), await ready(), await printed()]) expect(text).toMatch(NOT_MET);
  const preview = await work.do('packPreview', {
    personId,
    profileId: 'nrm-preparation',
    recipient: 'Home Office',
  });
  expect(preview.warnings.map(said).join('\n')).toMatch(NOT_MET);
  await record({ recipient: 'Home Office', conditionDropped: { on: '2026-01-05' } });
  await work.do('screeningCarryOver', { screeningId: sheet });
  expect(await onSheet()).toBe('yes');
  // What it was, and that it was given up, stands at the field.
  const beside = (await copied())?.lookAgain.map(said).join('\n');
  expect(beside).toContain('gave the condition up on 5 Jan 2026');
  expect(beside).toContain(CONDITION);
  expect(await printed()).toContain('gave the condition up on 5 Jan 2026');
});

it('stays open where nobody recorded that the notice was explained, and copy-out says so at the field', async () => {
  await began({});
  expect(await onSheet()).toBeUndefined();
  const field = await copied();
  expect(field?.text).toBe('');
  const why =
    /agreed on .* Home Office’s Privacy Information Notice was explained\. That is not recorded: .* record the yes to the referral again, with this notice and any limits\./u;
  expect(field?.instead.map(said).join()).toMatch(why);
  for (const text of [await head(), await ready(), await printed()]) expect(text).toMatch(why);
  await record(NOTICE);
  await work.do('screeningCarryOver', { screeningId: sheet });
  expect(await onSheet()).toBe('yes');
});

it('a bare no fills in no sentence that it was explained; one that was explained does', async () => {
  await began({ status: 'refused' });
  expect(await onSheet()).toBeUndefined();
  const paper = await printed();
  expect(paper).toMatch(
    /The person said no on .* That is not recorded\. Explain it, then record the no again/u,
  );
  expect(paper).not.toContain('I have explained this');
  await record({ status: 'refused', explainedBy: 'Hana Weiss' });
  await work.do('screeningCarryOver', { screeningId: sheet });
  expect(await onSheet()).toBe('no');
  expect(await printed()).toContain('I have explained this');
});

it('typed all the same, no page says that the notice was explained', async () => {
  const page = async () => {
    const asked = { personId, profileId: 'nrm-preparation', recipient: 'Home Office' };
    return JSON.stringify((await work.do('packPreview', asked)).parts);
  };
  await began({});
  await answerYes();
  const without = 'Yes. That the Privacy Information Notice was explained is not recorded.';
  expect(await page()).toContain(`Consents to the referral: ${without}`);
  expect(await page()).not.toContain('I have explained this');
  await record(NOTICE);
  expect(await page()).toContain('I have explained this');
});

it('a referral before this one stands on the front page, and one written down by mistake does not', async () => {
  await began(NOTICE);
  const referred = (reference: string, mistaken: boolean) =>
    work.do('supportRecord', {
      personId,
      line: { kind: 'earlier-referral', on: { value: '2023-05' }, reference, outcome: 'withdrawn', mistaken },
    } as never);
  await referred('NRM-77', false);
  await referred('NRM-88', true);
  const asked = { personId, profileId: 'nrm-preparation', recipient: 'Home Office' };
  const text = JSON.stringify((await work.do('packPreview', asked)).parts[0]);
  expect(text).toContain('Referred before: May 2023, reference NRM-77, how it ended: withdrawn');
  expect(text).not.toContain('NRM-88');
});

const NOTICES = [
  // Whichever name it was given beside the yes to the referral.
  ['nrm-referral', 'The leaflet, April 2026', 'yes'],
  ['interview', 'Home Office, April 2026; no copy', 'yes'],
  ['interview', 'The privacy notice of the Bayanihan Desk, read by herself', undefined],
  ['court-papers', 'Ours. The Home Office’s was not gone through', undefined],
] as const;

it.each(NOTICES)(
  'the notice gone through with the yes to %s, %s: %s',
  async (purpose, privacyNotice, yes) => {
    await began({}, { purpose, privacyNotice });
    expect(await onSheet()).toBe(yes);
    if (yes === 'yes') return;
    const why = `Another notice is recorded: “${privacyNotice}”.`;
    for (const text of [await head(), await ready(), await printed()]) expect(text).toContain(why);
  },
);

it('an interview that names only a notice of the charity’s own leaves it open; the Home Office’s there fills it', async () => {
  await began({});
  const { caseId } = work;
  const { id } = await work.do('screeningStart', { caseId, personId, formId: 'first-account' });
  const tell = async (question: string, value: string) => {
    await work.do('screeningAnswer', { screeningId: id, answers: [{ question, state: 'answered', value }] });
    await work.do('screeningCarryOver', { screeningId: sheet });
    return await onSheet();
  };
  expect(await tell('told-who-may-see', 'yes')).toBeUndefined();
  expect(await tell('privacy-notice', 'The desk’s own, with a copy.')).toBeUndefined();
  expect(await ready()).toContain('nother notice is recorded: “The desk’s own, with a copy”.');
  expect(await tell('privacy-notice', 'The desk’s own, and the Home Office’s of April 2026')).toBe('yes');
});

it('takes over what hangs on the yes, so that nothing is lost while it is open', async () => {
  await began({});
  const { carried } = await work.do('screeningCarryOver', { screeningId: sheet });
  expect(carried).toBe(0);
  await answerYes();
  expect(await onSheet()).toBe('yes');
});

it('stands where a worker answers it, with the condition beside it', async () => {
  await began({ ...NOTICE, note: CONDITION });
  await answerYes();
  await work.do('screeningCarryOver', { screeningId: sheet });
  expect(await onSheet()).toBe('yes');
  for (const text of [await head(), await ready(), await printed()]) expect(text).toMatch(NOT_MET);
});

it('has a limit of the consent beside it', async () => {
  await began({ ...NOTICE, note: 'Only the first page' });
  expect(await onSheet()).toBe('yes');
  const limit = /agreed on .* with a limit: “Only the first page”/u;
  expect((await copied())?.lookAgain.map(said).join()).toMatch(limit);
  expect(await printed()).toMatch(limit);
});
