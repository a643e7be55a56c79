/** @file Somebody agreed to a referral and takes it back: the ledger decides which way the sheet goes, everywhere. */

import { beforeEach, describe, expect, it } from 'vitest';
import type { PersonId, ScreeningId } from '../../../src-main/core/ids.ts';
import { referralRoute } from '../../../src-main/core/worksheets/referral-route.ts';
import { type EngineAtWork, engineAtWork } from '../../support/engine.ts';
import { refusal, said } from '../../support/said.ts';

let work: EngineAtWork;
let personId: PersonId;
let sheet: ScreeningId;
beforeEach(async () => {
  work = await engineAtWork();
  const { caseId } = work;
  const birthDate = { value: '1990-03-05', qualifier: 'exact' } as const;
  personId = (await work.do('personAdd', { caseId, role: 'survivor', name: 'Maria Popescu', birthDate })).id;
  sheet = (await work.do('screeningStart', { caseId, personId, formId: 'nrm-preparation' })).id;
});
const AGREES = { 'pv-under-age': 'no', 'pv-want-to-submit-nrm': 'yes' };
const say = (answers: Readonly<Record<string, string>>) =>
  work.do('screeningAnswer', {
    screeningId: sheet,
    answers: Object.entries(answers).map(([question, value]) => ({ question, state: 'answered', value })),
  });
const ledger = (status: 'given' | 'refused' | 'withdrawn', more: object = {}) =>
  work.do('consentRecord', { personId, purpose: 'nrm-referral', status, ...more });
const held = async () => (await work.do('copyOutCheck', { screeningId: sheet })).missing.map(said);
const notification = () => work.do('notificationShow', { screeningId: sheet, body: 'police' });
const route = async (answers: Readonly<Record<string, unknown>>) =>
  referralRoute(answers, await work.do('referralShow', { screeningId: sheet }));

describe('after a withdrawal', () => {
  it('the sheet that says yes is the sheet of an adult who does not agree, and a notification can be made', async () => {
    await say({ ...AGREES, 'how-they-were-treated': 'Beaten.' });
    await ledger('given');
    expect([await route(AGREES), await held()]).toEqual(['adult', []]);
    await ledger('withdrawn', { decidedOn: '2026-11-20' });
    expect(await route(AGREES)).toBe('duty-to-notify');
    expect(await held()).toEqual([expect.stringMatching(/withdrawn on 20 Nov 2026/)]);
    const { decision } = await work.do('referralShow', { screeningId: sheet });
    expect(decision).toMatchObject({ status: 'withdrawn', on: '2026-11-20' });
    const { lines, leftOut } = await notification();
    expect(lines.find((one) => one.question === 'how-they-were-treated')?.text).toBe('Beaten.');
    expect(lines.find((one) => one.question === 'pv-want-to-submit-nrm')?.text).toMatch(/^No – I have/);
    expect(leftOut.map((one) => one.title)).not.toContain('Does the person want support?');
  });

  it('also from the Home Office alone', async () => {
    await say(AGREES);
    await ledger('given');
    await ledger('withdrawn', { recipient: 'home  office' });
    expect(await route(AGREES)).toBe('duty-to-notify');
    expect(await held()).toHaveLength(1);
    await expect(notification()).resolves.toMatchObject({ screeningId: sheet });
  });

  it('and agreeing again is a referral again', async () => {
    await say(AGREES);
    await ledger('withdrawn');
    await ledger('given');
    expect([await route(AGREES), await held()]).toEqual(['adult', []]);
    await expect(notification()).rejects.toMatchObject({ code: 'not-ready' });
  });
});

describe('where sheet and ledger do not say the same', () => {
  it('a yes on the sheet alone is not agreed to yet', async () => {
    await say(AGREES);
    expect([await route(AGREES), (await held()).length]).toEqual(['consent-open', 1]);
    expect(await refusal(notification())).toMatchObject({ findings: [expect.stringMatching(/record what/)] });
  });

  it('a no on the sheet holds back both ways until the ledger says what is decided now', async () => {
    const refuses = { ...AGREES, 'pv-want-to-submit-nrm': 'no' };
    await ledger('given');
    await say(refuses);
    expect([await route(refuses), (await held()).length]).toEqual(['decide-again', 1]);
    expect(await refusal(notification())).toMatchObject({ findings: [expect.stringMatching(/ledger/)] });
    await ledger('refused');
    expect(await route(refuses)).toBe('duty-to-notify');
    await expect(notification()).resolves.toMatchObject({ screeningId: sheet });
  });

  it('a consent that has ended is none', async () => {
    await say(AGREES);
    await ledger('given', { expiresOn: '2026-11-01' });
    expect([await route(AGREES), (await held()).length]).toEqual(['consent-open', 1]);
  });

  it('an age that is recorded otherwise is put right first', async () => {
    await say({ 'pv-under-age': 'yes' });
    expect([await route({ 'pv-under-age': 'yes' }), (await held()).length]).toEqual(['age-differs', 1]);
    expect(await refusal(notification())).toMatchObject({ findings: [expect.stringMatching(/^Age now/)] });
  });
});
