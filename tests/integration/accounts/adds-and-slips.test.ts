/** What only adds is not told differently, and a slip of the pen that was put right is no other account, before and after it is settled. */
import { expect, it } from 'vitest';
import { interviewCaller, openingAnswers } from '../../support/interview.ts';
import { temporaryVault } from '../../support/vault.ts';

const day = (value: string) => ({ value, qualifier: 'exact' as const });
const answered = (question: string, value: unknown, more: object = {}) => ({
  question,
  state: 'answered' as const,
  value: value as never,
  ...more,
});

it('is so on a sheet begun before and after, in readiness and once it is taken', async () => {
  const call = interviewCaller(await temporaryVault());
  const { id: caseId } = await call('caseCreate', { reference: 'K-1', title: 'A woman' });
  const born = day('1999-01-12');
  const { id: personId } = await call('personAdd', {
    caseId,
    role: 'survivor',
    name: 'Nhung',
    birthDate: born,
  });
  const { id: interview } = await call('screeningRecord', {
    caseId,
    personId,
    formId: 'screening-interview',
    readBack: 'Read to her',
    heldOn: day('2026-10-08'),
    answers: [
      ...openingAnswers(),
      answered('methods', ['debt']),
      answered('kinds', ['forced-to-work']),
      answered('injuries', 'A rash on her hands.'),
      answered('family', 'A father.'),
    ],
  });
  const sheet = async () => {
    const { id } = await call('screeningStart', { caseId, personId, formId: 'nrm-preparation' });
    await call('screeningCarryOver', { screeningId: id });
    return id;
  };
  const before = await sheet();
  await call('screeningAddLayer', { screeningId: interview, heldOn: day('2026-11-19'), reason: 'More' });
  await call('screeningAnswer', {
    screeningId: interview,
    answers: [
      ...openingAnswers(),
      answered('methods', ['debt', 'threats'], { relation: 'adds' }),
      answered('kinds', ['prostitution'], { relation: 'adds', cause: 'to-protect-somebody' }),
      answered('injuries', 'A rash on both hands.', { relation: 'differs', cause: 'recording' }),
    ],
  });
  const after = await sheet();
  for (const screeningId of [before, after]) {
    const { looks } = await call('readinessShow', { screeningId });
    expect(looks.filter(({ line }) => line.includes('accounts'))).toEqual([]);
    const { differing } = await call('screeningCarryOver', { screeningId });
    expect(differing).toBe(0);
  }
  const { accounts } = await call('screeningCarryOver', { screeningId: before });
  expect(accounts.map(({ code }) => code)).toEqual(['account-older', 'account-older']);
  const question = 'how-they-were-treated';
  await call('accountsSettle', { screeningId: before, question, take: 'newest' });
  const view = await call('copyOutCheck', { screeningId: before });
  expect(JSON.stringify(view)).not.toMatch(/"stands":"(decided|undecided)"/);
});

it('keeps the day on which a row was told that is put right in a later account which only adds', async () => {
  const call = interviewCaller(await temporaryVault());
  const { id: caseId } = await call('caseCreate', { reference: 'K-2', title: 'A woman' });
  const { id: personId } = await call('personAdd', { caseId, role: 'survivor', name: 'Abena' });
  const row = (what: string) => ({ kind: 'threat', what, who: 'Auntie' });
  const { id: screeningId } = await call('screeningRecord', {
    caseId,
    personId,
    formId: 'screening-interview',
    readBack: 'Read',
    heldOn: day('2026-10-23'),
    answers: [...openingAnswers(), answered('moments', [row('She said I owe her')])],
  });
  await call('screeningAddLayer', { screeningId, heldOn: day('2026-11-24'), reason: 'More' });
  const second = row('They do juju for who talks');
  const save = (rows: object[], more: object) =>
    call('screeningAnswer', { screeningId, answers: [...openingAnswers(), answered('moments', rows, more)] });
  await save([row('She said I owe her'), second], { relation: 'adds' });
  const right = { ...row('She said I owe her'), who: 'Auntie Comfort' };
  await save([right, second], { relation: 'differs', cause: 'recording' });
  const { id: sheet } = await call('screeningStart', { caseId, personId, formId: 'nrm-preparation' });
  await call('screeningCarryOver', { screeningId: sheet });
  const shown = await call('screeningShow', { screeningId: sheet });
  const lines = JSON.stringify(shown.answers);
  expect(lines).toMatch(/She said I owe her[^[]*\[Screening interview, 23 Oct 2026; put right/);
  expect(lines).toMatch(/They do juju[^[]*\[Screening interview, later account 1, 24 Nov 2026\]/);
});

/** A record with two rows told on 23 Oct, to which a later account of 24 Nov added a third. */
async function withThreeRows() {
  const call = interviewCaller(await temporaryVault());
  const { id: caseId } = await call('caseCreate', { reference: 'K-3', title: 'A woman' });
  const { id: personId } = await call('personAdd', { caseId, role: 'survivor', name: 'Abena' });
  const row = (what: string, kind = 'threat') => ({ kind, what, who: 'Auntie' });
  const rows = [
    row('She said I owe her'),
    row('He took the money', 'debt'),
    row('They do juju for who talks'),
  ];
  const { id: screeningId } = await call('screeningRecord', {
    caseId,
    personId,
    formId: 'screening-interview',
    readBack: 'Read',
    heldOn: day('2026-10-23'),
    answers: [...openingAnswers(), answered('moments', rows.slice(0, 2))],
  });
  await call('screeningAddLayer', { screeningId, heldOn: day('2026-11-24'), reason: 'More' });
  const save = (value: object[], more: object) =>
    call('screeningAnswer', {
      screeningId,
      answers: [...openingAnswers(), answered('moments', value, more)],
    });
  await save(rows, { relation: 'adds' });
  const sheetLines = async () => {
    const { id: sheet } = await call('screeningStart', { caseId, personId, formId: 'nrm-preparation' });
    await call('screeningCarryOver', { screeningId: sheet });
    return JSON.stringify((await call('screeningShow', { screeningId: sheet })).answers);
  };
  return { call, screeningId, rows, save, sheetLines };
}
const SLIP = { relation: 'differs', cause: 'recording' };
const changed = (rows: object[], at: number, set: object) =>
  rows.map((row, index) => (index === at ? { ...row, ...set } : row));

it('keeps the day of a row that was put right when another row is put right after it', async () => {
  const { rows, save, sheetLines } = await withThreeRows();
  const once = changed(rows, 1, { kind: 'threat' });
  await save(once, SLIP);
  await save(changed(once, 0, { who: 'Auntie Comfort' }), SLIP);
  const lines = await sheetLines();
  expect(lines).toMatch(/He took the money[^[]*\[Screening interview, 23 Oct 2026; put right/);
  expect(lines).toMatch(/They do juju[^[]*\[Screening interview, later account 1, 24 Nov 2026\]/);
  expect(lines).not.toMatch(/before: /);
});

it('keeps the day of a row that was put right twice', async () => {
  const { rows, save, sheetLines } = await withThreeRows();
  const once = changed(rows, 1, { kind: 'threat' });
  await save(once, SLIP);
  await save(changed(once, 1, { what: 'He took all the money' }), SLIP);
  expect(await sheetLines()).toMatch(
    /He took all the money[^[]*\[Screening interview, 23 Oct 2026; put right/,
  );
});

it('keeps the day of a first row that is put right in an account after the one that added rows', async () => {
  const { call, screeningId, rows, save, sheetLines } = await withThreeRows();
  await call('screeningAddLayer', { screeningId, reason: 'Typed in wrongly' });
  await save(changed(changed(rows, 0, { what: 'She said I owe nothing' }), 2, { who: 'Uncle' }), SLIP);
  const lines = await sheetLines();
  expect(lines).toMatch(/She said I owe nothing[^[]*\[Screening interview, 23 Oct 2026; put right/);
  expect(lines).toMatch(/They do juju[^[]*\[Screening interview, later account 1, 24 Nov 2026; put right/);
  expect(lines).toMatch(/He took the money[^[]*\[Screening interview, 23 Oct 2026\]/);
});

/** A place told on 10 May; on 13 Sep its end, and that the passport was elsewhere; then the hours are put right. */
async function withPlacePutRight(last: object) {
  const call = interviewCaller(await temporaryVault());
  const { id: caseId } = await call('caseCreate', { reference: 'K-4', title: 'A woman' });
  const { id: personId } = await call('personAdd', { caseId, role: 'survivor', name: 'Abena' });
  const place = {
    what: 'Cleaning',
    place: 'Harrogate',
    country: 'GB',
    from: day('2025-11-03'),
    hours: 'about 80 in all',
    papers: 'an accountant has the passport',
    phone: 'on her contract',
  };
  const { id: screeningId } = await call('screeningRecord', {
    caseId,
    personId,
    formId: 'screening-interview',
    readBack: 'Read',
    heldOn: day('2026-05-10'),
    answers: [...openingAnswers(), answered('tasks', 'The stairs.'), answered('periods', [place])],
  });
  await call('screeningAddLayer', { screeningId, heldOn: day('2026-09-13'), reason: 'More' });
  const told = { ...place, until: day('2026-07-20'), papers: 'he never had the passport' };
  const more = answered('tasks', 'The practice too.', { relation: 'adds' });
  const save = (value: object, of: object) =>
    call('screeningAnswer', {
      screeningId,
      answers: [...openingAnswers(), more, answered('periods', [value], of)],
    });
  await save(told, { relation: 'differs', cause: 'memory' });
  await save({ ...told, hours: 'about 80 hours a week', days: 'six' }, last);
  const { id: sheet } = await call('screeningStart', { caseId, personId, formId: 'nrm-preparation' });
  await call('screeningCarryOver', { screeningId: sheet });
  for (const question of ['what-were-they-required-to-do', 'how-they-were-treated'])
    await call('accountsSettle', { screeningId: sheet, question, take: 'newest' }).catch(() => null);
  const { answers } = await call('screeningShow', { screeningId: sheet });
  return new Map(answers.map(({ question, value }) => [question, String(value)]));
}

it.each([
  ['with the list', SLIP],
  ['by itself', { relation: 'differs', cause: 'memory', ownWords: '[why of row 1: recording]' }],
])('keeps the days of what two talks told of a row that is put right %s', async (_, last) => {
  const field = await withPlacePutRight(last);
  expect(field.get('what-were-they-required-to-do')).toMatch(
    /about 80 hours a week; days a week: six\n\[Screening interview, 10 May 2026; put right/,
  );
  const treated = field.get('how-they-were-treated') ?? '';
  expect(treated).toMatch(/on her contract\n\[Screening interview, 10 May 2026\]/);
  expect(treated).toMatch(/never had the passport[^[]*\[Screening interview, later account 1, 13 Sep 2026/);
});
