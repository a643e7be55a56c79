/**
 * A chronology is held as a pack is: by what somebody asked not to have told, and by what limits their yes. So is every paper made
 * here that has become an exhibit.
 */
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { EvidenceId, PersonId } from '../../../src-main/core/ids.ts';
import { type EngineAtWork, engineAtWork } from '../../support/engine.ts';
import { openingAnswers } from '../../support/interview.ts';

const READER = 'Anna Hale, First responder';
const PURPOSE = 'nrm-referral';
const TITLE = 'A referral to the National Referral Mechanism';
let work: EngineAtWork;
let personId: PersonId;
let out: string;

beforeEach(async () => {
  work = await engineAtWork();
  const { caseId } = work;
  personId = (await work.do('personAdd', { caseId, role: 'survivor', name: 'Maria Popescu' })).id;
  const { id } = await work.do('screeningStart', { caseId, personId, formId: 'screening-interview' });
  const from = { value: '2022-03', qualifier: 'exact' };
  const periods = [
    { what: 'Cleaning', place: 'Hull', country: 'GB', from, others: 'another helper, we call her Ate Baby' },
  ];
  await work.do('screeningAnswer', {
    screeningId: id,
    answers: [...openingAnswers(), { question: 'periods', state: 'answered', value: periods }],
  });
  const agreed = { personId, purpose: PURPOSE, recipient: READER, status: 'given' as const };
  await work.do('consentRecord', agreed);
  out = mkdtempSync(join(work.desk, 'out-'));
});

const asks = async (whom: string) => {
  const { screenings } = await work.do('screeningList', { caseId: work.caseId });
  const row = { what: 'the other helper', words: 'Ate Baby', whom };
  await work.do('screeningAnswer', {
    screeningId: screenings[0]!.id,
    answers: [{ question: 'not-to-be-told', state: 'answered', value: [row] }],
  });
};
const goes = (more: object = {}) =>
  work.do('chronologyExport', {
    caseId: work.caseId,
    folder: work.pickFolder(out),
    forPurpose: PURPOSE,
    recipient: READER,
    ...more,
  });
const purposeOut = async () => {
  const { releases } = await work.do('consentReleases', { caseId: work.caseId });
  return releases.find(({ kind }) => kind === 'chronology')?.purpose;
};

it('goes where nobody asked for anything', async () => {
  await goes();
  expect(readdirSync(out)).toHaveLength(1);
});

it.each(['nobody', 'the first responder', 'everybody but a doctor: police; Home Office; first responder'])(
  'is held where %s is to be told',
  async (whom) => {
    await asks(whom);
    await expect(goes()).rejects.toMatchObject({
      code: 'consent-missing',
      found: [expect.objectContaining({ code: 'recipient-not-told' })],
    });
    expect(readdirSync(out)).toEqual([]);
    // The yes is recorded: what was decided is whether the wish is about this paper.
    await goes({ overrideReason: 'She agreed to it on the phone', overrideBy: 'A. Okafor' });
    expect(await purposeOut()).toBe(
      `${TITLE}; what is recorded about whoever gets it was looked into, decided by A. Okafor as supervisor: She agreed to it on the phone`,
    );
  },
);

it('goes to the person themselves whatever others are not told, and not to another of the case with that name', async () => {
  await asks('nobody');
  const own = { recipient: 'Maria Popescu' };
  await work.do('consentRecord', { personId, purpose: PURPOSE, ...own, status: 'given' });
  await goes(own);
  await work.do('personAdd', { caseId: work.caseId, role: 'family', name: 'MARIA POPESCU' });
  const found = [expect.objectContaining({ code: 'recipient-not-told' })];
  await expect(goes(own)).rejects.toMatchObject({ code: 'consent-missing', found });
});

it('is held by the limit of the yes under which it leaves, and goes once somebody says why', async () => {
  const line = { personId, purpose: PURPOSE, recipient: READER, status: 'given' as const };
  await work.do('consentRecord', { ...line, note: 'about the house in Hull, nothing else' });
  await expect(goes()).rejects.toMatchObject({
    code: 'consent-missing',
    found: [expect.objectContaining({ code: 'consent-limited' })],
  });
  expect(readdirSync(out)).toEqual([]);
  await goes({ overrideReason: 'It is about the house alone', overrideBy: 'A. Okafor' });
  expect(readdirSync(out)).toHaveLength(1);
  expect(await purposeOut()).toBe(
    `${TITLE}; the limit of the recorded yes was looked into, decided by A. Okafor as supervisor: It is about the house alone`,
  );
});

it('goes without recorded consent where a yes is missing beside the wish, and says so', async () => {
  await asks('nobody');
  const other = { forPurpose: 'police', overrideReason: 'Order of 3 November' };
  await expect(goes(other)).rejects.toMatchObject({ code: 'bad-input', subject: 'ground' });
  await goes({ ...other, overrideGround: 'court-order', overrideBy: 'A. Okafor' });
  expect(await purposeOut()).toMatch(
    /; without recorded consent, because of an order of a court, decided by A\. Okafor/,
  );
});

it('is not held by a wish about what it does not say, nor about another reader', async () => {
  const { screenings } = await work.do('screeningList', { caseId: work.caseId });
  const rows = [
    { what: 'her sister', words: 'Lorna', whom: 'nobody' },
    { what: 'the other helper', words: 'Ate Baby', whom: 'the police' },
  ];
  await work.do('screeningAnswer', {
    screeningId: screenings[0]!.id,
    answers: [{ question: 'not-to-be-told', state: 'answered', value: rows }],
  });
  await goes();
  expect(readdirSync(out)).toHaveLength(1);
});

// Each paper of ours as an exhibit: made one here, or written out and taken in again.
const takenIn = async (folder: string): Promise<EvidenceId> => {
  const [name = ''] = readdirSync(folder);
  const file = work.pick(name, readFileSync(join(folder, name)));
  return (await work.do('evidenceAdd', { caseId: work.caseId, file })).id;
};
const folderOf = () => mkdtempSync(join(work.desk, 'paper-'));
const EXHIBITS: readonly (readonly [string, () => Promise<EvidenceId>])[] = [
  ['a chronology made one', async () => (await work.do('chronologyExhibit', { caseId: work.caseId })).id],
  [
    'a chronology taken in',
    async () => {
      const folder = folderOf();
      await goes({ folder: work.pickFolder(folder), overrideReason: 'She agreed' });
      return await takenIn(folder);
    },
  ],
  [
    'a record of the own file taken in',
    async () => {
      const folder = folderOf();
      const { screenings } = await work.do('screeningList', { caseId: work.caseId });
      const own = { screeningId: screenings[0]!.id, own: true };
      await work.do('recordExport', { ...own, folder: work.pickFolder(folder) });
      return await takenIn(folder);
    },
  ],
  [
    'a pack taken in',
    async () => {
      const folder = folderOf();
      const asked = { personId, profileId: 'interview-record', recipient: 'Adeyinka Rowe' };
      const { sha256: seen } = await work.do('packPreview', asked);
      const decided = { overrideReason: 'Order of 3 November', overrideGround: 'court-order' };
      await work.do('packBuild', { ...asked, ...decided, seen, folder: work.pickFolder(folder) });
      return await takenIn(folder);
    },
  ],
];
const COURT = 'Hull Crown Court';
const bundled = async (more: object = {}) => {
  const { caseId } = work;
  const made = { caseId, title: 'Hearing', include: 'all-evidence', court: COURT } as const;
  const { id: bundleId } = await work.do('bundleCreate', made);
  return await work.do('bundleBuild', { bundleId, folder: work.pickFolder(out), ...more });
};
const agrees = (purpose: string, recipient: string, note = '') =>
  work.do('consentRecord', { personId, purpose, recipient, note, status: 'given' });

describe.each(EXHIBITS)('as an exhibit, %s', (_, made) => {
  it('is held by the wish that holds the paper, in a bundle and by itself, and goes once somebody says why', async () => {
    await asks('nobody');
    await agrees('court-papers', COURT);
    const evidenceId = await made();
    const { evidence } = await work.do('evidenceList', { caseId: work.caseId });
    const { title } = evidence.find(({ id }) => id === evidenceId)!;
    const told = expect.objectContaining({
      code: 'recipient-not-told',
      params: expect.objectContaining({ fields: [title] }),
    });
    const held = { code: 'consent-missing', found: [told] };
    await expect(bundled()).rejects.toMatchObject(held);
    const to = { forPurpose: PURPOSE, recipient: READER, folder: work.pickFolder(out) };
    await expect(work.do('evidenceExport', { evidenceId, ...to })).rejects.toMatchObject(held);
    expect(readdirSync(out)).toEqual([]);
    await bundled({ overrideReason: 'She agreed to it on the phone' });
    await work.do('evidenceExport', { evidenceId, ...to, overrideReason: 'She agreed to it on the phone' });
  });

  it('is held by the limit of the yes, and goes where neither holds it', async () => {
    await agrees('court-papers', COURT, 'about the house in Hull, nothing else');
    await made();
    const found = [expect.objectContaining({ code: 'consent-limited' })];
    await expect(bundled()).rejects.toMatchObject({ code: 'consent-missing', found });
    await agrees('court-papers', COURT);
    await asks('the police');
    await bundled();
  });
});

it('does not hold a chronology that only names it, and none of its words', async () => {
  const folder = folderOf();
  const { screenings } = await work.do('screeningList', { caseId: work.caseId });
  const screeningId = screenings[0]!.id;
  const say = (question: string, value: unknown) =>
    work.do('screeningAnswer', { screeningId, answers: [{ question, state: 'answered', value }] as never });
  await say('living', 'In a container beside the quarry.');
  await work.do('recordExport', { screeningId, own: true, folder: work.pickFolder(folder) });
  const [name = ''] = readdirSync(folder);
  const file = work.pick(name, readFileSync(join(folder, name)));
  const documentDate = { value: '2026-03-02', qualifier: 'exact' } as const;
  await work.do('evidenceAdd', { caseId: work.caseId, file, documentDate });
  await say('not-to-be-told', [{ what: 'where she slept', words: 'quarry', whom: 'nobody' }]);
  await agrees('court-papers', COURT);
  await expect(bundled()).rejects.toMatchObject({ code: 'consent-missing' });
  await goes();
  expect(readdirSync(out)).toHaveLength(1);
});

it('an exhibit that came from outside is held by neither', async () => {
  await asks('nobody');
  await agrees('court-papers', COURT, 'about the house in Hull, nothing else');
  await work.do('evidenceAdd', { caseId: work.caseId, file: work.pick('letter.txt', 'Ate Baby was there.') });
  await bundled();
});
