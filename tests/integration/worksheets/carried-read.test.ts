/**
 * Whoever signs reads each field that the program filled: it is named until somebody has read it as it stands, each by
 * itself, and is open again once it is carried anew. What somebody worded themselves they have read.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import type { PersonId, ScreeningId } from '../../../src-main/core/ids.ts';
import { READ_FOR } from '../../../src-main/core/worksheets/to-read.ts';
import { listAudit } from '../../../src-main/vault/queries/audit.ts';
import { afterFile } from '../../support/after-file.ts';
import { type EngineAtWork, engineAtWork } from '../../support/engine.ts';
import { codeOf } from '../../support/failures.ts';
import { openingAnswers, safetyAnswers } from '../../support/interview.ts';
import { said } from '../../support/said.ts';

const TASKS = 'what-were-they-required-to-do';
const LIVING = 'living-conditions';
const TREATED = 'how-they-were-treated';

let work: EngineAtWork;
let personId: PersonId;
let talk: ScreeningId;
let sheet: ScreeningId;
const answered = (question: string, value: unknown, more: object = {}) => ({
  question,
  state: 'answered' as const,
  value: value as never,
  ...more,
});
beforeAll(async () => {
  work = await engineAtWork();
  const { caseId } = work;
  personId = (await work.do('personAdd', { caseId, role: 'survivor', name: 'Maria Popescu' })).id;
  for (const purpose of ['nrm-referral', 'interview'])
    await work.do('consentRecord', { personId, purpose, status: 'given' });
  talk = (await work.do('screeningStart', { caseId, personId, formId: 'screening-interview' })).id;
  await work.do('screeningAnswer', {
    screeningId: talk,
    answers: [
      ...openingAnswers(),
      answered('tasks', 'She cleaned rooms at a hotel.'),
      answered('living', 'Nine of them in three rooms.'),
      answered('treatment', 'The woman shouted at her.'),
      answered('gender', 'female'),
      answered('first-name', 'Maria'),
      answered('immigration', 'A visa for six months, she says.'),
      answered('home-office', 'yes'),
      answered('home-office-number', 'A1234567'),
      answered('may-be-told', 'Her sister may know where she is.'),
      answered('accused', 'yes'),
      answered('case-against', 'A warning in a shop.'),
      answered('police-so-far', 'She rang the police once.'),
      answered('still-there', 'no'),
      answered('anything-else', 'She thinks of the blue house.'),
      answered('particulars', [{ kind: 'religion', what: 'Orthodox' }]),
    ],
  });
  await work.do('screeningSign', { screeningId: talk, readBack: 'Read aloud' });
  sheet = (await work.do('screeningStart', { caseId, personId, formId: 'nrm-preparation' })).id;
}, 60_000);
afterFile(() => work?.engine.close());

const ready = () => work.do('readinessShow', { screeningId: sheet });
const lineOf = async (question: string) => (await ready()).carried.find((one) => one.question === question);
const openNames = async () =>
  (await ready()).carried.filter(({ aside }) => aside === null).map(({ question }) => question);
const read = (line: string) =>
  work.do('readinessSetAside', { screeningId: sheet, line, reason: 'Read, and it stays' });
const write = (question: string, value: string) =>
  work.do('screeningAnswer', { screeningId: sheet, answers: [answered(question, value)] });
async function tellLater(question: string, value: string, more: object = {}) {
  await work.do('screeningAddLayer', { screeningId: talk, reason: 'She wanted to add something' });
  await work.do('screeningAnswer', {
    screeningId: talk,
    answers: [...safetyAnswers(), answered(question, value, more)],
  });
}

describe('a field that was carried', () => {
  it('is named with what the official form asks, its text, and the day and talk it is made of', async () => {
    expect((await ready()).carried).toEqual([]);
    const done = await work.do('screeningCarryOver', { screeningId: sheet });
    expect(done.unread.map(({ question }) => question)).toEqual(await openNames());
    expect(await openNames()).toEqual(expect.arrayContaining([TASKS, LIVING, TREATED]));
    const living = await lineOf(LIVING);
    expect(living).toMatchObject({ field: LIVING, aside: null, asks: expect.stringMatching(/living/i) });
    expect(living?.text).toContain('Nine of them in three rooms.');
    expect(living?.madeOf.map(said)).toEqual([expect.stringMatching(/Screening interview/)]);
    expect((await ready()).open).toBe(true);
  });

  it('is also one that no field of the form asks for and a choice that misleads, and no name or number', async () => {
    const { carried } = await ready();
    const names = carried.map(({ question }) => question);
    expect(carried.filter(({ field }) => field === '').map(({ question, text }) => [question, text])).toEqual(
      expect.arrayContaining([
        ['immigration-status', expect.stringContaining('A visa for six months')],
        ['may-be-told', expect.stringContaining('Her sister may know')],
        ['case-against-the-person', expect.stringContaining('A warning in a shop')],
        ['police-so-far', expect.stringContaining('rang the police once')],
        ['added-to-the-account', expect.stringContaining('the blue house')],
        ['more-about-the-person', expect.stringContaining('Orthodox')],
      ]),
    );
    expect(carried.find(({ question }) => question === 'still-in-exploitative-situation')?.text).toBe('No');
    for (const not of ['pv-gender', 'pv-name-first-name', 'pv-ho-reference-type'])
      expect(names).not.toContain(not);
  });

  it('holds nothing up where it is shown to be typed, and is named at its head', async () => {
    const check = await work.do('copyOutCheck', { screeningId: sheet });
    const copied = await work.do('copyOutRecord', { screeningId: sheet, accountsSeen: true });
    expect(copied.unread).toEqual(check.unread);
    expect(check.unread.map(({ question }) => question)).toEqual(await openNames());
  });

  it('is read by itself, without a typed reason, under the name of who read it', async () => {
    const before = await openNames();
    await read((await lineOf(LIVING))!.line);
    expect((await lineOf(LIVING))?.aside).toMatchObject({ reason: 'Read, and it stays' });
    expect(await openNames()).toEqual(before.filter((one) => one !== LIVING));
    expect((await work.do('copyOutCheck', { screeningId: sheet })).unread).toHaveLength(before.length - 1);
    const [entry] = work.engine.session.read((db) => listAudit(db, { limit: 1 })).entries;
    expect([entry?.action, entry?.subject]).toEqual(['readiness.set-aside', sheet]);
    expect(await codeOf(async () => read((await lineOf(LIVING))!.line))).toBe('not-ready');
  });

  it('counts as read once the worker words it', async () => {
    await write(TREATED, 'She says that the woman of the house shouted at her.');
    expect(await openNames()).not.toContain(TREATED);
  });

  it('is open again once more was told and it is carried anew, and the mark of before stays with its text', async () => {
    const was = (await lineOf(LIVING))!;
    await tellLater('living', 'The window did not open.', { relation: 'adds' });
    await work.do('accountsSettle', { screeningId: sheet, question: LIVING, take: 'newest' });
    const now = (await lineOf(LIVING))!;
    expect(now.text).toContain('The window did not open.');
    expect([now.aside, now.line === was.line]).toEqual([null, false]);
    expect(await codeOf(() => read(was.line))).toBe('not-ready');
    await read(now.line);
    expect(await openNames()).not.toContain(LIVING);
  });

  it('is open again where what was told since was put beside what the worker had worded', async () => {
    await tellLater('treatment', 'The man took her papers.', { relation: 'adds' });
    await work.do('accountsSettle', { screeningId: sheet, question: TREATED, take: 'newest' });
    const both = (await lineOf(TREATED))!;
    expect(both.text).toContain('The man took her papers.');
    expect(both.text).toContain('She says that the woman of the house');
    expect(both.aside).toBeNull();
    // To leave it as it is was no reading of it.
    await work.do('accountsSettle', { screeningId: sheet, question: TREATED, take: 'keep' });
    expect((await lineOf(TREATED))?.aside).toBeNull();
    await read((await lineOf(TREATED))!.line);
    await write(TREATED, `${both.text}\nHer own remark.`);
    expect(await openNames()).not.toContain(TREATED);
  });

  it('can be taken up again, and each is read by itself', async () => {
    const { line } = (await lineOf(LIVING))!;
    await work.do('readinessTakeUp', { screeningId: sheet, line });
    expect(await openNames()).toContain(LIVING);
    for (const one of (await ready()).carried.filter(({ aside }) => aside === null)) await read(one.line);
    expect(await openNames()).toEqual([]);
    expect((await work.do('copyOutCheck', { screeningId: sheet })).unread).toEqual([]);
  });
});

it('says what to look for in plain sentences, one for each', () => {
  const sentences = READ_FOR.map(said);
  expect(new Set(sentences).size).toBe(sentences.length);
  expect(sentences.join('\n')).toMatch(
    /stronger word.*each day.*Corrections.*somebody else said.*official form.*must not be told.*colleague.*“not sure”/is,
  );
});

it('is kept for a child’s first response, which has that list alone', async () => {
  const { caseId } = work;
  const child = (
    await work.do('personAdd', { caseId, role: 'survivor', name: 'Linh', birthDate: { value: '2012' } })
  ).id;
  const about = { caseId, personId: child, formId: 'child-first-response' };
  const first = (await work.do('screeningStart', about)).id;
  await work.do('screeningAnswer', {
    screeningId: first,
    answers: [answered('education', 'Two years of school.')],
  });
  const second = (await work.do('screeningStart', about)).id;
  await work.do('screeningCarryOver', { screeningId: second });
  const view = await work.do('readinessShow', { screeningId: second });
  expect([view.referral, view.fields, view.looks]).toEqual([false, [], []]);
  expect(view.carried).toMatchObject([{ question: 'education', text: 'Two years of school.', aside: null }]);
});
