/** What was told and would go unseen on its way onto a sheet: named where the sheet is looked at, and never lost in silence. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { formatFuzzyDate } from '../../../src-main/core/dates/fuzzy-date.ts';
import type { PersonId, ScreeningId } from '../../../src-main/core/ids.ts';
import { type EngineAtWork, engineAtWork } from '../../support/engine.ts';
import { openingAnswers } from '../../support/interview.ts';
import { said } from '../../support/said.ts';

let at: EngineAtWork;
let personId: PersonId;
let screeningId: ScreeningId;
let record: ScreeningId;
const LEFT = 'how-why-did-they-leave-the-situation';
const answered = (question: string, value: unknown, ownWords = '') => ({
  question,
  state: 'answered' as const,
  value: value as never,
  ownWords,
});
const day = (value: string) => ({ value, qualifier: 'exact' as const });

beforeAll(async () => {
  at = await engineAtWork();
  const { caseId } = at;
  personId = (
    await at.do('personAdd', { caseId, role: 'survivor', name: 'Kwabena', birthDate: day('1991-07-17') })
  ).id;
  const { id } = await at.do('screeningRecord', {
    caseId,
    personId,
    formId: 'screening-interview',
    heldOn: day('2026-10-05'),
    takenBy: 'Maeve',
    language: 'English',
    readBack: 'Read to him',
    answers: [
      ...openingAnswers(),
      answered('still-there', 'no'),
      answered('future-reasons', 'What he fears of the decision:', 'that they write I am a thief'),
      answered('moments', [
        { kind: 'attempt', what: 'Walked along the road', when: day('2025-07'), outcome: 'Fetched back' },
      ]),
      answered('evidence-held', [
        { what: 'Phone with pictures taken on 1 September 2026', holder: 'Maeve, since 30 October 2026' },
      ]),
    ],
  });
  record = id;
  screeningId = (await at.do('screeningStart', { caseId, personId, formId: 'nrm-preparation' })).id;
  const write = (answers: ReturnType<typeof answered>[]) =>
    at.do('screeningAnswer', { screeningId, answers });
  await write([
    answered('pv-under-age', 'no'),
    answered('pv-want-to-submit-nrm', 'yes'),
    answered('future-exploitation-concerns', 'yes'),
    answered('future-exploitation-reasons', 'A debt is claimed of him.'),
  ]);
  await at.do('screeningCarryOver', { screeningId });
});
afterAll(() => at.engine.close());

it('names words that stand nowhere since their field was worded by hand, until they stand somewhere', async () => {
  const missing = async () => {
    const { checks } = await at.do('readinessShow', { screeningId });
    const { notTaken } = await at.do('accountsMore', { screeningId });
    return [checks.flatMap(({ found }) => found), notTaken].map((some) =>
      some.map(said).filter((one) => one.includes('thief')),
    );
  };
  const [checks, notTaken] = await missing();
  expect(checks).toEqual([expect.stringMatching(/“that they write I am a thief”.*told 5 Oct 2026/)]);
  expect(notTaken).toEqual(checks);
  const answers = [answered('added-to-the-account', 'He fears “that they write I am a thief”.')];
  await at.do('screeningAnswer', { screeningId, answers });
  expect(await missing()).toEqual([[], []]);
});

it('counts a try that failed as no answer to how the person left, and offers it', async () => {
  const { fields } = await at.do('readinessShow', { screeningId });
  const field = fields.find(({ question }) => question === LEFT);
  expect(field?.why).toBe('not-taken');
  expect(field?.notTaken.map(said)).toEqual([expect.stringMatching(/a try that failed/)]);
  const view = await at.do('screeningShow', { screeningId });
  expect(view.answers.some(({ question }) => question === LEFT)).toBe(false);
  expect(view.known.find(({ question }) => question === LEFT)?.text).toContain('Tried to leave');
});

it('says in copy-out why a field was left empty', async () => {
  const consent = { personId, purpose: 'nrm-referral', status: 'given' as const };
  await at.do('consentRecord', consent);
  const line = 'field/education';
  await at.do('readinessSetAside', { screeningId, line, reason: 'Kept back by him' });
  const { fields } = await at.do('copyOutRecord', {
    screeningId,
    accountsSeen: true,
    overrideReason: '',
    overrideBy: '',
  });
  const education = fields.find(({ question }) => question === 'education');
  expect(education?.instead.map(said)).toEqual([
    expect.stringMatching(/^Left empty by .*: Kept back by him$/),
  ]);
});

it('has the day that is written of a thing in the chronology, and not since when somebody holds it', async () => {
  const { rows } = await at.do('chronologyList', { caseId: at.caseId });
  const days = rows.filter(({ what }) => said(what).includes('Phone with pictures'));
  expect(days.map(({ on }) => formatFuzzyDate(on))).toEqual(['1 Sep 2026']);
});

it('knows of a “not yet” to one recipient, whatever it would go for', async () => {
  const given = { personId, purpose: 'police', status: 'given' as const };
  await at.do('consentRecord', given);
  const later = { personId, purpose: 'police', everyPurpose: true, recipient: 'Harbour authority' };
  await at.do('consentRecord', { ...later, status: 'not-yet' });
  const asked = { caseId: at.caseId, kind: 'evidence-export', forPurpose: 'police' };
  const to = async (recipient: string) =>
    (await at.do('consentCheck', { ...asked, recipient })).missing.map(said);
  expect(await to('Harbour authority')).toEqual([
    expect.stringMatching(/Harbour authority.*not (?:yet )?decided|not yet/i),
  ]);
  expect(await to('Police Service of Northern Ireland')).toEqual([]);
});

it('reads a point that something is linked to as more than nothing', async () => {
  const about = { caseId: at.caseId, personId, formId: 'elements' };
  const sheet = (await at.do('screeningStart', about)).id;
  const target = { kind: 'answer' as const, screeningId: record, question: 'moments' };
  await at.do('screeningLink', { screeningId: sheet, links: [{ question: 'means-force', target }] });
  const read = await at.do('screeningReading', { screeningId: sheet });
  const line = (point: string) =>
    read.readings.flatMap((one) => one.lines.map(said)).find((one) => one.startsWith(point));
  expect(line('means')).toMatch(/linked, and nobody has marked/);
  expect(line('purpose')).toMatch(/nothing recorded yet/);
});
