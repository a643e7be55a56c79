import { beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '../../support/interview.ts';
import { beginFirstAccount, interviewCaller, openingAnswers } from '../../support/interview.ts';
import { saidBy } from '../../support/said.ts';
import { OWNER, temporaryVault } from '../../support/vault.ts';

let call: Caller;
let vault: Awaited<ReturnType<typeof temporaryVault>>;
let ids: Awaited<ReturnType<typeof beginFirstAccount>>;
beforeAll(async () => {
  vault = await temporaryVault();
  call = interviewCaller(vault);
  ids = await beginFirstAccount(call);
});
const answer = (question: string, value: unknown, ownWords = '') => ({
  screeningId: ids.screeningId,
  answers: [{ question, state: 'answered' as const, value: value as never, ownWords }],
});
const show = () => call('screeningShow', { screeningId: ids.screeningId });

describe('an interview', () => {
  it('does not go past its opening pages before they are recorded, and names what is missing', async () => {
    const refused = call('screeningAnswer', answer('birthplace', 'Iași'));
    await expect(refused).rejects.toMatchObject({ code: 'not-ready' });
    const findings = saidBy(await refused.catch((e) => e));
    expect(findings).toHaveLength(5);
    expect(findings.join()).toContain('Safety check: Are you and the person alone');
    expect((await show()).answers).toEqual([]);
  });

  it('is saved all or not at all: one answer that does not fit keeps the others out', async () => {
    const answers = [
      ...openingAnswers(),
      { question: 'safety-now', state: 'answered' as const, value: 'perhaps' },
    ];
    await expect(call('screeningAnswer', { screeningId: ids.screeningId, answers })).rejects.toMatchObject({
      code: 'answer-not-allowed',
      subject: 'safety-now',
    });
    expect((await show()).answers).toEqual([]);
    expect((await call('consentList', { caseId: ids.caseId })).consents).toEqual([]);
  });

  it('goes on once safety and consent are recorded, and writes the consents into the ledger', async () => {
    await call('screeningAnswer', {
      screeningId: ids.screeningId,
      answers: openingAnswers(),
      currentPage: 'background',
    });
    const { consents } = await call('consentList', { caseId: ids.caseId });
    expect(consents.map((line) => [line.purpose, line.status])).toEqual([
      ['interview', 'given'],
      ['court-papers', 'given'],
      ['police', 'refused'],
      ['nrm-referral', 'given'],
      ['support-services', 'given'],
      ['research', 'refused'],
    ]);
    expect(consents[0]).toMatchObject({
      language: 'Romanian',
      interpreter: 'I-7',
      explainedBy: '',
      recordedBy: OWNER,
    });
    await call('screeningAnswer', answer('birthplace', 'Iași', 'la țară, lângă Iași 🏡'));
    expect(await show()).toMatchObject({
      currentPage: 'background',
      answered: 10,
      status: 'draft',
      author: OWNER,
    });
  });

  it('takes every state for every question, and long, right-to-left and odd text as it is', async () => {
    const story = `${'ق'.repeat(50_000)} <script>&amp;"'\u0000\u202E 👩🏽‍🦱`;
    await call('screeningAnswer', answer('how-it-started', story, story));
    for (const state of ['not-asked', 'not-known', 'prefers-not-to-say', 'deferred'] as const) {
      await call('screeningAnswer', {
        screeningId: ids.screeningId,
        answers: [{ question: 'family', state, ownWords: 'mai târziu' }],
      });
      expect((await show()).answers.find((one) => one.question === 'family')).toMatchObject({
        state,
        ownWords: 'mai târziu',
        value: null,
      });
    }
    expect((await show()).answers.find((one) => one.question === 'how-it-started')).toMatchObject({
      value: story,
      ownWords: story,
    });
  });

  it('keeps what was said before when an answer changes, and writes nothing when it does not', async () => {
    const { length } = (await show()).answers;
    await call('screeningAnswer', answer('tasks', 'cleaning'));
    await call('screeningAnswer', answer('tasks', 'cleaning'));
    await call('screeningAnswer', answer('tasks', 'cleaning and cooking'));
    await call('screeningAnswer', {
      screeningId: ids.screeningId,
      answers: [{ question: 'tasks', state: 'cleared' }],
    });
    const { answers } = await call('screeningHistory', { screeningId: ids.screeningId });
    const tasks = answers.filter((one) => one.question === 'tasks');
    expect(tasks.map((one) => [one.state, one.value])).toEqual([
      ['answered', 'cleaning'],
      ['answered', 'cleaning and cooking'],
      ['cleared', null],
    ]);
    expect((await show()).answers).toHaveLength(length + 1);
  });

  it('logs each save by its hash, never by its text', () => {
    const entries = vault.session.read((db) =>
      db.all<{ canonical: Uint8Array }>(
        "SELECT canonical FROM audit_entry WHERE action = 'screening.answered'",
      ),
    );
    const text = entries.map((entry) => Buffer.from(entry.canonical).toString('utf8')).join('\n');
    expect(entries.length).toBeGreaterThan(5);
    expect(text).toMatch(/"sha256":"[0-9a-f]{64}"/);
    for (const word of ['Iași', 'cleaning', 'târziu']) expect(text).not.toContain(word);
  });

  it('keeps the very question it was left in, for its author and nobody else', async () => {
    const place = { currentPage: 'journey', currentQuestion: 'transport' };
    await call('screeningAnswer', { screeningId: ids.screeningId, answers: [], ...place });
    expect(await show()).toMatchObject(place);
    const log = () =>
      vault.session.read((db) =>
        db.all<{ action: string }>('SELECT action FROM audit_entry ORDER BY seq').map(({ action }) => action),
      );
    expect(log().at(-1)).toBe('screening.place-kept');
    const { length } = log();
    await call('screeningAnswer', { screeningId: ids.screeningId, answers: [], ...place });
    const colleague = interviewCaller(vault, 'Ruth Adeyemi');
    await colleague('screeningAnswer', {
      screeningId: ids.screeningId,
      answers: [],
      currentPage: 'closing',
      currentQuestion: 'other',
    });
    expect(await show()).toMatchObject(place);
    expect(log()).toHaveLength(length);
    await call('screeningAnswer', {
      ...answer('birthplace', 'Iași'),
      currentPage: 'background',
      currentQuestion: 'family',
    });
    expect(await show()).toMatchObject({ currentPage: 'background', currentQuestion: 'family' });
  });

  it('does not take a question the form does not have', async () => {
    await expect(call('screeningAnswer', answer('shoe-size', '38'))).rejects.toMatchObject({
      code: 'answer-not-allowed',
      subject: 'shoe-size',
    });
  });

  it('pauses, remembers why and how long, and goes on', async () => {
    const { startedAt } = await call('screeningPause', { screeningId: ids.screeningId, reason: 'tired' });
    expect(await call('screeningPause', { screeningId: ids.screeningId })).toEqual({ startedAt });
    for (let i = 0; i < 150; i += 1) vault.clock.now();
    expect((await call('screeningResume', { screeningId: ids.screeningId })).minutes).toBeGreaterThanOrEqual(
      2,
    );
    expect(await call('screeningResume', { screeningId: ids.screeningId })).toEqual({ minutes: 0 });
    expect((await show()).breaks).toEqual([{ startedAt, endedAt: expect.any(String), reason: 'tired' }]);
  });

  it('has one author; a partner adds notes in their own name', async () => {
    const partner = interviewCaller(vault, 'Bogdan Ionescu');
    await expect(partner('screeningAnswer', answer('tasks', 'cooking'))).rejects.toMatchObject({
      code: 'answer-not-allowed',
      subject: OWNER,
    });
    const view = await partner('screeningNote', {
      screeningId: ids.screeningId,
      question: 'tasks',
      note: 'Saw burns on the hands.',
    });
    expect(view.notes).toMatchObject([
      { author: 'Bogdan Ionescu', question: 'tasks', note: 'Saw burns on the hands.' },
    ]);
    await expect(
      partner('screeningNote', { screeningId: ids.screeningId, question: 'shoe-size', note: 'x' }),
    ).rejects.toMatchObject({ code: 'answer-not-allowed' });
    await expect(
      partner('screeningSign', { screeningId: ids.screeningId, readBack: 'yes' }),
    ).rejects.toMatchObject({ code: 'not-ready' });
  });

  it('stops when the person takes back their agreement, and goes on when they give it again', async () => {
    const consent = (status: 'withdrawn' | 'given') =>
      call('consentRecord', { personId: ids.personId, purpose: 'interview', status });
    await consent('withdrawn');
    const stopped = await call('screeningAnswer', answer('tasks', 'x')).catch((e) => e);
    expect(stopped).toMatchObject({ code: 'not-ready' });
    expect(saidBy(stopped).join()).toContain('has withdrawn');
    await consent('given');
    await call('screeningAnswer', answer('tasks', 'x'));
  });

  it('comes back after the vault was locked, where it stopped', async () => {
    const before = await show();
    await vault.reopen();
    expect(await show()).toEqual(before);
  });
});
