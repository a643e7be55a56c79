/** Who prepares a Duty to Notify copy, and the one with the person's name: read back from the paper. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PersonId, ScreeningId } from '../../../src-main/core/ids.ts';
import { type EngineAtWork, engineAtWork } from '../../support/engine.ts';
import { failureOf } from '../../support/failures.ts';
import { openingAnswers } from '../../support/interview.ts';
import { flowOf } from '../../support/pdf-tools.ts';
import { temporaryFolder } from '../../support/vault.ts';

let work: EngineAtWork;
let personId: PersonId;
let screeningId: ScreeningId;
beforeAll(async () => {
  work = await engineAtWork();
  const { caseId } = work;
  personId = (await work.do('personAdd', { caseId, role: 'survivor', name: 'Maria Popescu' })).id;
  screeningId = (await work.do('screeningStart', { caseId, personId, formId: 'nrm-preparation' })).id;
  await answer({
    'pv-under-age': 'no',
    'pv-want-to-submit-nrm': 'no',
    'how-they-were-treated': 'Maria Popescu was hit.',
  });
});
afterAll(() => work.engine.close());
const answer = (values: Record<string, unknown>) =>
  work.do('screeningAnswer', {
    screeningId,
    answers: Object.entries(values).map(([question, value]) => ({
      question,
      state: 'answered' as const,
      value: value as never,
    })),
  });
const show = (more: object) => work.do('notificationShow', { screeningId, ...more });
const write = async (more: object) => {
  const folder = temporaryFolder();
  const asked = { screeningId, leaveOut: [], body: 'council', ...more };
  const { sha256, lines } = await work.do('notificationShow', asked);
  const read = lines.map((one) => one.question);
  await work.do('notificationExport', { ...asked, read, sha256, folder: work.pickFolder(folder) });
  return flowOf(readFileSync(join(folder, readdirSync(folder)[0] ?? '')));
};

describe('a body', () => {
  it.each(['solicitor', 'charity', 'another'])('%s is offered nothing to send', async (body) => {
    const refused = { code: 'not-ready', found: [{ code: 'notification-no-duty' }] };
    expect(await failureOf(() => show({ body }))).toMatchObject(refused);
    expect(await failureOf(() => write({ body }))).toMatchObject(refused);
    // Nor with a fingerprint that a body with the duty was given.
    const { sha256 } = await show({ body: 'police' });
    const input = { screeningId, leaveOut: [], read: [], sha256, folder: work.pickFolder(temporaryFolder()) };
    expect(await failureOf(() => work.do('notificationExport', { ...input, body }))).toMatchObject(refused);
  });

  it('is asked first', async () => {
    expect(await failureOf(() => show({}))).toMatchObject({
      code: 'not-ready',
      found: [{ code: 'notification-body-open' }],
    });
    expect(await failureOf(() => show({ body: 'a bank' }))).toMatchObject({
      code: 'bad-input',
      subject: 'body',
    });
  });

  it('stands in the log with the variant', async () => {
    await write({ body: 'crime-agency' });
    const row = work.engine.session.read((db) =>
      db.get<{ canonical: Uint8Array }>(
        "SELECT canonical FROM audit_entry WHERE action = 'notification.exported' ORDER BY seq DESC LIMIT 1",
      ),
    );
    const entry = Buffer.from(row?.canonical ?? []).toString('utf8');
    expect(entry).toContain('"body":"crime-agency"');
    expect(entry).toContain('"variant":"anonymous"');
  });
});

describe('a copy with the name', () => {
  const named = { variant: 'named' };
  const say = (status: 'given' | 'withdrawn') =>
    work.do('consentRecord', { personId, purpose: 'police', status });

  it('is not made for somebody who is not willing to work with the authorities', async () => {
    await say('given');
    expect(await failureOf(() => write(named))).toMatchObject({
      found: [{ code: 'notification-not-willing' }],
    });
    await answer({
      'authorities-cooperation': 'yes',
      'pv-name-dtn-first-name': 'Maria',
      'pv-name-dtn-last-name': 'Popescu',
      'pv-contact-details': ['email'],
      'pv-contact-details-email-input': 'maria.p@example.org',
    });
  });

  it('gives name and contact where they agree, and takes them out of the story all the same', async () => {
    const paper = await write(named);
    for (const part of ['Maria', 'Popescu', 'maria.p@example.org', 'with their agreement'])
      expect(paper).toContain(part);
    expect(paper).toContain('[left out] was hit.');
    const { releases } = await work.do('consentReleases', { caseId: work.caseId });
    expect(releases[0]?.purpose).toBe('Sharing with the police');
  });

  it('without the name says nothing of who they are, though they are willing', async () => {
    const paper = await write({});
    for (const part of ['Maria', 'Popescu', 'maria.p@']) expect(paper).not.toContain(part);
  });

  it('is held without consent to share with the police, and nobody decides otherwise', async () => {
    await say('withdrawn');
    expect(await failureOf(() => write(named))).toMatchObject({
      code: 'consent-only',
      found: [{ code: 'consent-withdrawn' }],
    });
    await write({});
  });
});

describe('words that are kept from some readers', () => {
  it('are in the copy for the others, and out of it for these', async () => {
    const { caseId } = work;
    const { id } = await work.do('personAdd', { caseId, role: 'survivor', name: 'Ana Costa' });
    for (const recipient of ['Sussex Police', 'Brighton council'])
      await work.do('consentRecord', {
        personId: id,
        purpose: 'support-services',
        status: 'given',
        recipient,
      });
    await work.do('screeningRecord', {
      caseId,
      personId: id,
      formId: 'screening-interview',
      readBack: 'Read',
      answers: [
        ...openingAnswers(),
        { question: 'living', state: 'answered', value: 'She slept on flour sacks in the store' },
      ],
    });
    await work.do('consentRecord', { personId: id, purpose: 'nrm-referral', status: 'refused' });
    const { id: own } = await work.do('screeningStart', { caseId, personId: id, formId: 'nrm-preparation' });
    await work.do('screeningCarryOver', { screeningId: own });
    const answers = [
      ['pv-under-age', 'no'],
      ['pv-want-to-submit-nrm', 'no'],
    ].map(([question, value]) => ({
      question: question ?? '',
      state: 'answered' as const,
      value: value ?? '',
    }));
    await work.do('screeningAnswer', { screeningId: own, answers });
    const { known } = await work.do('screeningShow', { screeningId: own });
    const [which] = known.flatMap(({ question, facts }) =>
      facts.flatMap(({ key, statements }) =>
        statements
          .filter(({ text }) => text.includes('flour sacks'))
          .map(({ seq }) => ({ question, fact: key, entry: seq })),
      ),
    );
    if (which === undefined) throw new Error('nothing stands beside the sheet');
    const copyFor = async (recipient: string) =>
      JSON.stringify(await work.do('notificationShow', { screeningId: own, body: 'council', recipient }));
    const readers = { only: 'from' as const, names: ['Home Office', 'Sussex Police'] };
    await work.do('accountsWithhold', { screeningId: own, ...which, reason: 'As she asked', readers });
    expect(await copyFor('Brighton council')).toContain('flour sacks');
    for (const kept of ['Sussex Police', 'Home Office', ''])
      expect(await copyFor(kept)).not.toContain('flour');
  });
});
