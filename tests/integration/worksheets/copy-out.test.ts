/** @file A referral typed by hand into the online form leaves the vault like any other: asked for, recorded, found again. */
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { ConsentView } from '../../../src-main/core/consent/consent-line.ts';
import type { PersonId, ScreeningId } from '../../../src-main/core/ids.ts';
import { findResources } from '../../../src-main/usecases/resources/resources.ts';
import { copiedOutAs } from '../../../src-main/usecases/resources/vocabulary.ts';
import { type EngineAtWork, engineAtWork } from '../../support/engine.ts';
import { failureOf } from '../../support/failures.ts';
import { said } from '../../support/said.ts';
import { OWNER, temporaryFolder } from '../../support/vault.ts';

let work: EngineAtWork;
let personId: PersonId;
let screeningId: ScreeningId;
beforeEach(async () => {
  work?.engine.close();
  work = await engineAtWork();
  await begin('1980-05-02');
});
afterAll(() => work.engine.close());

async function begin(born: string | null, formId = 'nrm-preparation') {
  const { caseId } = work;
  const birthDate = born === null ? null : { value: born };
  personId = (await work.do('personAdd', { caseId, role: 'survivor', name: 'Maria Popescu', birthDate })).id;
  screeningId = (await work.do('screeningStart', { caseId, personId, formId })).id;
}
const say = (values: Record<string, string>) =>
  work.do('screeningAnswer', {
    screeningId,
    answers: Object.entries(values).map(([question, value]) => ({ question, state: 'answered', value })),
  });
const ledger = (status: ConsentView['status'], more: object = {}) =>
  work.do('consentRecord', { personId, purpose: 'nrm-referral', status, ...more });
const check = () => work.do('copyOutCheck', { screeningId });
const type = (overrideReason = '', overrideBy = '') =>
  work.do('copyOutRecord', { screeningId, overrideReason, overrideBy, overrideGround: 'vital-interests' });
const submitted = (day = '2026-01-04', reference = 'NRM-1') =>
  work.do('submissionRecord', { screeningId, day, reference, why: '' });
const told = async () => (await work.do('consentReleases', { caseId: work.caseId })).releases;
/** What somebody recorded as sent; whoever takes a consent back is told of what was only shown, too. */
const out = async () => (await told()).filter(({ submitted }) => submitted !== null);
const log = async () =>
  (await work.do('auditList', { limit: 200 })).entries
    .map((entry) => entry.action)
    .filter((action) => /copied-out|overridden/.test(action));
const heldBack = async (finding: RegExp, as = 'consent-only') => {
  const { code, found } = await failureOf(() => type());
  expect([code, found?.map(said)]).toEqual([as, [expect.stringMatching(finding)]]);
};

it('is not unasked because the data file names an export that no purpose has', () => {
  const folder = join(temporaryFolder(), 'resources');
  cpSync(findResources().folder, folder, { recursive: true });
  const file = join(folder, 'consent', 'purposes.json');
  writeFileSync(file, readFileSync(file, 'utf8').replace('"nrm-form", ', ''));
  expect(() => copiedOutAs({ folder }, 'nrm-preparation')).toThrowError(
    expect.objectContaining({ code: 'form-damaged', detail: 'copiedOut' }),
  );
});

describe('a referral typed into the online form', () => {
  it('is held back without consent, and where it was refused, and nothing is said to be out', async () => {
    await heldBack(
      /^Maria Popescu: A referral to the National Referral Mechanism, to Home Office, no consent/,
    );
    await ledger('refused');
    await heldBack(/did not agree on/);
    expect(await check()).toMatchObject({
      kind: 'nrm-form',
      recipient: 'Home Office',
      asked: ['Maria Popescu'],
      missing: [expect.objectContaining({ personId })],
    });
    expect([await out(), await log()]).toEqual([[], []]);
  });

  it('goes with consent; a withdrawal finds that it was shown, and once sent where to', async () => {
    await ledger('given');
    expect((await check()).missing).toEqual([]);
    const { decision } = await type();
    expect(decision).toBe('');
    expect([await out(), await log()]).toEqual([[], ['screening.copied-out']]);
    expect(await told()).toMatchObject([{ kind: 'typed', to: 'Home Office', submitted: null }]);
    await submitted();
    await ledger('withdrawn');
    expect(await out()).toEqual([
      {
        id: 'typed:1',
        told: [],
        given: [],
        putRight: [],
        printed: false,
        kind: 'typed',
        state: 'confirmed',
        title: 'NRM referral: preparation sheet',
        to: 'Home Office',
        at: expect.any(String),
        by: OWNER,
        submitted: { day: '2026-01-04', reference: 'NRM-1' },
        purpose: 'A referral to the National Referral Mechanism',
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    ]);
    expect(await log()).toEqual(['screening.copied-out']);
    await heldBack(/withdrawn on/);
    await work.do('submissionWithdraw', { screeningId, why: 'It was another sheet' });
    expect(await out()).toEqual([]);
  });

  it('is looked at once however often the same answers are shown that day, and again once they change', async () => {
    await ledger('given');
    await type();
    await type();
    expect(await log()).toHaveLength(1);
    await say({ 'pv-under-age': 'no' });
    await type();
    expect(await log()).toHaveLength(2);
    expect(await out()).toEqual([]);
    await submitted();
    expect(await out()).toHaveLength(1);
  });

  it('goes on no other ground, whichever is named and whoever decides', async () => {
    await begin('1980');
    const { grounds } = JSON.parse(
      readFileSync(join(findResources().folder, 'consent', 'grounds.json'), 'utf8'),
    ) as { grounds: { id: string }[] };
    expect(grounds.length).toBeGreaterThan(5);
    for (const line of [null, 'refused', 'withdrawn'] as const) {
      if (line !== null) await ledger(line);
      for (const overrideGround of ['', ...grounds.map((one) => one.id)])
        for (const overrideBy of ['', 'Ruth Clarke']) {
          const decided = { overrideReason: 'Life in danger', overrideBy, overrideGround };
          expect(await failureOf(() => work.do('copyOutRecord', { screeningId, ...decided }))).toMatchObject({
            code: 'consent-only',
            found: [{ personId }],
          });
        }
    }
    expect(await check()).toMatchObject({ onlyConsent: expect.stringMatching(/own informed consent/) });
    expect([await out(), await log()]).toEqual([[], []]);
  });

  it('goes for an adult who cannot decide it, once somebody has decided in their best interests', async () => {
    await begin('1980');
    const inPlace = {
      decidedBy: 'Dr Okafor',
      cannotDecide: 'Delirious; found so by Dr Okafor on 3 November',
    };
    await ledger('best-interests', inPlace);
    expect(await check()).toMatchObject({ missing: [], onlyConsent: null });
    await type();
    await submitted();
    expect((await out())[0]).toMatchObject({ kind: 'typed', to: 'Home Office' });
    await ledger('refused');
    await heldBack(/did not agree on/);
    expect(await failureOf(() => ledger('best-interests', inPlace))).toMatchObject({
      code: 'bad-input',
      subject: 'status',
    });
  });

  it('goes for somebody who may be under 18 and said no, when it is decided for their safety', async () => {
    await begin(null);
    await say({ 'pv-under-age': 'not-sure' });
    await ledger('refused');
    const { code } = await failureOf(() => type());
    expect(code).toBe('consent-missing');
    const { decision } = await type('She is fifteen by her own account', 'Ruth Clarke');
    expect(decision).toBe(
      "without recorded consent, because of serious danger to somebody's life, decided by Ruth Clarke as supervisor: She is fifteen by her own account",
    );
    await submitted();
    expect((await out())[0]?.purpose).toBe(`A referral to the National Referral Mechanism; ${decision}`);
  });

  it('is held back where the form in hand says no, though the ledger still says yes', async () => {
    await ledger('given');
    await say({ 'pv-under-age': 'no', 'pv-want-to-submit-nrm': 'no' });
    await heldBack(/this form says that they do not agree/);
  });

  it.each([
    ['born in 2012', '2012-01-31', {}],
    ['perhaps under 18', null, { 'pv-under-age': 'not-sure' }],
  ])('asks nobody where the person is %s', async (_age, born, said) => {
    await begin(born);
    await say(said);
    expect(await check()).toMatchObject({
      missing: [],
      asked: [],
      notAsked: { code: 'not-asked-as-said', params: { why: expect.stringMatching(/child/) } },
    });
    await type();
    expect(await log()).toHaveLength(1);
  });

  it('asks where nothing says how old they are, until somebody writes down why not', async () => {
    await begin(null);
    await heldBack(/no consent is recorded/);
    await ledger('not-needed-child', { note: 'Age assessment is open' });
    await type();
  });

  it('is about this person and no other in the case', async () => {
    await work.do('personAdd', { caseId: work.caseId, role: 'survivor', name: 'Ion' });
    await ledger('given');
    await type();
    expect((await check()).asked).toEqual(['Maria Popescu']);
  });

  it('a form that nobody named a purpose for rests on sharing with support services', async () => {
    await begin('1980', 'elements');
    await heldBack(/Sharing with support services and others, no consent/, 'consent-missing');
    expect((await check()).kind).toBe('other-form');
  });
});
