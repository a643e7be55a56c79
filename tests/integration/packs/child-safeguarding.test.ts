/**
 * The safeguarding referral of a child: what happened, once, with the account each thing is of; what was put right stands in
 * place of the slip, an office entry is no talk, and what the plan rules out is named by its place and can be kept back.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { PersonId, ScreeningId } from '../../../src-main/core/ids.ts';
import { afterFile } from '../../support/after-file.ts';
import { type EngineAtWork, engineAtWork } from '../../support/engine.ts';
import { flowOf } from '../../support/pdf-tools.ts';
import { said } from '../../support/said.ts';
import { temporaryFolder } from '../../support/vault.ts';

const day = (value: string) => ({ value, qualifier: 'exact' as const });
const answered = (question: string, value: unknown, more: object = {}) => ({
  question,
  state: 'answered' as const,
  value: value as never,
  ...more,
});
const TRAIN = { what: 'By train with a bag', place: 'Wolverhampton', country: 'GB', from: day('2026-03') };
const TENT = { what: 'Sold from a tent', place: 'Aberystwyth', country: 'GB', from: day('2026-08') };

let work: EngineAtWork;
let personId: PersonId;
let record: ScreeningId;
const answer = (...answers: object[]) =>
  work.do('screeningAnswer', { screeningId: record, answers: answers as never });
const layer = (heldOn: string, reason: string) =>
  work.do('screeningAddLayer', { screeningId: record, heldOn: day(heldOn), takenBy: 'Gareth Lowe', reason });
const preview = () =>
  work.do('packPreview', { profileId: 'child-safeguarding', personId, recipient: 'Powys County Council' });
const lines = async () => JSON.stringify((await preview()).parts, null, 1);

beforeAll(async () => {
  work = await engineAtWork();
  const { caseId } = work;
  const born = { birthDate: day('2010-06-02') };
  personId = (await work.do('personAdd', { caseId, role: 'survivor', name: 'Keira Bowen', ...born })).id;
  for (const purpose of ['nrm-referral', 'court-papers'])
    await work.do('consentRecord', { personId, purpose, status: 'given' });
  ({ id: record } = await work.do('screeningRecord', {
    caseId,
    personId,
    formId: 'child-first-response',
    language: 'English',
    heldOn: day('2026-10-26'),
    takenBy: 'Gareth Lowe',
    readBack: 'Read to her',
    answers: [
      answered('council-name', 'Powys County Council'),
      answered('known-start', 'Somebody wrote to her on a telephone.'),
      answered('known-health', 'A burn on the left hand.'),
      answered('known-debt', 'Nine hundred is claimed.'),
      answered('known-exploiters', 'Dre, about 20.'),
      answered('periods', [TRAIN]),
      answered('missing', [{ from: day('2026-07-03'), until: day('2026-07-11'), reference: 'WM-MISS-1' }]),
      answered('crime-reports', [{ reference: '22/78110/26', capacity: 'not-named' }]),
      answered('said', [
        { words: 'I owed them', before: 'Of Lacey: what she owed', about: 'money' },
        { words: 'We know your street', speaker: 'Dre', about: 'treatment' },
      ]),
      { question: 'cooperate-said', state: 'own-words', ownWords: 'I am afraid of them' },
      answered('known-treatment', 'Threats.', { ownWords: 'I was scared. … we know your street' }),
      answered('not-to-be-told', 'Aunt Ceri is not to hear of the test.'),
    ] as never,
  }));
  await layer('2026-11-16', 'She wished to say more of Lacey');
  await answer(
    answered('periods', [TRAIN, TENT], { relation: 'adds' }),
    answered('known-health', 'A test was negative.', { relation: 'differs', cause: '' }),
    answered('wishes', 'That Lacey is kept out of it.', { ownWords: 'Keep her out' }),
  );
  await layer('2026-11-18', 'What the office arranged');
  await answer(answered('next', 'A conference on 2 December.'));
  await layer('2026-11-16', 'Put right');
  await answer(
    answered('known-health', 'A burn on the left hand.', { relation: 'differs', cause: 'recording' }),
  );
  const never = [{ what: 'word' as const, value: 'Lacey', why: 'She talks only if Lacey is kept out' }];
  await work.do('contactPlanRecord', { personId, plan: { never } });
}, 60_000);
afterFile(() => work?.engine.close());

const paperOf = async (screeningId: ScreeningId, forPurpose = 'court-papers') => {
  const folder = temporaryFolder();
  const to = { recipient: 'Powys County Council', forPurpose, wishesSeen: true };
  const done = await work.do('recordExport', { screeningId, ...to, folder: work.pickFolder(folder) });
  return flowOf(readFileSync(join(folder, done.fileName)));
};

describe('what it says', () => {
  it('has what happened, each row and each thing once', async () => {
    const text = await lines();
    for (const words of [
      'By train with a bag',
      'Sold from a tent',
      'Nine hundred is claimed',
      'Dre, about 20',
      'WM-MISS-1',
      '22/78110/26',
      'A burn on the left hand',
    ])
      expect(text.split(words).length - 1, words).toBe(1);
  });

  it('has the correction and nothing of the slip, and no heading without words', async () => {
    const { parts } = await preview();
    expect(JSON.stringify(parts)).not.toContain('A test was negative');
    expect(parts.map(({ title }) => title)).not.toContain('Later account 3');
    for (const { title, lines: some } of parts.filter((one) => /^Later account/.test(one.title)))
      expect(some, title).not.toEqual([]);
  });

  it('takes no number for a crime against her that she is not the victim of', async () => {
    const { id } = await work.do('screeningStart', {
      caseId: work.caseId,
      personId,
      formId: 'nrm-preparation',
    });
    await work.do('screeningCarryOver', { screeningId: id });
    const { answers } = await work.do('screeningShow', { screeningId: id });
    const value = (name: string) => answers.find(({ question }) => question === name)?.value;
    expect(value('reported-to-police-crime-reference')).toBeUndefined();
    expect(value('staying-at')).toBeUndefined();
    expect(String(value('childs-police'))).toContain('22/78110/26');
    expect(String(value('childs-police'))).toContain('WM-MISS-1');
  });
});

describe('what is not to be told', () => {
  it('is on no paper that says so: neither the pack, nor the record, nor the sheet of the referral', async () => {
    expect(await lines()).not.toContain('Aunt Ceri');
    const { id } = await work.do('screeningStart', {
      caseId: work.caseId,
      personId,
      formId: 'nrm-preparation',
    });
    await work.do('screeningCarryOver', { screeningId: id });
    expect(JSON.stringify(await work.do('screeningShow', { screeningId: id }))).toContain('Aunt Ceri');
    for (const screeningId of [record, id]) {
      const text = await paperOf(screeningId, screeningId === id ? '' : 'court-papers');
      expect(text).toMatch(/what is not to be told, stays in the record and is not printed/);
      expect(text).not.toContain('Aunt Ceri');
    }
  });
});

it('words of somebody else stand under their name on the paper of the record, and the person’s own by themselves', async () => {
  const text = await paperOf(record);
  expect(text).toContain('“I was scared.”');
  expect(text).toContain('Words of Dre, as the person repeated them: “we know your street”');
});

describe('on paper', () => {
  let text: string;
  beforeAll(async () => {
    const folder = temporaryFolder();
    const { sha256: seen } = await preview();
    const done = await work.do('packBuild', {
      profileId: 'child-safeguarding',
      personId,
      recipient: 'Powys County Council',
      seen,
      folder: work.pickFolder(folder),
    });
    text = flowOf(readFileSync(join(folder, done.fileName)));
  });

  it('credits to the worker what the worker wrote, to the child what she said, to others what she repeated', () => {
    const source = 'Child: first response, of 26 Oct 2026';
    expect(text).toContain(`Nine hundred is claimed. In the worker’s words, not the person’s: ${source}`);
    expect(text).toContain(
      `“I am afraid of them” What the person said, as the worker wrote it down: ${source}`,
    );
    expect(text).toContain('Words of Dre, as the person repeated them: “we know your street”');
    expect(text).toContain(
      `“I was scared.” In quotation marks what the person said, as the worker wrote it down; the rest in the worker’s words: ${source}`,
    );
  });

  it('is dated by account, and an office entry was not held', () => {
    expect(text).toContain('of 26 Oct 2026');
    expect(text).toContain('Of 18 Nov 2026, written down by Gareth Lowe; no talk was held for it');
    expect(text).toMatch(/why it was taken stays in the record/);
    expect(text).not.toContain('to say more of Lacey');
  });
});

describe('what the plan rules out', () => {
  it('is named by its place, and can be kept back there', async () => {
    const against = async () =>
      (await preview()).warnings.map(said).filter((one) => one.includes('says “Lacey”'));
    expect(await against()).toEqual([
      expect.stringContaining('What did the child say?'),
      expect.stringContaining('What does the child wish, in their own words?'),
    ]);
    const { entries } = await work.do('screeningShow', { screeningId: record });
    for (const question of ['wishes', 'said']) {
      const entry = entries.find((one) => one.question === question)?.seq ?? 0;
      const which = { screeningId: record, question, entry };
      await work.do('accountsWithhold', { ...which, reason: 'Kept for later' });
    }
    expect(await against()).toEqual([]);
    expect(await lines()).not.toContain('Lacey');
  });
});
