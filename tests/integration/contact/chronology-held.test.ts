/** A chronology is held as a pack is: by what somebody asked not to have told, and by what limits their yes. */
import { mkdtempSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import type { PersonId } from '../../../src-main/core/ids.ts';
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
