/** @file What a line of the ledger names belongs to the case, and "not needed, under 18" fits the person. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallInput } from '../../../src-main/contract/index.ts';
import { type EngineAtWork, engineAtWork } from '../../support/engine.ts';
import { openingAnswers } from '../../support/interview.ts';
import { refusal } from '../../support/said.ts';

let work: EngineAtWork;
let personId: CallInput<'consentRecord'>['personId'];
let other: { caseId: EngineAtWork['caseId']; personId: typeof personId };
beforeAll(async () => {
  work = await engineAtWork();
  nowhere = work.engine.random.id();
  personId = (await add(work.caseId, {})).id;
  const { id: caseId } = await work.do('caseCreate', { reference: 'LH/2', title: 'Other' });
  other = { caseId, personId: (await add(caseId, {})).id };
});
afterAll(() => work.engine.close());

const add = (caseId: EngineAtWork['caseId'], more: object) =>
  work.do('personAdd', { caseId, role: 'survivor', name: 'Ana', ...more });
const paper = (caseId: EngineAtWork['caseId'], words: string) =>
  work.do('evidenceAdd', { caseId, file: work.pick(`${words}.txt`, words) });
const record = (more: object) =>
  work.do('consentRecord', { personId, purpose: 'court-papers', status: 'given', ...more });
const refused = async (more: object, subject: string, finding: RegExp) =>
  expect(await refusal(record(more))).toMatchObject({
    code: 'bad-input',
    subject,
    findings: [expect.stringMatching(finding)],
  });
const lines = async () => (await work.do('consentList', { caseId: work.caseId })).consents.length;
let nowhere: string;

describe('what a line names', () => {
  it('an item is an exhibit of this case, taken out of it since or not', async () => {
    const own = await paper(work.caseId, 'diary');
    const foreign = await paper(other.caseId, 'their diary');
    const before = await lines();
    for (const item of ['the diary', nowhere, foreign.id])
      await refused({ item }, 'item', /exhibit of this case/);
    expect(await lines()).toBe(before);
    await record({ item: own.id });
    await work.do('evidenceRemove', { evidenceId: own.id });
    expect(await record({ item: own.id, status: 'withdrawn' })).toMatchObject({ item: own.id });
  });

  it('the signed paper is among the evidence of this case', async () => {
    const own = await paper(work.caseId, 'signed');
    const foreign = await paper(other.caseId, 'their signature');
    for (const evidenceId of [nowhere, foreign.id]) await refused({ evidenceId }, 'evidenceId', /this case/);
    expect(await record({ evidenceId: own.id })).toMatchObject({ evidenceId: own.id });
    await work.do('evidenceRemove', { evidenceId: own.id });
    await refused({ evidenceId: own.id }, 'evidenceId', /this case/);
  });

  it('the interview is one with this person', async () => {
    const begin = (caseId: EngineAtWork['caseId'], person: typeof personId) =>
      work.do('screeningStart', { caseId, personId: person, formId: 'first-account' });
    const neighbour = await add(work.caseId, { name: 'Ion' });
    for (const screeningId of [
      nowhere,
      (await begin(other.caseId, other.personId)).id,
      (await begin(work.caseId, neighbour.id)).id,
    ])
      await refused({ screeningId }, 'screeningId', /with this person/);
    await record({ screeningId: (await begin(work.caseId, personId)).id });
  });
});

describe('not needed, under 18', () => {
  const child = { status: 'not-needed-child', purpose: 'nrm-referral' };
  const born = async (value: string, qualifier = 'exact') =>
    (await add(work.caseId, { birthDate: { value, qualifier } })).id;

  it('is not written down for somebody born in 1980, whatever the reason', async () => {
    const adult = await born('1980');
    await refused({ ...child, personId: adult, note: 'Looks young' }, 'status', /18 or over, born 1980/);
  });

  it('is for a referral, and a child is asked for everything that leaves otherwise', async () => {
    const personId = await born('2012-03-05');
    await record({ ...child, personId });
    for (const purpose of ['court-papers', 'police', 'support-services', 'research'])
      await refused({ ...child, personId, purpose }, 'status', /asked for this too/);
  });

  it('takes a reason where the age is not recorded or may be either', async () => {
    for (const one of [personId, await born('2008', 'about')]) {
      await refused({ ...child, personId: one }, 'note', /say why/);
      await record({ ...child, personId: one, note: 'Says she is in year 9' });
    }
  });

  it('goes by what was said about the age where no date decides it', async () => {
    const { id } = await add(work.caseId, { name: 'Eva' });
    const sheet = await work.do('screeningStart', {
      caseId: work.caseId,
      personId: id,
      formId: 'nrm-preparation',
    });
    const say = (value: string) =>
      work.do('screeningAnswer', {
        screeningId: sheet.id,
        answers: [{ question: 'pv-under-age', state: 'answered', value }],
      });
    await say('no');
    await refused({ ...child, personId: id, note: 'x' }, 'status', /18 or over/);
    await say('yes');
    await record({ ...child, personId: id });
  });

  it('is held back on the interview page too, and says why the age was taken so', async () => {
    const answer = async (person: typeof personId) => {
      const { id } = await work.do('screeningStart', {
        caseId: work.caseId,
        personId: person,
        formId: 'first-account',
      });
      const answers = openingAnswers({ 'consent-nrm': 'not-needed-child' });
      return work.do('screeningAnswer', { screeningId: id, answers });
    };
    expect(await refusal(answer(await born('1980')))).toMatchObject({
      code: 'answer-not-allowed',
      subject: 'consent-nrm',
      findings: [expect.stringContaining('18 or over')],
    });
    const { id } = await add(work.caseId, { name: 'Nhi' });
    await answer(id);
    const { consents } = await work.do('consentList', { caseId: work.caseId });
    expect(consents.find((one) => one.personId === id && one.purpose === 'nrm-referral')?.note).toMatch(
      /Taken to be under 18/,
    );
  });
});
