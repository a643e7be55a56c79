/**
 * What somebody asked one of the readers of the form not to be told, and was carried into a field all the same: said when it is
 * filled, where the sheet is looked at, in the copy and before a pack goes, with the row and the reader, until it is decided.
 */
import { beforeAll, expect, it } from 'vitest';
import type { PersonId, ScreeningId } from '../../../src-main/core/ids.ts';
import { afterFile } from '../../support/after-file.ts';
import { type EngineAtWork, engineAtWork } from '../../support/engine.ts';
import { openingAnswers } from '../../support/interview.ts';
import { said } from '../../support/said.ts';

const FALL = 'An old man near Malpas fell, and was not helped.';
const WITNESS = 'Told alone: he signed that Joseph was drunk.';
const BED = 'He wets the bed when he is afraid.';

let work: EngineAtWork;
let personId: PersonId;
let sheet: ScreeningId;
let carried: readonly string[];
const answered = (question: string, value: unknown) => ({
  question,
  state: 'answered' as const,
  value: value as never,
  ownWords: '',
});

beforeAll(async () => {
  work = await engineAtWork();
  const { caseId } = work;
  const born = { birthDate: { value: '1990-05-02' } };
  personId = (await work.do('personAdd', { caseId, role: 'survivor', name: 'Egzon Hoti', ...born })).id;
  for (const recipient of ['', 'Home Office', 'Cheshire Police'])
    await work.do('consentRecord', { personId, purpose: 'nrm-referral', status: 'given', recipient });
  await work.do('screeningRecord', {
    caseId,
    personId,
    formId: 'screening-interview',
    readBack: 'Read aloud',
    answers: [
      ...openingAnswers(),
      answered('moments', [
        { kind: 'threat', what: FALL },
        { kind: 'signed', what: WITNESS },
      ]),
      answered('living', BED),
      answered('not-to-be-told', [
        { what: 'The old man', words: 'Malpas', whom: 'The police, except through Miss Noon' },
        { what: 'That he wets the bed', words: 'wets the bed', whom: 'Everybody except Bev' },
        { what: 'That he signed as witness', words: 'Joseph', whom: 'Amos Quaye' },
        { what: 'Where his sister is', words: 'Tema', whom: 'Amos Quaye' },
      ]),
    ],
  });
  ({ id: sheet } = await work.do('screeningStart', { caseId, personId, formId: 'nrm-preparation' }));
  const { wishes } = await work.do('screeningCarryOver', { screeningId: sheet });
  carried = wishes.map(said);
}, 60_000);
afterFile(() => work?.engine.close());

const lines = async () =>
  (await work.do('readinessShow', { screeningId: sheet })).checks.filter(({ line }) =>
    line.startsWith('wish/'),
  );
const pack = (recipient: string) =>
  work.do('packPreview', { personId, screeningId: sheet, profileId: 'nrm-preparation', recipient } as never);
const of = (words: string, reader: string) => expect.stringMatching(new RegExp(`${reader}.*${words}`));

it('is said as it is carried over, with the row and each reader that it names', () => {
  expect(carried).toEqual(expect.arrayContaining([of('Malpas.*line 1', 'the police')]));
  expect(carried).toEqual(expect.arrayContaining([of('wets the bed', 'the police')]));
  expect(carried).toEqual(expect.arrayContaining([of('wets the bed', 'the Home Office')]));
  expect(carried.some((one) => /the Home Office.*Malpas/.test(one))).toBe(false);
});

it('is said as it is carried over where it is to be kept from somebody who does not read the form, once', () => {
  const ofAmos = carried.filter((one) => one.includes('Amos Quaye'));
  expect(ofAmos).toHaveLength(1);
  expect(ofAmos[0]).toMatch(
    /not to Amos Quaye; .*line 3.*“Joseph” is in “.*whether it stays or is withheld/u,
  );
  expect(ofAmos[0]).not.toContain('signed');
});

it('is on the page that lists what to see to, and before a pack goes, until somebody decides', async () => {
  const open = await lines();
  expect(open.map(({ found }) => found.map(said).join())).toEqual(
    expect.arrayContaining([of('Malpas', 'the police'), of('wets the bed', 'the Home Office')]),
  );
  const against = async () =>
    (await pack('Home Office')).warnings.filter(({ code }) => code === 'pack-field-against').map(said);
  expect(await against()).toEqual(expect.arrayContaining([of('Malpas', 'the police')]));
  const copied = () => work.do('copyOutRecord', { screeningId: sheet, accountsSeen: true });
  const shown = async () => JSON.stringify((await copied()).lookAt).includes('not-told-in-field');
  expect(await shown()).toBe(true);
  for (const { line } of open)
    await work.do('readinessSetAside', { screeningId: sheet, line, reason: 'Decided with him: it goes' });
  expect(await against()).toEqual([]);
  expect(await shown()).toBe(false);
  expect((await lines()).every(({ aside }) => aside !== null)).toBe(true);
});

it('holds a pack for whom the row names, or who is not the only one that may know', async () => {
  const held = async (recipient: string) =>
    (await pack(recipient)).consent.missing.filter(({ code }) => code === 'recipient-not-told').map(said);
  expect(await held('Cheshire Police')).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/line 1.*Malpas/),
      expect.stringContaining('wets the bed'),
    ]),
  );
  expect((await held('Home Office')).join()).toMatch(/wets the bed/);
  expect((await held('Home Office')).join()).not.toMatch(/Malpas/);
});
