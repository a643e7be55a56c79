import { createHash } from 'node:crypto';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { isSaid } from '../../../src-main/core/answers/said.ts';
import type { Engine } from '../../../src-main/usecases/engine/engine.ts';
import { screeningStart } from '../../../src-main/usecases/interviews/screening-start.ts';
import { findResources } from '../../../src-main/usecases/resources/resources.ts';
import type { Caller } from '../../support/interview.ts';
import {
  beginFirstAccount,
  interviewCaller,
  openingAnswers,
  safetyAnswers,
} from '../../support/interview.ts';
import { saidBy } from '../../support/said.ts';
import { OWNER, temporaryFolder, temporaryVault } from '../../support/vault.ts';

let call: Caller;
let vault: Awaited<ReturnType<typeof temporaryVault>>;
let ids: Awaited<ReturnType<typeof beginFirstAccount>>;
beforeAll(async () => {
  vault = await temporaryVault();
  call = interviewCaller(vault);
  ids = await beginFirstAccount(call);
  await call('screeningAnswer', { screeningId: ids.screeningId, answers: openingAnswers() });
});
const answers = (question: string, value: string) => ({
  screeningId: ids.screeningId,
  answers: [{ question, state: 'answered' as const, value }],
});

describe('signing an interview', () => {
  it('asks how it was read back, and takes no later layer before it', async () => {
    const refused = await call('screeningSign', { screeningId: ids.screeningId }).catch((e) => e);
    expect(refused).toMatchObject({ code: 'not-ready' });
    expect(saidBy(refused)).toEqual([expect.stringContaining('Read-back')]);
    await expect(call('screeningAddLayer', { screeningId: ids.screeningId })).rejects.toMatchObject({
      code: 'not-ready',
    });
  });

  it('locks it: a hash over the answers anyone can work out again, and no more changes', async () => {
    await call('screeningAnswer', answers('birthplace', 'Iași'));
    await call('screeningPause', { screeningId: ids.screeningId });
    const { unasked, ...signed } = await call('screeningSign', {
      screeningId: ids.screeningId,
      readBack: 'Read aloud in Romanian.',
    });
    expect(signed).toMatchObject({ status: 'signed', author: OWNER });
    expect(signed.breaks[0]?.endedAt).not.toBeNull();
    // An account that has almost nothing in it says so.
    const { count, of } = unasked;
    const spoken = new Set(signed.answers.filter(isSaid).map(({ question }) => question));
    expect(count).toBeGreaterThan(10);
    expect(of - count).toBe(spoken.size);
    expect(signed.signedSha256).toBe(worked(signed, 'Read aloud in Romanian.'));
    await expect(call('screeningAnswer', answers('birthplace', 'Cluj'))).rejects.toMatchObject({
      code: 'signed-off',
    });
    await expect(
      call('screeningSign', { screeningId: ids.screeningId, readBack: 'x' }),
    ).rejects.toMatchObject({ code: 'signed-off' });
    await expect(call('screeningPause', { screeningId: ids.screeningId })).rejects.toMatchObject({
      code: 'signed-off',
    });
    expect(await call('screeningShow', { screeningId: ids.screeningId })).toEqual(signed);
  });

  it('leaves room for what comes back later: dated layers beside it, in their author’s name', async () => {
    const before = await call('screeningShow', { screeningId: ids.screeningId });
    const opened = await call('screeningAddLayer', {
      screeningId: ids.screeningId,
      reason: 'Remembered after rest',
    });
    expect(opened.layers).toEqual([
      {
        layer: 1,
        at: expect.any(String),
        author: OWNER,
        reason: 'Remembered after rest',
        heldOn: null,
        takenBy: '',
      },
    ]);
    expect(opened).toMatchObject({ currentPage: '', currentQuestion: '' });
    await call('screeningPause', { screeningId: ids.screeningId });
    await call('screeningResume', { screeningId: ids.screeningId, reason: 'A glass of water' });
    const { breaks } = await call('screeningShow', { screeningId: ids.screeningId });
    expect(breaks.at(-1)).toMatchObject({ endedAt: expect.any(String), reason: 'A glass of water' });
    const safe = { screeningId: ids.screeningId, answers: safetyAnswers() };
    await call('screeningAnswer', safe);
    await call('screeningAnswer', answers('birthplace', 'A village near Iași'));
    const after = await call('screeningShow', { screeningId: ids.screeningId });
    expect(after.signedSha256).toBe(before.signedSha256);
    expect(
      after.answers.filter((one) => one.question === 'birthplace').map((one) => [one.layer, one.value]),
    ).toEqual([
      [0, 'Iași'],
      [1, 'A village near Iași'],
    ]);
    const partner = interviewCaller(vault, 'Bogdan Ionescu');
    await expect(partner('screeningAnswer', answers('birthplace', 'Cluj'))).rejects.toMatchObject({
      code: 'answer-not-allowed',
    });
    await partner('screeningAddLayer', { screeningId: ids.screeningId });
    await partner('screeningAnswer', safe);
    await partner('screeningAnswer', answers('birthplace', 'Cluj'));
    expect((await call('screeningList', { caseId: ids.caseId })).screenings[0]).toMatchObject({
      status: 'signed',
      answered: 10,
    });
  });

  it('can be done when the person does not want to be interviewed', async () => {
    const { id } = await call('screeningStart', {
      caseId: ids.caseId,
      personId: ids.personId,
      formId: 'first-account',
    });
    await call('screeningAnswer', {
      screeningId: id,
      answers: openingAnswers({ 'consent-interview': 'refused' }).slice(0, 5),
    });
    await expect(
      call('screeningAnswer', { screeningId: id, answers: [{ question: 'family', state: 'not-asked' }] }),
    ).rejects.toMatchObject({ code: 'not-ready' });
    expect(await call('screeningSign', { screeningId: id, readBack: 'Stopped at her wish.' })).toMatchObject({
      status: 'signed',
    });
  });
});

describe('the form of an interview', () => {
  it('stays as it was begun, though the file changes under it', async () => {
    const folder = join(temporaryFolder(), 'resources');
    cpSync(findResources().folder, folder, { recursive: true });
    const path = join(folder, 'forms', 'first-account.json');
    writeFileSync(path, readFileSync(path, 'utf8').replace('Where were you born?', 'Where did you grow up?'));
    const engine = {
      session: vault.session,
      clock: vault.clock,
      random: vault.random,
      resources: { folder },
    } as Engine;
    const { caseId, personId } = ids;
    const held = { heldOn: null, takenBy: '' };
    const spoken = { language: '', interpreter: '', place: '' };
    const input = { caseId, personId, formId: 'first-account', ...spoken, ...held };
    const changed = await screeningStart(engine, input);
    expect(JSON.stringify(changed.definition)).toContain('Where did you grow up?');
    expect(changed.formVersion).toMatch(/^8\+[0-9a-f]{12}$/);
    const old = await call('screeningShow', { screeningId: ids.screeningId });
    expect(old.formVersion).toBe('8');
    expect(JSON.stringify(old.definition)).toContain('Where were you born?');
  });

  it('belongs to a person of this case', async () => {
    const { id: caseId } = await call('caseCreate', { reference: 'OTHER', title: 'Other' });
    await expect(
      call('screeningStart', { caseId, personId: ids.personId, formId: 'first-account' }),
    ).rejects.toMatchObject({ code: 'not-found' });
    await expect(
      call('screeningStart', { caseId: ids.caseId, personId: ids.personId, formId: 'nope' }),
    ).rejects.toMatchObject({ code: 'not-found', subject: 'nope' });
  });
});

/** The signature worked out by hand: sorted keys, no space, SHA-256. */
function worked(view: Awaited<ReturnType<typeof call<'screeningShow'>>>, readBack: string): string {
  const order = (view.definition.pages as { elements: { name: string }[] }[]).flatMap((page) =>
    page.elements.map((one) => one.name),
  );
  const formSha256 = vault.session.read((db) =>
    db.get<{ sha256: string }>("SELECT sha256 FROM form_version WHERE version = '8'"),
  )!.sha256;
  const record = {
    record: 'testimony/screening-sign-off/3',
    screeningId: view.id,
    personId: view.personId,
    formId: view.formId,
    formVersion: view.formVersion,
    formSha256,
    author: view.author,
    signedAt: view.signedAt,
    readBack,
    answers: order.flatMap((name) =>
      view.answers.filter((one) => one.question === name).map(({ layer: _, ...one }) => one),
    ),
  };
  const sorted = (value: unknown): unknown =>
    Array.isArray(value)
      ? value.map(sorted)
      : typeof value === 'object' && value !== null
        ? Object.fromEntries(
            Object.entries(value)
              .sort()
              .map(([k, v]) => [k, sorted(v)]),
          )
        : value;
  return createHash('sha256')
    .update(JSON.stringify(sorted(record)))
    .digest('hex');
}

describe('a form that is begun already', () => {
  it('is told to whoever would begin another, and refused where they ask for that', async () => {
    const { caseId } = ids;
    const { id: personId } = await call('personAdd', { caseId, role: 'survivor', name: 'Second' });
    const about = { caseId, personId, formId: 'first-account' };
    expect((await call('screeningOpen', { personId, formId: about.formId })).drafts).toEqual([]);
    const { id } = await call('screeningStart', { ...about, ifOpen: 'refuse' });
    expect((await call('screeningOpen', { personId, formId: about.formId })).drafts).toMatchObject([
      { id, status: 'draft', answered: 0 },
    ]);
    await expect(call('screeningStart', { ...about, ifOpen: 'refuse' })).rejects.toMatchObject({
      code: 'draft-open',
      found: [{ code: 'draft-begun', params: { id, answered: 0 } }],
    });
    expect((await call('screeningOpen', { personId, formId: about.formId })).drafts).toHaveLength(1);
    await call('screeningStart', about);
    expect((await call('screeningOpen', { personId, formId: about.formId })).drafts).toHaveLength(2);
  });
});
