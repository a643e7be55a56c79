/** A draft that went on on both sides: what clashes is decided question by question, and the history keeps both. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { HandoverReview } from '../../../src-main/contract/handover.ts';
import type { CaseId, ScreeningId } from '../../../src-main/core/ids.ts';
import { answer, handOver, itemIn, mergeIn, readIn, type Side, sideOf } from '../../support/handover.ts';
import { openingAnswers } from '../../support/interview.ts';

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
