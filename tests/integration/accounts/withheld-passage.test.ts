/** Part of an answer is kept back, in its exact words: the rest of it goes everywhere, and the words go nowhere but into the own file. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import type { PersonId, ScreeningId } from '../../../src-main/core/ids.ts';
import { afterFile } from '../../support/after-file.ts';
import { type EngineAtWork, engineAtWork } from '../../support/engine.ts';
import { openingAnswers } from '../../support/interview.ts';
import { flowOf } from '../../support/pdf-tools.ts';
import { said } from '../../support/said.ts';
import { temporaryFolder } from '../../support/vault.ts';

const REST = 'We slept nine in three rooms';
const PASSAGE = 'Nadia Karim and her boy were there too';
const LIVING = `${REST}, and ${PASSAGE}. There was no heating.`;
const OWN = `the cold, and ${PASSAGE}`;
const REASON = 'it is about somebody else';
const FORCE = 'Derbyshire Constabulary';

let work: EngineAtWork;
let personId: PersonId;
let interview: ScreeningId;
let sheet: ScreeningId;
const answered = (question: string, value: unknown, ownWords = '') => ({
  question,
  state: 'answered' as const,
  value: value as never,
  ownWords,
});

beforeAll(async () => {
  work = await engineAtWork();
  const { caseId } = work;
  const born = { birthDate: { value: '1990-05-02' } };
  personId = (await work.do('personAdd', { caseId, role: 'survivor', name: 'Maria Popescu', ...born })).id;
  ({ id: interview } = await work.do('screeningRecord', {
    caseId,
    personId,
    formId: 'screening-interview',
    readBack: 'Read aloud',
    answers: [...openingAnswers({ 'consent-police': 'given' }), answered('living', LIVING, OWN)],
  }));
  // After the interview: a no to everybody that is told there ends every yes by name before it.
  for (const purpose of ['nrm-referral', 'interview', 'court-papers', 'police'])
    for (const recipient of ['', 'Home Office', FORCE])
      await work.do('consentRecord', { personId, purpose, status: 'given', recipient });
  ({ id: sheet } = await work.do('screeningStart', { caseId, personId, formId: 'nrm-preparation' }));
  await work.do('screeningCarryOver', { screeningId: sheet });
}, 60_000);
afterFile(() => work?.engine.close());

const paper = async (screeningId: ScreeningId, more: object) => {
  const folder = temporaryFolder();
  const input = { screeningId, folder: work.pickFolder(folder), wishesSeen: true, ...more };
  const { fileName } = await work.do('recordExport', input as never);
  return flowOf(readFileSync(join(folder, (fileName as string) ?? '')));
};
const parts = async (profileId: string, recipient: string) => {
  const { parts, warnings } = await work.do('packPreview', { personId, profileId, recipient } as never);
  return JSON.stringify({ parts, warnings });
};
const copied = () => work.do('copyOutRecord', { screeningId: sheet, accountsSeen: true });
const outputs = async (recipient: string): Promise<Record<string, string>> => ({
  ...(recipient === FORCE ? {} : { 'copy-out': JSON.stringify(await copied()) }),
  'answers to retype': await parts('nrm-preparation', recipient),
  'the record in a pack': await parts('interview-record', recipient),
  'the record': await paper(interview, { recipient, forPurpose: 'court-papers' }),
  'the sheet': await paper(sheet, { recipient }),
});
async function which() {
  const { known } = await work.do('screeningShow', { screeningId: sheet });
  const [found] = known.flatMap(({ question, facts }) =>
    facts.flatMap(({ key, statements }) =>
      statements.flatMap(({ seq, origin }) =>
        origin.kind === 'interview' && origin.question === 'living'
          ? [{ screeningId: sheet, question, fact: key, entry: seq }]
          : [],
      ),
    ),
  );
  if (found === undefined) throw new Error('it stands beside no question');
  return found;
}

it('is refused where the words do not stand so', async () => {
  const asked = { ...(await which()), reason: REASON, passage: 'Nadia Karim was there' };
  await expect(work.do('accountsWithhold', asked)).rejects.toMatchObject({
    code: 'answer-not-allowed',
    found: [{ code: 'withhold-no-passage' }],
  });
});

it('is in no output for anybody, where the rest is, and the reason in none that leaves; and in the own file', async () => {
  for (const [name, text] of Object.entries(await outputs('Home Office')))
    expect(text, name).toContain('Nadia');
  await work.do('accountsWithhold', { ...(await which()), reason: REASON, passage: PASSAGE });
  const { lines } = await work.do('accountsWithheld', { screeningId: sheet });
  expect(lines).toMatchObject([{ row: `“${PASSAGE}”`, reason: REASON, readers: null }]);
  for (const reader of ['Home Office', FORCE])
    for (const [name, text] of Object.entries(await outputs(reader))) {
      expect(text, name).not.toContain('Nadia');
      expect(text, name).toContain('nine in three rooms');
      expect(text, name).toContain('no heating');
      // What is typed, and what a preview says to whoever makes the pack, is read by the worker.
      const isOwn = name === 'copy-out' || name === 'answers to retype';
      expect(text.includes(REASON), name).toBe(isOwn);
      expect(text.includes('This copy is not complete'), name).toBe(name.startsWith('the record'));
    }
  const own = await paper(interview, { own: true });
  for (const words of ['Nadia', REASON]) expect(own).toContain(words);
  expect(JSON.stringify(await work.do('screeningShow', { screeningId: interview }))).toContain(PASSAGE);
});

it('typed on the sheet it is named, and in an account that says it again it stays out too', async () => {
  const question = 'how-they-were-treated';
  const answers = [answered(question, `They froze. ${PASSAGE}.`)];
  await work.do('screeningAnswer', { screeningId: sheet, answers } as never);
  const { checks } = await work.do('readinessShow', { screeningId: sheet });
  const typed = checks.filter(({ line }) => line.startsWith('typed/'));
  expect(typed.flatMap(({ found }) => found.map(said)).join()).toContain(PASSAGE);
  await work.do('screeningAnswer', {
    screeningId: sheet,
    answers: [answered(question, 'They froze.')],
  } as never);
  await work.do('screeningAddLayer', { screeningId: interview, reason: 'She came again' });
  const again = answered('living', `${LIVING} And no light.`);
  await work.do('screeningAnswer', {
    screeningId: interview,
    answers: [...openingAnswers(), { ...again, relation: 'differs', cause: 'memory' }],
  } as never);
  const text = await paper(interview, { recipient: 'Home Office', forPurpose: 'court-papers' });
  expect(text).toContain('And no light');
  expect(text).not.toContain('Nadia');
});

it('is kept from one reader alone, and given back', async () => {
  const asked = { ...(await which()), passage: PASSAGE };
  const readers = { only: 'from' as const, names: [FORCE] };
  for (const purpose of ['court-papers', 'police'])
    for (const recipient of ['Home Office', FORCE])
      await work.do('consentRecord', { personId, purpose, status: 'given', recipient });
  await work.do('accountsWithhold', { ...asked, reason: REASON, readers, replace: true });
  const of = (recipient: string) => paper(interview, { recipient, forPurpose: 'court-papers' });
  expect(await of('Home Office')).toContain('Nadia');
  expect(await of(FORCE)).not.toContain('Nadia');
  await work.do('accountsGiveBack', asked);
  expect((await work.do('accountsWithheld', { screeningId: sheet })).lines).toEqual([]);
  expect(await of(FORCE)).toContain('Nadia');
});

it('from whom it is kept is widened by its own line, whatever it stands beside by now', async () => {
  const asked = { ...(await which()), passage: PASSAGE, reason: REASON };
  const from = (...names: string[]) => ({ only: 'from' as const, names });
  await work.do('accountsWithhold', { ...asked, readers: from(FORCE) });
  const lines = async () => (await work.do('accountsWithheld', { screeningId: sheet })).lines;
  const [{ line } = { line: '' }] = await lines();
  const again = { screeningId: sheet, line, reason: REASON };
  await work.do('accountsWithhold', { ...again, readers: from('Home Office') });
  expect((await lines()).map(({ readers }) => readers)).toEqual([from(FORCE, 'Home Office')]);
  await work.do('accountsWithhold', again);
  expect((await lines()).map(({ readers }) => readers)).toEqual([null]);
  await expect(work.do('accountsWithhold', again)).rejects.toMatchObject({
    code: 'not-ready',
    found: [{ code: 'withhold-again' }],
  });
  await work.do('accountsGiveBack', { screeningId: sheet, line });
  expect(await lines()).toEqual([]);
  await expect(work.do('accountsGiveBack', { screeningId: sheet, line })).rejects.toMatchObject({
    code: 'not-found',
  });
});

it('all its sentences go, also where a row that is withheld has taken one of them already', async () => {
  const { caseId } = work;
  const born = { birthDate: { value: '1986-10-04' } };
  const { id: person } = await work.do('personAdd', {
    caseId,
    role: 'survivor',
    name: 'Vasile Lungu',
    ...born,
  });
  const given = 'A week they gave me for building work. I never saw the town. That is for you alone.';
  const periods = [
    { what: 'Washing cars', place: 'Peterborough' },
    { what: 'building work', place: 'Corby' },
    { what: 'Cleaning vans', place: 'Bradford' },
  ];
  const { id: told } = await work.do('screeningRecord', {
    caseId,
    personId: person,
    formId: 'screening-interview',
    readBack: 'Read aloud',
    answers: [
      ...openingAnswers(),
      answered('periods', periods, `First Peterborough. ${given} Then the vans.`),
    ],
  });
  for (const purpose of ['nrm-referral', 'interview', 'court-papers'])
    await work.do('consentRecord', { personId: person, purpose, status: 'given' });
  const { id } = await work.do('screeningStart', { caseId, personId: person, formId: 'nrm-preparation' });
  await work.do('screeningCarryOver', { screeningId: id });
  const beside = async () => {
    const { known } = await work.do('screeningShow', { screeningId: id });
    return known.flatMap(({ question, facts }) =>
      facts.flatMap(({ key, statements }) =>
        statements.flatMap((one) =>
          one.origin.kind === 'interview' && one.origin.question === 'periods'
            ? [{ question, key, ...one }]
            : [],
        ),
      ),
    );
  };
  const [first] = await beside();
  if (first === undefined) throw new Error('the periods stand beside no question');
  const asked = {
    screeningId: id,
    question: first.question,
    fact: first.key,
    entry: first.seq,
    reason: REASON,
  };
  await work.do('accountsWithhold', { ...asked, row: 2 });
  const [words] = (await beside()).filter((one) => JSON.stringify(one).includes('First Peterborough'));
  await work.do('accountsWithhold', {
    ...asked,
    question: words?.question ?? '',
    fact: words?.key,
    passage: given,
  });
  const seen = [
    JSON.stringify(await beside()),
    await paper(told, { recipient: 'Home Office', forPurpose: 'court-papers' }),
    JSON.stringify(await work.do('copyOutRecord', { screeningId: id, accountsSeen: true })),
  ];
  for (const text of seen) {
    expect(text).toContain('Peterborough');
    expect(text).not.toMatch(/building work|never saw the town|for you alone/);
  }
});

it('a name in a row of a list goes by itself: the rest of the row, and the other rows, stay', async () => {
  const { caseId } = work;
  const born = { birthDate: { value: '1988-03-09' } };
  const { id: person } = await work.do('personAdd', { caseId, role: 'survivor', name: 'Nelu Stan', ...born });
  const helped = (what: string, who: string) => ({ kind: 'helped-leave', what, who });
  const single = [
    helped('A customer drove him to a church', 'Maureen Platt, an older lady'),
    helped('Somebody gave him bread', 'A neighbour'),
  ];
  const { id: told } = await work.do('screeningRecord', {
    caseId,
    personId: person,
    formId: 'screening-interview',
    readBack: 'Read aloud',
    answers: [...openingAnswers(), answered('moments', single)],
  });
  for (const purpose of ['nrm-referral', 'interview', 'court-papers'])
    await work.do('consentRecord', { personId: person, purpose, status: 'given' });
  const { id } = await work.do('screeningStart', { caseId, personId: person, formId: 'nrm-preparation' });
  const { known } = await work.do('screeningShow', { screeningId: id });
  const [first] = known.flatMap(({ question, facts }) =>
    facts.flatMap(({ key, statements }) =>
      statements.flatMap(({ seq, origin }) =>
        origin.kind === 'interview' && origin.question === 'moments'
          ? [{ screeningId: id, question, fact: key, entry: seq, reason: REASON }]
          : [],
      ),
    ),
  );
  if (first === undefined) throw new Error('they stand beside no question');
  await work.do('accountsWithhold', { ...first, passage: 'Maureen Platt' });
  await work.do('screeningCarryOver', { screeningId: id });
  for (const text of [
    await paper(told, { recipient: 'Home Office', forPurpose: 'court-papers' }),
    JSON.stringify((await work.do('copyOutRecord', { screeningId: id, accountsSeen: true })).fields),
  ]) {
    expect(text).not.toContain('Maureen');
    for (const rest of ['drove him to a church', 'an older lady', 'gave him bread'])
      expect(text).toContain(rest);
  }
});
