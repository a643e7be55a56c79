/**
 * A woman who tells more in a second interview, in every order of sheet and account: no older answer is shown without
 * saying so, and both accounts stand with their days and her reason in copy-out, print and on the command line.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordFacts, recordLines } from '../../../src-main/cli/record-lines.ts';
import { formatDay } from '../../../src-main/core/dates/fuzzy-date.ts';
import type { CaseId, PersonId, ScreeningId } from '../../../src-main/core/ids.ts';
import { loggedFacts } from '../../../src-main/vault/queries/screening-proof.ts';
import { type EngineAtWork, engineAtWork } from '../../support/engine.ts';
import { failureOf } from '../../support/failures.ts';
import { openingAnswers, safetyAnswers } from '../../support/interview.ts';
import { flowOf } from '../../support/pdf-tools.ts';
import { said, saidBy, saidReading } from '../../support/said.ts';
import { temporaryFolder } from '../../support/vault.ts';

const FIRST = 'She came by bus on her own.';
const SECOND = 'He drove her, and kept the keys.';
/** Alone in a field, it says when it was told and why it is another account. */
const stamp = () =>
  `\n[as told on ${formatDay(work.engine.clock.now())}; told differently in another account]`;
const ROUTE = 'how-did-the-exploitation-start';

let work: EngineAtWork;
beforeAll(async () => {
  work = await engineAtWork();
}, 60_000);
afterAll(() => work.engine.close());

interface Story {
  readonly caseId: CaseId;
  readonly personId: PersonId;
  readonly interview: ScreeningId;
  readonly sheet: ScreeningId;
}
let number = 0;
const answered = (question: string, value: unknown, more: object = {}) => ({
  question,
  state: 'answered' as const,
  value: value as never,
  ...more,
});
const told = (route: string, still: string, more: object = {}) => [
  answered('how-it-started', route, more),
  answered('still-there', still, more),
];

async function person() {
  number += 1;
  const { id: caseId } = await work.do('caseCreate', { reference: `TWO/${number}`, title: 'R v Example' });
  const birthDate = { value: '1990-05-02' };
  const { id: personId } = await work.do('personAdd', {
    caseId,
    role: 'survivor',
    name: 'Maria Popescu',
    birthDate,
  });
  for (const purpose of ['nrm-referral', 'court-papers', 'interview'])
    await work.do('consentRecord', { personId, purpose, status: 'given' });
  return { caseId, personId };
}
const firstInterview = async (of: { caseId: CaseId; personId: PersonId }, more: object = {}) =>
  (
    await work.do('screeningRecord', {
      ...of,
      formId: 'first-account',
      readBack: 'Read aloud',
      ...more,
      answers: [...openingAnswers(), ...told(FIRST, 'yes')],
    })
  ).id;
async function secondAccount(screeningId: ScreeningId, more: object = {}) {
  await work.do('screeningAddLayer', { screeningId, reason: 'A second meeting', ...more });
  const relation = { relation: 'differs', cause: 'fear' } as const;
  await work.do('screeningAnswer', {
    screeningId,
    answers: [...safetyAnswers(), ...told(SECOND, 'no', relation)],
  });
}
async function beginSheet(of: { caseId: CaseId; personId: PersonId }) {
  const { id } = await work.do('screeningStart', { ...of, formId: 'nrm-preparation' });
  const carried = await work.do('screeningCarryOver', { screeningId: id });
  return { id, carried };
}

/** The sheet in everything that is made of it, in words. */
async function everywhere({ sheet, caseId }: Story) {
  const check = await work.do('copyOutCheck', { screeningId: sheet });
  const unseen =
    check.accounts.length === 0
      ? null
      : await failureOf(() => work.do('copyOutRecord', { screeningId: sheet }));
  const copied = await work.do('copyOutRecord', { screeningId: sheet, accountsSeen: true });
  const view = await work.do('screeningShow', { screeningId: sheet });
  const folder = temporaryFolder();
  const handle = work.pickFolder(folder);
  const pdf = await work.do('recordExport', { screeningId: sheet, folder: handle, recipient: 'The court' });
  const { readings } = await work.do('screeningReading', { screeningId: sheet });
  const { sheets } = await work.do('accountsList', { caseId });
  return {
    field: (name: string) => copied.fields.find((one) => one.question === name),
    refused: { code: unseen?.code, found: (unseen?.found ?? []).map(said) },
    listed: check.accounts.map(said),
    printed: flowOf(readFileSync(join(folder, pdf.fileName))),
    inPrint: pdf.accounts.map(said),
    terminal: recordLines(view).join('\n'),
    reading: readings.map(saidReading),
    onCase: sheets.find((one) => one.screeningId === sheet),
  };
}

/** Both accounts, each with its day and who recorded it, and the reason, in words. */
function bothStand(text: string) {
  for (const part of [FIRST, SECOND]) expect(text).toContain(part);
  expect(text).not.toMatch(/differently[^(]*Not asked/);
}

describe('a sheet begun before she told more', () => {
  let story: Story;
  beforeAll(async () => {
    const of = await person();
    const interview = await firstInterview(of);
    const sheet = (await beginSheet(of)).id;
    await secondAccount(interview);
    story = { ...of, interview, sheet };
  });

  it('says in every output that its answers are older, with the newer words beside them', async () => {
    const found = await everywhere(story);
    expect(found.refused.code).toBe('not-ready');
    expect(found.refused.found).toEqual(found.listed);
    expect(found.listed.join('\n')).toMatch(
      /How did.*more, or something else, was told after this was filled in/,
    );
    expect(found.inPrint).toEqual(expect.arrayContaining(found.listed));
    const field = found.field(ROUTE);
    expect(field).toMatchObject({ text: FIRST, accounts: { stands: 'older' } });
    expect(field?.accounts.tellings.map(({ text, since }) => [text, since])).toEqual([
      [FIRST, false],
      [SECOND, true],
    ]);
    bothStand(found.printed);
    bothStand(found.terminal);
    expect(found.terminal).toContain('recorded after this form was filled in');
    expect(found.reading[0]?.title).toBe('Told since, or told differently');
    bothStand(found.reading[0]?.lines.join('\n') ?? '');
    expect(found.onCase?.older).toBeGreaterThanOrEqual(2);
  });

  it('takes the newer with one action, keeps the older with another, or writes both', async () => {
    const { sheet: screeningId } = story;
    const settle = (question: string, take: 'newest' | 'keep' | 'both') =>
      work.do('accountsSettle', { screeningId, question, take });
    await settle(ROUTE, 'newest');
    await settle('still-in-exploitative-situation', 'keep');
    let found = await everywhere(story);
    expect(found.field(ROUTE)).toMatchObject({
      text: `${SECOND}${stamp()}`,
      accounts: { stands: 'decided' },
    });
    expect(found.field('still-in-exploitative-situation')).toMatchObject({
      text: 'Yes',
      accounts: { stands: 'decided' },
    });
    expect(found.listed.filter((one) => /still|How did/.test(one))).toEqual([]);
    // Decided, both still stand.
    bothStand(found.printed);
    bothStand(found.terminal);
    await settle(ROUTE, 'both');
    found = await everywhere(story);
    expect(found.field(ROUTE)?.text).toMatch(new RegExp(`${FIRST}[^]*${SECOND.replace('.', '\\.')}`));
    expect(await failureOf(() => settle('still-in-exploitative-situation', 'both'))).toMatchObject({
      code: 'answer-not-allowed',
    });
  });
});

describe('what the worker wrote in a field by hand', () => {
  it('is kept below what is taken, and not touched where nothing is to be decided', async () => {
    const of = await person();
    const interview = await firstInterview(of);
    const { id: screeningId } = await beginSheet(of);
    const write = (value: string) =>
      work.do('screeningAnswer', { screeningId, answers: [answered(ROUTE, value)] });
    await write(`${FIRST} This is my summary.`);
    const settle = () => work.do('accountsSettle', { screeningId, question: ROUTE, take: 'newest' });
    expect(saidBy(await failureOf(settle)).join()).toContain('filled in by hand');
    await secondAccount(interview);
    await settle();
    const { answers } = await work.do('screeningShow', { screeningId });
    const value = answers.find((one) => one.question === ROUTE)?.value;
    expect(value).toBe(`${SECOND}${stamp()}\n\n${FIRST} This is my summary.`);
  });
});

describe('what only adds', () => {
  it('is listed, taken over at once, and undone; what was told differently stays to be decided', async () => {
    const of = await person();
    const first = { ...of, formId: 'first-account', readBack: 'Read aloud' };
    const words = [...told(FIRST, 'yes'), answered('living', 'Six in a room.')];
    const { id: interview } = await work.do('screeningRecord', {
      ...first,
      answers: [...openingAnswers(), ...words],
    });
    const { id: screeningId } = await beginSheet(of);
    await secondAccount(interview);
    const more = [answered('living', 'And no heating.', { relation: 'adds' })];
    await work.do('screeningAnswer', { screeningId: interview, answers: more });
    const field = 'living-conditions';
    const stored = async (name: string) =>
      (await work.do('screeningShow', { screeningId })).answers.findLast((one) => one.question === name)
        ?.value;
    const listed = async () =>
      (await work.do('accountsMore', { screeningId })).fields.map((one) => one.question);
    const [before, route] = [await stored(field), await stored(ROUTE)];
    const waiting = await listed();
    expect(waiting).not.toContain(ROUTE);
    expect(before).toBe('Six in a room.');
    expect(waiting).toEqual([field]);
    const { at, questions } = await work.do('accountsMoreSettle', { screeningId });
    expect(questions).toEqual(waiting);
    expect(await listed()).toEqual([]);
    expect(await stored(field)).toMatch(/Six in a room\.[\s\S]*And no heating\./);
    expect(await stored(ROUTE)).toEqual(route);
    await work.do('accountsMoreSettle', { screeningId, undo: at });
    expect(await stored(field)).toEqual(before);
  });
});

describe('a question that takes one choice', () => {
  it('takes no second one as added to the first, and says which question it is', async () => {
    const { id: screeningId } = await work.do('screeningRecord', {
      ...(await person()),
      formId: 'first-account',
      readBack: 'Read aloud',
      answers: [...openingAnswers(), ...told(FIRST, 'yes'), answered('more-than-one', 'no')],
    });
    await work.do('screeningAddLayer', { screeningId, reason: 'A second meeting' });
    const add = (question: string, value: string) => {
      const one = answered(question, value, { relation: 'adds' });
      return work.do('screeningAnswer', { screeningId, answers: [...safetyAnswers(), one] });
    };
    const thrown = await failureOf(() => add('more-than-one', 'yes'));
    expect(thrown).toMatchObject({ code: 'answer-not-allowed', subject: 'more-than-one' });
    expect(saidBy(thrown).join()).toContain('Record that it differs');
    await add('more-than-one', 'no');
    // Of what is of its day, what is added is what it is now, and nothing that was told differently.
    await add('still-there', 'no');
    const { answers } = await work.do('screeningShow', { screeningId });
    expect(answers.findLast(({ question }) => question === 'still-there')).toMatchObject({
      value: 'no',
      cause: 'since',
    });
  });
});

describe('a later account on a signed record', () => {
  it('is not to be signed or opened again: it says when it was recorded, and where it is sealed', async () => {
    const screeningId = await firstInterview(await person());
    await secondAccount(screeningId, { heldOn: { value: '2025-03', qualifier: 'about' } });
    const thrown = await failureOf(() => work.do('screeningSign', { screeningId, readBack: 'Read aloud' }));
    const view = await work.do('screeningShow', { screeningId });
    const entry = Math.max(...view.entries.filter((one) => one.layer === 1).map(({ seq }) => seq));
    expect(thrown?.code).toBe('later-account-sealed');
    expect(saidBy(thrown).join()).toMatch(/Later account 1, .*held about March 2025; A second meeting/);
    expect(saidBy(thrown).join()).toContain(`entry ${entry} of the log`);
    const shown = recordFacts(view).join('\n');
    expect(shown).toMatch(/later account 1 +A second meeting; held about March 2025; entered/);
    expect(shown).toContain(`entry ${entry}`);
  });
});

describe('a sheet begun after both accounts', () => {
  let story: Story;
  let carried: Awaited<ReturnType<typeof beginSheet>>['carried'];
  beforeAll(async () => {
    const of = await person();
    const interview = await firstInterview(of);
    await secondAccount(interview);
    const begun = await beginSheet(of);
    carried = begun.carried;
    story = { ...of, interview, sheet: begun.id };
  });

  it('is told differently and to be decided, never “not asked”, with both and her reason', async () => {
    expect(carried.differing).toBeGreaterThanOrEqual(2);
    expect(carried.accounts.map(said).join('\n')).toMatch(/told differently/);
    const found = await everywhere(story);
    expect(found.refused.code).toBe('not-ready');
    const field = found.field('still-in-exploitative-situation');
    expect(field).toMatchObject({ text: '', accounts: { stands: 'undecided' } });
    expect(field?.accounts.tellings.map(({ text, cause }) => [text, cause])).toEqual([
      ['Yes', ''],
      ['No', 'fear'],
    ]);
    bothStand(found.printed);
    bothStand(found.terminal);
    expect(found.terminal).toContain('Told differently, to be decided:');
    expect(found.printed).toContain('Told differently, to be decided:');
    expect(found.onCase?.undecided).toBeGreaterThanOrEqual(2);
  });

  it('takes the telling that is chosen', async () => {
    const before = await everywhere(story);
    const question = 'still-in-exploitative-situation';
    const telling = before.field(question)?.accounts.tellings[0]?.takes ?? '';
    await work.do('accountsSettle', { screeningId: story.sheet, question, take: 'one', telling });
    const found = await everywhere(story);
    expect(found.field(question)).toMatchObject({ text: 'Yes', accounts: { stands: 'decided' } });
  });
});

describe('a sheet signed between the two', () => {
  it('stays as it was signed, and says what was told since', async () => {
    const of = await person();
    const interview = await firstInterview(of);
    const { id: sheet } = await beginSheet(of);
    await work.do('screeningSign', { screeningId: sheet, readBack: 'Looked through' });
    const { signedSha256 } = await work.do('screeningShow', { screeningId: sheet });
    await secondAccount(interview);
    const found = await everywhere({ ...of, interview, sheet });
    expect(found.field(ROUTE)).toMatchObject({ text: FIRST, accounts: { stands: 'older' } });
    bothStand(found.printed);
    bothStand(found.terminal);
    const settle = { screeningId: sheet, question: ROUTE, take: 'newest' } as const;
    expect(await failureOf(() => work.do('accountsSettle', settle))).toMatchObject({ code: 'signed-off' });
    await work.do('screeningAddLayer', { screeningId: sheet, reason: 'She told more' });
    await work.do('accountsSettle', settle);
    const after = await everywhere({ ...of, interview, sheet });
    expect(after.field(ROUTE)?.text).toBe(`${SECOND}${stamp()}`);
    const view = await work.do('screeningShow', { screeningId: sheet });
    expect([view.signedSha256, view.alterations]).toEqual([signedSha256, []]);
  });
});

describe('an account on paper, held before and entered later', () => {
  const heldOn = { value: '2025-03', qualifier: 'about' } as const;
  const took = { heldOn, takenBy: 'Ruth Clarke' };

  it('is not taken for the newer: both stand with the day each was held, and a person decides', async () => {
    const of = await person();
    const interview = await firstInterview(of);
    const { id: sheet } = await beginSheet(of);
    await secondAccount(interview, took);
    const found = await everywhere({ ...of, interview, sheet });
    expect(found.field(ROUTE)).toMatchObject({ text: FIRST, accounts: { stands: 'older' } });
    // In the order they were held.
    expect(found.field(ROUTE)?.accounts.tellings.map(({ text, heldEarlier }) => [text, heldEarlier])).toEqual(
      [
        [SECOND, true],
        [FIRST, false],
      ],
    );
    for (const text of [found.printed, found.terminal]) {
      bothStand(text);
      expect(text).toMatch(/held about March 2025, taken by Ruth Clarke; entered \d+ \w+ \d{4}/);
      expect(text).toContain('recorded later than another account, but held before it');
    }
    // Nothing is carried into a sheet that is begun now.
    const late = await beginSheet(of);
    const open = await work.do('copyOutRecord', { screeningId: late.id, accountsSeen: true });
    expect(open.fields.find((one) => one.question === ROUTE)?.accounts.stands).toBe('undecided');
  });

  it('says so in its own record, in print and in the log, and its signature covers it', async () => {
    const of = await person();
    const screeningId = await firstInterview(of, took);
    const view = await work.do('screeningShow', { screeningId });
    expect(view).toMatchObject({ ...took, alterations: [] });
    const folder = temporaryFolder();
    const handle = work.pickFolder(folder);
    const { fileName } = await work.do('recordExport', {
      screeningId,
      folder: handle,
      recipient: 'The court',
    });
    const printed = flowOf(readFileSync(join(folder, fileName)));
    expect(printed).toMatch(/Held about March 2025, taken by Ruth Clarke/);
    expect(printed).toMatch(/Recorded from/);
    const log = work.engine.session.read((db) => loggedFacts(db, screeningId));
    expect(log.find((one) => one.action === 'screening.started')?.facts).toMatchObject({
      heldOn: 'about 2025-03',
    });
    const { entries } = await work.do('auditList', { limit: 50 });
    expect(entries.find((one) => one.subject === screeningId && one.heldOn !== null)).toMatchObject({
      action: 'screening.started',
      heldOn,
    });
    const { screenings } = await work.do('screeningList', { caseId: of.caseId });
    expect(screenings[0]).toMatchObject(took);
  });

  it('cannot be held on a day still to come', async () => {
    const of = await person();
    const tomorrow = { heldOn: { value: '2999-12', qualifier: 'exact' } };
    expect(await failureOf(() => firstInterview(of, tomorrow))).toMatchObject({
      code: 'bad-input',
      subject: 'heldOn',
    });
  });
});
