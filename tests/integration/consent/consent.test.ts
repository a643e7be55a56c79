import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { passConsent, requireConsent } from '../../../src-main/usecases/consent/consent-gate.ts';
import type { Engine } from '../../../src-main/usecases/engine/engine.ts';
import { transact } from '../../../src-main/usecases/engine/transact.ts';
import { permitToLeave, usePermit } from '../../../src-main/usecases/leaving/permit.ts';
import { findResources } from '../../../src-main/usecases/resources/resources.ts';
import { insertIssue } from '../../../src-main/vault/queries/bundles.ts';
import type { Caller } from '../../support/interview.ts';
import { beginFirstAccount, interviewCaller, openingAnswers } from '../../support/interview.ts';
import { projectRoot } from '../../support/project-files.ts';
import { said } from '../../support/said.ts';
import { OWNER, temporaryVault } from '../../support/vault.ts';

let call: Caller;
let ids: Awaited<ReturnType<typeof beginFirstAccount>>;
let vault: Awaited<ReturnType<typeof temporaryVault>>;
beforeAll(async () => {
  vault = await temporaryVault();
  call = interviewCaller(vault);
  ids = await beginFirstAccount(call);
});
const engine = () =>
  ({
    session: vault.session,
    clock: vault.clock,
    random: vault.random,
    resources: findResources(),
  }) as Engine;
const leaving = (overrideReason = '', recipient = 'Crown Court') => ({
  kind: 'bundle-build',
  caseId: ids.caseId,
  recipient,
  items: [],
  overrideReason,
  overrideBy: '',
  overrideGround: 'court-order',
});
const leave = (overrideReason = '', recipient = 'Crown Court') =>
  requireConsent(engine(), leaving(overrideReason, recipient));
const actions = () =>
  vault.session.read((db) =>
    db.all<{ action: string; canonical: Uint8Array }>(
      'SELECT action, canonical FROM audit_entry ORDER BY seq',
    ),
  );
const record = (status: 'given' | 'withdrawn', extra: object = {}) =>
  call('consentRecord', { personId: ids.personId, purpose: 'court-papers', status, ...extra });

describe('the consent ledger', () => {
  it('stops what has no consent and names the line that is missing', () => {
    expect(() => leave()).toThrowError(
      expect.objectContaining({
        code: 'consent-missing',
        found: [
          {
            code: 'consent-not-recorded',
            params: {
              person: 'Maria Popescu',
              purpose: 'Giving papers to a solicitor and to the court',
              recipient: 'Crown Court',
              item: '',
            },
            personId: ids.personId,
            purpose: 'court-papers',
            item: '',
          },
        ],
      }),
    );
  });

  it('lets it go once the interview recorded it', async () => {
    await call('screeningAnswer', { screeningId: ids.screeningId, answers: openingAnswers() });
    expect(leave()).toBeNull();
  });

  it('hears a later "no", wherever it was said: on the page or in the ledger', async () => {
    await call('screeningAnswer', {
      screeningId: ids.screeningId,
      answers: [{ question: 'consent-court', state: 'answered', value: 'refused' }],
    });
    expect(() => leave()).toThrowError(/consent-missing/);
    await record('given');
    expect(leave()).toBeNull();
    await record('withdrawn');
    expect(() => leave()).toThrowError(/consent-missing/);
  });

  it('takes an answer that is left open again as taken back', async () => {
    await call('screeningAnswer', {
      screeningId: ids.screeningId,
      answers: [{ question: 'consent-court', state: 'answered', value: 'given' }],
    });
    expect(leave()).toBeNull();
    await call('screeningAnswer', {
      screeningId: ids.screeningId,
      answers: [{ question: 'consent-court', state: 'deferred' }],
    });
    expect(() => leave()).toThrowError(/consent-missing/);
    const { consents } = await call('consentList', { caseId: ids.caseId });
    expect(consents.at(-1)).toMatchObject({
      purpose: 'court-papers',
      status: 'withdrawn',
      recordedBy: OWNER,
    });
  });

  it('leaves what was agreed elsewhere as it is while the question is put off', async () => {
    await record('given');
    for (const state of ['deferred', 'not-asked', 'cleared'] as const) {
      await call('screeningAnswer', {
        screeningId: ids.screeningId,
        answers: [{ question: 'consent-court', state }],
      });
      expect(leave(), state).toBeNull();
    }
    const { consents } = await call('consentList', { caseId: ids.caseId });
    expect(consents.at(-1)).toMatchObject({ purpose: 'court-papers', status: 'given' });
    // "Prefers not to say" was said by the person, and is no agreement.
    await call('screeningAnswer', {
      screeningId: ids.screeningId,
      answers: [{ question: 'consent-court', state: 'prefers-not-to-say' }],
    });
    expect(() => leave()).toThrowError(/consent-missing/);
  });

  it('stops one recipient after an end date and no other', async () => {
    await record('given');
    await record('given', { recipient: 'Crown Court', expiresOn: '2026-11-01' });
    expect(() => leave()).toThrowError(
      expect.objectContaining({
        found: [
          expect.objectContaining({
            code: 'consent-ended',
            params: expect.objectContaining({ on: '2026-11-01' }),
          }),
        ],
      }),
    );
    expect(leave('', 'Legal Aid')).toBeNull();
  });

  it('can be passed over with a reason, which is in the log once it has left', () => {
    const before = actions().length;
    const override = leave('Order of the court, 20 November');
    expect(override).toMatchObject({
      by: OWNER,
      reason: 'Order of the court, 20 November',
      missing: [{ personId: ids.personId, code: expect.stringMatching(/^consent-/) }],
    });
    expect(actions()).toHaveLength(before);
    const release = { action: 'test.released', subject: ids.caseId };
    transact(engine(), release, (tx) => passConsent(engine(), tx, leaving('any'), override));
    const [added, released] = actions().slice(before);
    expect([added?.action, released?.action]).toEqual(['consent.overridden', 'test.released']);
    const entry = Buffer.from(added!.canonical).toString('utf8');
    expect(entry).toContain('Order of the court, 20 November');
    expect(entry).toContain('"capacity":"supervisor"');
    expect(entry).toContain('"samePerson":true');
  });

  it('is not passed over by a blank reason', () =>
    expect(() => leave('   ')).toThrowError(/consent-missing/));

  it('knows only purposes the program knows, and dates that exist', async () => {
    await expect(
      call('consentRecord', { personId: ids.personId, purpose: 'newspapers', status: 'given' }),
    ).rejects.toMatchObject({ code: 'bad-input', subject: 'purpose' });
    await expect(
      call('consentRecord', {
        personId: ids.personId,
        purpose: 'police',
        status: 'given',
        expiresOn: '2026-02-30',
      }),
    ).rejects.toThrow();
  });

  it('stops at the last moment what was taken back while it was being made', async () => {
    await record('given');
    await record('given', { recipient: 'Crown Court' });
    const override = leave();
    expect(override).toBeNull();
    await record('withdrawn', { recipient: 'Crown Court' });
    const release = { action: 'test.released', subject: ids.caseId };
    const before = actions().length;
    expect(() =>
      transact(engine(), release, (tx) => passConsent(engine(), tx, leaving(), override)),
    ).toThrowError(/consent-missing/);
    expect(actions()).toHaveLength(before);
  });

  it('says that nobody is asked where the case has no survivor, and hears a witness who says no', async () => {
    const { id: caseId } = await call('caseCreate', { reference: 'NOBODY', title: 'Nobody' });
    const { id: personId } = await call('personAdd', { caseId, role: 'witness', name: 'Ion' });
    const check = () => call('consentCheck', { caseId, kind: 'bundle-build' });
    expect(await check()).toEqual({
      missing: [],
      onlyConsent: null,
      limited: false,
      asked: [],
      anybody: [],
      notes: [],
      notAsked: { code: 'not-asked-nobody-there', params: { roles: ['survivor'] } },
    });
    await call('consentRecord', { personId, purpose: 'court-papers', status: 'refused' });
    const { missing, asked } = await check();
    expect(asked).toEqual(['Ion']);
    expect(missing.map(said)).toEqual([expect.stringMatching(/^Ion: .*did not agree on/)]);
  });

  it('a permit is for once', () => {
    const what = {
      kind: 'form',
      mode: 'locked',
      ground: 'nobodys-data',
      subject: 'f',
      title: 'Form',
    } as const;
    const permit = permitToLeave(engine(), what);
    const use = () => vault.session.write((tx) => usePermit(engine(), tx, permit));
    use();
    expect(use).toThrowError(/internal/);
  });

  it('shows what is already out', async () => {
    expect(await call('consentReleases', { caseId: ids.caseId })).toEqual({ releases: [] });
    vault.session.write((tx) => {
      const bundle = ['b', ids.caseId, 'Hearing bundle', 'general', 'Crown Court', 't', 't'];
      tx.run(
        'INSERT INTO bundle (id, case_id, title, profile, court, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
        bundle,
      );
      const issue = {
        id: 'i',
        bundleId: 'b' as never,
        builtAt: '2026-11-20',
        builtBy: OWNER,
        fileName: 'bundle.pdf',
      };
      const counts = {
        title: 'Hearing bundle',
        pages: 3,
        documents: 1,
        byteSize: 9,
        sha256: 'ff',
        auditHead: 'ee',
      };
      insertIssue(tx, { ...issue, ...counts, map: {} as never, to: 'Crown Court' });
    });
    expect((await call('consentReleases', { caseId: ids.caseId })).releases).toEqual([
      {
        id: 'bundle:i',
        printed: false,
        given: [],
        putRight: [],
        told: [],
        kind: 'bundle',
        state: 'confirmed',
        title: 'Hearing bundle (bundle.pdf)',
        to: 'Crown Court',
        purpose: '',
        at: '2026-11-20',
        by: OWNER,
        sha256: 'ff',
        submitted: null,
      },
    ]);
  });
});

describe('somebody to whom nothing may ever go', () => {
  const AGENT = 'The employer’s agent in Mumbai';
  const { purposes, withoutConsent } = JSON.parse(
    readFileSync(join(projectRoot, 'resources/consent/purposes.json'), 'utf8'),
  ) as { purposes: { id: string; exports: string[] }[]; withoutConsent: { export: string }[] };
  const ways = purposes.flatMap(({ id, exports }) => exports.map((kind) => [kind, id] as const));
  const never = { purpose: 'police', status: 'refused', recipient: AGENT, everyPurpose: true } as const;

  it.each(['no', 'yes'] as const)(
    'is refused by every way out, for every purpose (under 18: %s)',
    async (under18) => {
      const { id: caseId } = await call('caseCreate', { reference: `N-${under18}`, title: 'x' });
      const { id: personId } = await call('personAdd', { caseId, role: 'survivor', name: 'Raj' });
      await call('ageRecord', { personId, under18, why: 'Seen' });
      for (const { id: purpose } of purposes)
        await call('consentRecord', { personId, purpose, status: 'given' });
      await call('consentRecord', { personId, ...never });
      const { consents } = await call('consentList', { caseId });
      expect(consents.filter((one) => one.recipient === AGENT)).toHaveLength(purposes.length);
      const free = withoutConsent.map((one) => [one.export, ''] as const);
      for (const [kind, forPurpose] of [...ways, ...free]) {
        const to = async (recipient: string) =>
          (await call('consentCheck', { caseId, kind, forPurpose, recipient })).missing.length;
        expect([kind, await to(AGENT), await to("employer's agent, Mumbai")]).toEqual([kind, 1, 1]);
        expect([kind, await to('Harbour House')]).toEqual([kind, 0]);
      }
      // Each no of them can be taken back for its own purpose, and what asks no consent is free again.
      await call('consentRecord', { personId, purpose: 'research', status: 'given', recipient: AGENT });
      const asked = { caseId, kind: 'own-copy', recipient: AGENT };
      expect((await call('consentCheck', asked)).missing).toEqual([]);
    },
  );

  it('says what was written beside a yes that it rests on, and nothing of another holder', async () => {
    const { id: caseId } = await call('caseCreate', { reference: 'LIMIT', title: 'x' });
    const { id: personId } = await call('personAdd', { caseId, role: 'survivor', name: 'Lulu' });
    const limit = { note: 'About Sara only', recipient: 'Surrey Police', purpose: 'police' };
    await call('consentRecord', { personId, status: 'given', ...limit });
    const asked = { caseId, kind: 'evidence-export', forPurpose: 'police' };
    const state = await call('consentCheck', { ...asked, recipient: 'Surrey Police' });
    expect([state.missing, state.asked]).toEqual([[], ['Lulu']]);
    expect(state.notes.map(said)).toEqual([expect.stringMatching(/Lulu.*Surrey Police.*“About Sara only”/)]);
    expect((await call('consentCheck', { ...asked, recipient: 'Kent Police' })).notes).toEqual([]);
  });

  it('lets a bundle for one court out and for no other; one that names nobody is said to be for anybody', async () => {
    const { id: caseId } = await call('caseCreate', { reference: 'COURTS', title: 'x' });
    const { id: personId } = await call('personAdd', { caseId, role: 'survivor', name: 'Lulu' });
    const yes = { personId, purpose: 'court-papers', status: 'given' } as const;
    const at = (recipient: string) => call('consentCheck', { caseId, kind: 'bundle-build', recipient });
    await call('consentRecord', {
      ...yes,
      recipient: 'Crown Court at Wexmouth',
      note: 'Asked for “Hearing bundle”',
    });
    expect(await at('Crown Court at Wexmouth')).toMatchObject({ missing: [], anybody: [], limited: false });
    expect((await at('First-tier Tribunal')).missing).toHaveLength(1);
    await call('consentRecord', yes);
    const { missing, anybody } = await at('First-tier Tribunal');
    expect([missing, anybody.map(said)]).toEqual([[], [expect.stringMatching(/Lulu.*It is for anybody/)]]);
    expect((await at('Crown Court at Wexmouth')).anybody).toEqual([]);
    expect((await at('')).anybody).toEqual([]);
  });

  it('is named, and is told no', async () => {
    const { personId } = ids;
    for (const wrong of [{ recipient: '' }, { status: 'given' as const }])
      await expect(call('consentRecord', { personId, ...never, ...wrong })).rejects.toMatchObject({
        code: 'bad-input',
        subject: 'everyPurpose',
      });
  });
});
