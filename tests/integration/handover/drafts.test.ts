/** A draft that went on on both sides: what clashes is decided question by question, and the history keeps both. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HandoverReview } from '../../../src-main/contract/handover.ts';
import type { CaseId, ScreeningId } from '../../../src-main/core/ids.ts';
import { failureOf } from '../../support/failures.ts';
import { answer, handOver, itemIn, mergeIn, readIn, type Side, sideOf } from '../../support/handover.ts';
import { openingAnswers } from '../../support/interview.ts';
import { temporaryFolder } from '../../support/vault.ts';

let here: Side;
let there: Side;
let caseId: CaseId;
let draft: ScreeningId;
beforeAll(async () => {
  here = await sideOf('Amina Okafor', 'a', 20);
  // The same person works on both: a draft is its author's.
  there = await sideOf('Amina Okafor', 'b', 22);
  ({ id: caseId } = await here.do('caseCreate', { reference: 'LH/9', title: 'x' }));
  const { id: personId } = await here.do('personAdd', { caseId, role: 'survivor', name: 'Ana' });
  ({ id: draft } = await here.do('screeningStart', { caseId, personId, formId: 'first-account' }));
  await here.do('screeningAnswer', { screeningId: draft, answers: openingAnswers() });
  await answer(here, draft, { treatment: 'He shouted.', debt: 'None.' });
  await mergeIn(
    there,
    await readIn(there, await handOver(here, there, caseId, { forPurpose: 'court-papers' })),
  );
});
afterAll(() => Promise.all([here.engine.close(), there.engine.close()]));

const standing = async (side: Side, question: string) =>
  (await side.do('screeningShow', { screeningId: draft })).answers.find((one) => one.question === question)
    ?.value;

it('goes on there with what only adds, and stays where both said something', async () => {
  await answer(here, draft, { treatment: 'He shouted at night.' });
  await answer(there, draft, {
    treatment: 'He locked the door.',
    debt: '400 pounds.',
    'how-left': 'By bus.',
  });
  const review: HandoverReview = await readIn(
    here,
    await handOver(there, here, caseId, { forPurpose: 'court-papers' }),
  );
  const clash = itemIn(review, 'answer');
  expect(clash).toMatchObject({
    state: 'different',
    suggested: false,
    differences: [{ here: 'He shouted at night.', there: 'He locked the door.' }],
  });
  const merged = await mergeIn(here, review);
  expect(await Promise.all(['treatment', 'debt', 'how-left'].map((one) => standing(here, one)))).toEqual([
    'He shouted at night.',
    '400 pounds.',
    'By bus.',
  ]);
  expect(itemIn(merged, 'answer')).toMatchObject({ became: 'left' });
  // Until it is decided, it is said that the other office has something else.
  expect(merged.otherwise).toEqual([expect.stringMatching(/account.*, Ana$/)]);

  const decided = await mergeIn(here, await here.do('handoverReview', { handoverId: review.handover.id }), {
    [clash.item]: true,
  });
  expect(decided.otherwise).toEqual([]);
  expect(await standing(here, 'treatment')).toBe('He locked the door.');
  const { answers } = await here.do('screeningHistory', { screeningId: draft });
  expect(answers.filter(({ question }) => question === 'treatment').map(({ value }) => value)).toEqual([
    'He shouted.',
    'He shouted at night.',
    'He locked the door.',
  ]);
  const found = await here.do('auditVerify', {});
  expect([found.intact, found.alteredRecords, found.alteredDetails]).toEqual([true, [], []]);
});

it('signed off there over other answers than are here, its sign-off stays with the file', async () => {
  await there.do('screeningSign', { screeningId: draft, readBack: 'Read back.' });
  await answer(here, draft, { 'most-important': 'To be safe.' });
  const review = await readIn(here, await handOver(there, here, caseId, { forPurpose: 'court-papers' }));
  expect(itemIn(review, 'record').notes.map(({ code }) => code)).toEqual(['handover-signed-there']);
  await mergeIn(here, review);
  const record = await here.do('screeningShow', { screeningId: draft });
  expect([record.status, record.alterations]).toEqual(['draft', []]);
});

it('signed off there over what is here too, it is signed off here under the same hash', async () => {
  // What was written here goes there first; there it is signed off in a record of its own.
  const { screenings } = await there.do('screeningList', { caseId });
  const personId = screenings[0]?.personId ?? ('' as never);
  const { id } = await here.do('screeningStart', {
    caseId,
    personId,
    formId: 'first-account',
    ifOpen: 'begin',
  });
  await here.do('screeningAnswer', { screeningId: id, answers: openingAnswers() });
  await mergeIn(
    there,
    await readIn(there, await handOver(here, there, caseId, { forPurpose: 'court-papers' })),
  );
  await answer(there, id, { treatment: 'He shouted.' });
  const signed = await there.do('screeningSign', { screeningId: id, readBack: 'Read back.' });
  await mergeIn(
    here,
    await readIn(here, await handOver(there, here, caseId, { forPurpose: 'court-papers' })),
  );
  const record = await here.do('screeningShow', { screeningId: id });
  expect(record).toMatchObject({ status: 'signed', signedSha256: signed.signedSha256, alterations: [] });
});

it('what was decided stands at the other office too, once it is sent back, and stays so', async () => {
  const { id: other } = await here.do('caseCreate', { reference: 'LH/10', title: 'y' });
  const { id: personId } = await here.do('personAdd', { caseId: other, role: 'survivor', name: 'Ina' });
  const { id } = await here.do('screeningStart', { caseId: other, personId, formId: 'first-account' });
  await here.do('screeningAnswer', { screeningId: id, answers: openingAnswers() });
  const back = async (from: Side, to: Side) =>
    readIn(to, await handOver(from, to, other, { forPurpose: 'court-papers' }));
  const says = async (side: Side) =>
    (await side.do('screeningShow', { screeningId: id })).answers.find(({ question }) => question === 'debt')
      ?.value;
  await mergeIn(there, await back(here, there));
  await answer(here, id, { debt: 'None.' });
  await answer(there, id, { debt: '400 pounds.' });
  const review = await back(there, here);
  await mergeIn(here, review, { [itemIn(review, 'answer').item]: true });
  for (const [from, to] of [
    [here, there],
    [there, here],
    [here, there],
  ] as const) {
    expect((await mergeIn(to, await back(from, to))).otherwise).toEqual([]);
    expect(await Promise.all([here, there].map(says))).toEqual(['400 pounds.', '400 pounds.']);
  }
  const { answers } = await there.do('screeningHistory', { screeningId: id });
  expect(answers.map(({ value }) => value)).toContain('None.');
});

it('a sign-off there is none of a draft whose later answers came there as another account', async () => {
  const { id: other } = await here.do('caseCreate', { reference: 'LH/11', title: 'z' });
  const { id: personId } = await here.do('personAdd', { caseId: other, role: 'survivor', name: 'Oana' });
  const { id } = await here.do('screeningStart', { caseId: other, personId, formId: 'first-account' });
  await here.do('screeningAnswer', { screeningId: id, answers: openingAnswers() });
  const back = async (from: Side, to: Side) =>
    readIn(to, await handOver(from, to, other, { forPurpose: 'court-papers' }));
  await mergeIn(there, await back(here, there));
  await answer(there, id, { treatment: 'He shouted.' });
  await there.do('screeningSign', { screeningId: id, readBack: 'Read back.' });
  await answer(here, id, { debt: 'None.' });
  await mergeIn(there, await back(here, there));
  const review = await back(there, here);
  expect(itemIn(review, 'record').notes.map(({ code }) => code)).toEqual(['handover-signed-there']);
  await mergeIn(here, review);
  const record = await here.do('screeningShow', { screeningId: id });
  expect([record.status, record.alterations]).toEqual(['draft', []]);
});

describe('what both answered and nobody has decided', () => {
  let of: CaseId;
  let id: ScreeningId;
  const send = (from: Side, to: Side) => handOver(from, to, of, { forPurpose: 'court-papers' });
  const pass = async (from: Side, to: Side) => mergeIn(to, await readIn(to, await send(from, to)));
  const open = async (side: Side) => (await side.do('undecidedList', { caseId: of })).undecided;
  const values = async (side: Side, question: string) =>
    (await side.do('screeningHistory', { screeningId: id })).answers
      .filter((one) => one.question === question)
      .map(({ value }) => value);
  const stands = async (side: Side) =>
    (await side.do('screeningShow', { screeningId: id })).answers
      .filter(({ question }) => question === 'treatment' || question === 'debt')
      .map(({ value }) => value);
  beforeAll(async () => {
    ({ id: of } = await here.do('caseCreate', { reference: 'LH/12', title: 'w' }));
    const { id: personId } = await here.do('personAdd', { caseId: of, role: 'survivor', name: 'Sanda' });
    ({ id } = await here.do('screeningStart', { caseId: of, personId, formId: 'first-account' }));
    await here.do('screeningAnswer', { screeningId: id, answers: openingAnswers() });
    await pass(here, there);
    await answer(here, id, { treatment: 'He shouted.', debt: 'None.', 'how-left': 'By bus.' });
    await answer(there, id, { treatment: 'He hit me.', debt: '400 pounds.', 'how-left': 'By bus.' });
    await pass(there, here);
  });
  const printed = async () => {
    const folder = temporaryFolder();
    const asked = { screeningId: id, own: true, folder: here.engine.files.register(folder) } as const;
    const { fileName } = await here.do('recordExport', asked);
    const text = execFileSync('pdftotext', [join(folder, fileName ?? ''), '-'], { encoding: 'utf8' });
    return /Recorded differently by two offices, and not decided yet: “.*?”\./.exec(
      text.replace(/\s+/g, ' '),
    )?.[0];
  };

  it('is shown with who and when, both of them, and goes by what is here', async () => {
    const undecided = await open(here);
    expect(undecided.map(({ kind, person, lines }) => [kind, person, lines.length])).toEqual([
      ['answer', 'Sanda', 2],
      ['answer', 'Sanda', 2],
    ]);
    const lines = undecided.flatMap((one) => one.lines);
    expect(lines.map(({ by, from, governs, said }) => [by, from, governs, ...Object.values(said)])).toEqual([
      ['Amina Okafor', '', true, 'He shouted.'],
      ['Amina Okafor', 'Lantern', false, 'He hit me.'],
      ['Amina Okafor', '', true, 'None.'],
      ['Amina Okafor', 'Lantern', false, '400 pounds.'],
    ]);
    expect(new Set(lines.map(({ at }) => at)).size).toBe(2);
    expect(await stands(here)).toEqual(['He shouted.', 'None.']);
  });

  it('is said on the printed record, by its questions', async () => {
    expect(await printed()).toMatch(/“[^”]+”.*“[^”]+”/);
  });

  it('is decided before the record is signed', async () => {
    const { code, found } = await failureOf(() =>
      here.do('screeningSign', { screeningId: id, readBack: 'Read back.' }),
    );
    expect([code, found?.map((one) => one.code)]).toEqual(['not-ready', ['case-undecided']]);
  });

  it('is for nobody but the author of the draft to decide', async () => {
    const ruth = await sideOf('Ruth Clarke', 'c', 24);
    await pass(here, ruth);
    await pass(there, ruth);
    const [thing] = await open(ruth);
    const decide = { caseId: of, name: thing?.name ?? '', line: thing?.lines[1]?.id ?? '' };
    const before = await values(ruth, 'treatment');
    expect((await failureOf(() => ruth.do('undecidedDecide', decide))).code).toBe('answer-not-allowed');
    expect([before, await values(ruth, 'treatment')]).toEqual([['He shouted.'], ['He shouted.']]);
    await ruth.engine.close();
  });

  it.each([
    ['treatment', 0, ['He shouted.', 'He hit me.', 'He shouted.'], 1],
    ['debt', 1, ['None.', '400 pounds.', '400 pounds.'], 0],
  ] as const)('%s: one line decides, below both', async (question, chosen, all, left) => {
    const [thing] = (await open(here)).filter(({ name }) => name.endsWith(question));
    const line = thing?.lines[chosen]?.id ?? '';
    await here.do('undecidedDecide', { caseId: of, name: thing?.name ?? '', line });
    expect(await values(here, question)).toEqual(all);
    expect((await open(here)).length).toBe(left);
  });

  it('stands at both offices once it is sent, however often', async () => {
    expect(await printed()).toBe(undefined);
    for (const [from, to] of [
      [here, there],
      [there, here],
      [here, there],
    ] as const) {
      expect((await pass(from, to)).otherwise).toEqual([]);
      for (const side of [here, there]) {
        expect(await stands(side)).toEqual(['He shouted.', '400 pounds.']);
        expect(await open(side)).toEqual([]);
      }
    }
    for (const side of [here, there]) {
      const found = await side.do('auditVerify', {});
      expect([found.intact, found.alteredRecords, found.alteredDetails]).toEqual([true, [], []]);
    }
  });
});
