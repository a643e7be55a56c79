import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { NotificationView } from '../../../src-main/contract/notification.ts';
import type { PersonId, ScreeningId } from '../../../src-main/core/ids.ts';
import { perform } from '../../../src-main/usecases/handlers/registry.ts';
import { loadNotificationData } from '../../../src-main/usecases/worksheets/notification-data.ts';
import { type EngineAtWork, engineAtWork } from '../../support/engine.ts';
import { openingAnswers } from '../../support/interview.ts';
import { checkWithQpdf, flowOf, infoOf } from '../../support/pdf-tools.ts';
import { quietJob } from '../../support/ports.ts';
import { refusal, said } from '../../support/said.ts';
import { OWNER, temporaryFolder } from '../../support/vault.ts';

/** Everything that says who somebody in the case is, each of which also stands in the story. */
const SECRETS = [
  'Maria',
  'Popescu',
  'Puiu',
  '5 March 2001',
  '05/03/2001',
  '07700 900123',
  '+44 7700 900123',
  'maria.p@example.org',
  '14 Canal Street',
  'M1 3HE',
  'A1234567',
  'CR/2026/55',
  'Ileana',
  'LH/1',
  'Bao Anh',
];
const STORY = `Maria Popescu (Puiu), born 5 March 2001, also 05/03/2001, ring 07700 900123 or +44 7700 900123,
maria.p@example.org, at 14 Canal Street, M1 3HE. Ref A1234567, crime CR/2026/55, file LH/1. Her sister Ileana saw it.
The man Vasile Dorvan took her to the farm. <b>&amp; 🙁 "quoted"</b> The cook was called Bao Anh.`;

let work: EngineAtWork;
let sheet: ScreeningId;
let personId: PersonId;
beforeAll(async () => {
  work = await engineAtWork();
  const { caseId } = work;
  personId = (
    await work.do('personAdd', {
      caseId,
      role: 'survivor',
      name: 'Maria Popescu',
      alsoKnownAs: 'Puiu',
      birthDate: { value: '2001-03-05', qualifier: 'exact' },
      safeContact: 'Ring 07700 900123 after six',
    })
  ).id;
  await work.do('personAdd', { caseId, role: 'family', name: 'Ileana Popescu' });
  await work.do('personAdd', { caseId, role: 'suspect', name: 'Vasile Dorvan' });
  // She told her home and a number in an interview that the sheet does not repeat, and refused the referral there.
  const account = (await work.do('screeningStart', { caseId, personId, formId: 'first-account' })).id;
  await work.do('screeningAnswer', {
    screeningId: account,
    answers: openingAnswers({
      'consent-nrm': 'refused',
      'consent-court': 'refused',
      'consent-interview': 'given',
    }),
  });
  sheet = (await work.do('screeningStart', { caseId, personId, formId: 'nrm-preparation' })).id;
  await answer({
    reference: 'LH/1',
    'user-organisation': 'Migrant Help',
    'fr-location': 'england',
    'pv-under-age': 'no',
    'pv-under-age-at-time-of-exploitation': 'no',
    birthplace: 'A village near Iași',
    'how-they-were-treated': STORY,
    'who-exploited-pv': 'Vasile Dorvan and his brother',
    'reported-to-police': 'yes',
    'reported-to-police-crime-reference': 'CR/2026/55',
    'authorities-cooperation': 'yes',
    'pv-want-to-submit-nrm': 'no',
    'refuse-nrm': 'Maria is afraid.',
    'pv-name-first-name': 'Maria',
    'pv-name-last-name': 'Popescu',
    'pv-gender': 'female',
    'pv-nationality': 'RO',
    'pv-contact-details': ['email', 'post'],
    'pv-contact-details-email-input': 'maria.p@example.org',
    'pv-contact-details-street': '14 Canal Street',
    'pv-contact-details-town': 'Manchester',
    'pv-contact-details-postcode': 'M1 3HE',
    'pv-ho-reference': 'yes',
    'pv-ho-reference-type': 'A1234567',
  });
});
async function answer(values: Record<string, unknown>) {
  const answers = Object.entries(values).map(([question, value]) => ({
    question,
    state: 'answered' as const,
    value: value as never,
  }));
  await work.do('screeningAnswer', { screeningId: sheet, answers });
}
const show = (leaveOut: string[] = []) =>
  work.do('notificationShow', { screeningId: sheet, leaveOut, body: 'council' });
const fieldsOf = (view: NotificationView) => view.lines.map((line) => line.question);
const exportTo = async (folder: string, read: string[], over: object = {}, leaveOut = ['Bao Anh']) => {
  const { sha256 } = await show(leaveOut);
  return work.do('notificationExport', {
    screeningId: sheet,
    body: 'council',
    leaveOut,
    read,
    sha256,
    folder: work.pickFolder(folder),
    recipient: 'GM Police',
    ...over,
  });
};

describe('a copy for a Duty to Notify report', () => {
  it('needs no consent, though every consent to share was refused', async () => {
    const { missing } = await work.do('consentCheck', { caseId: work.caseId, kind: 'duty-to-notify' });
    expect(missing).toEqual([]);
    const referral = await work.do('consentCheck', { caseId: work.caseId, kind: 'nrm-form' });
    expect(referral.missing).toHaveLength(1);
  });

  it('holds only the fields that may go, and says of what stays behind why', async () => {
    const view = await show();
    const { fields } = loadNotificationData(work.engine.resources);
    expect(view.lines.length).toBeGreaterThan(8);
    for (const line of view.lines) expect(fields.map((one) => one.question)).toContain(line.question);
    expect(view.leftOut.map((one) => one.title).join('\n')).toMatch(/reference/i);
    expect(view.leftOut.every((one) => said(one.why).length > 10)).toBe(true);
    expect(view.label).toContain('not the official form');
  });

  it('keeps back own words where no answer is written, says so, and looks for the number in them', async () => {
    const own = (question: string, ownWords: string) => ({ question, state: 'own-words' as const, ownWords });
    const answers = [
      own('living-conditions', 'Într-o rulotă.'),
      own('pv-ho-reference-type', 'on the letter, 0044 5551 22'),
    ];
    await work.do('screeningAnswer', { screeningId: sheet, answers });
    await answer({ 'professional-insight': 'The letter said 0044 5551 22.' });
    const view = await show();
    expect(view.lines.some((line) => line.question === 'living-conditions')).toBe(false);
    expect(view.lines.map((line) => line.text).join('\n')).not.toContain('0044 5551 22');
    expect(view.leftOut).toContainEqual({
      title: 'How did the person live?',
      why: { code: 'stays-own-words', params: {} },
    });
    const back = answers.map(({ question }) => ({ question, state: 'cleared' as const }));
    await work.do('screeningAnswer', { screeningId: sheet, answers: back });
    await answer({ 'pv-ho-reference-type': 'A1234567' });
    const insight = [{ question: 'professional-insight', state: 'cleared' as const }];
    await work.do('screeningAnswer', { screeningId: sheet, answers: insight });
  });

  it('shows for each text what came out of it and what else to look at', async () => {
    const story = (await show()).lines.find((line) => line.question === 'how-they-were-treated');
    const out = story?.found.filter((one) => one.takenOut).map((one) => one.text) ?? [];
    expect(out).toEqual(
      expect.arrayContaining(['Maria Popescu', 'Puiu', '5 March 2001', 'M1 3HE', 'CR/2026/55']),
    );
    expect(story?.found).toContainEqual(
      expect.objectContaining({ text: 'Vasile Dorvan', kind: 'name', takenOut: false }),
    );
    expect(story?.text).toContain('Vasile Dorvan took her to the farm. <b>&amp; 🙁 "quoted"</b>');
    expect(story?.look).not.toBe('');
  });

  it('the file holds no name, date of birth, address or number of anybody in it, and no name of the file', async () => {
    const folder = temporaryFolder();
    const done = await exportTo(folder, fieldsOf(await show(['Bao Anh'])));
    expect(done.left).toBe(0);
    const pdf = readFileSync(join(folder, done.fileName));
    checkWithQpdf(pdf);
    const text = `${flowOf(pdf)} ${JSON.stringify(infoOf(pdf))} ${done.fileName}`;
    for (const secret of [...SECRETS, OWNER])
      expect([secret, text.includes(secret)]).toEqual([secret, false]);
    expect(text).toContain('This is not the official form');
    expect(text).toContain('Vasile Dorvan took her to the farm.');
    expect(text).toContain('Romania');
    expect(text).toContain('[left out]');
    expect(readdirSync(folder)).toEqual([done.fileName]);
  });

  it('leaves every field out that nobody released by itself, words of the form too', async () => {
    const folder = temporaryFolder();
    const done = await exportTo(folder, ['refuse-nrm', 'pv-gender']);
    expect(done.left).toBe(fieldsOf(await show()).length - 2);
    const text = flowOf(readFileSync(join(folder, done.fileName)));
    expect(text).toContain('[left out] is afraid.');
    expect(text).not.toContain('the farm');
    expect(text).toContain('Female');
    expect(text).not.toContain('Romania');
  });

  it('is among what has left, with who holds it, and in the log', async () => {
    const { releases } = await work.do('consentReleases', { caseId: work.caseId });
    expect(releases[0]).toMatchObject({ kind: 'notification', to: 'GM Police', by: OWNER });
    const { actions } = work.engine.session.read((db) => ({
      actions: db.all<{ action: string }>(
        "SELECT action FROM audit_entry WHERE action = 'notification.exported'",
      ),
    }));
    expect(actions).toHaveLength(2);
  });

  it('goes beside what took its name while it was being made, and is listed once', async () => {
    const listed = async () => (await work.do('consentReleases', { caseId: work.caseId })).releases;
    const out = async () => (await listed()).length;
    const { fileName } = await exportTo(temporaryFolder(), []);
    const before = await out();
    const folder = temporaryFolder();
    const { sha256 } = await show(['Bao Anh']);
    const { signal } = quietJob();
    const input = {
      body: 'council',
      variant: 'anonymous' as const,
      screeningId: sheet,
      leaveOut: ['Bao Anh'],
      read: [],
      sha256,
      recipient: '',
      folder: work.pickFolder(folder),
    };
    const report = () => writeFileSync(join(folder, fileName), 'theirs');
    const done = await perform(work.engine, 'notificationExport', input, { signal, report });
    expect(await out()).toBe(before + 1);
    expect(readdirSync(folder).sort()).toEqual([done.fileName, fileName].sort());
    expect((await listed())[0]?.title).toContain(`(${done.fileName})`);
    expect(readFileSync(join(folder, fileName), 'utf8')).toBe('theirs');
  });

  it('does not leave when the sheet changed after it was read', async () => {
    const { sha256 } = await show(['Bao Anh']);
    await answer({ 'refuse-nrm': 'She is afraid of him.' });
    const folder = temporaryFolder();
    await expect(exportTo(folder, ['refuse-nrm'], { sha256 })).rejects.toMatchObject({ code: 'not-ready' });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is not made for somebody who may be a child, or who agrees after all', async () => {
    await answer({ 'pv-under-age': 'not-sure' });
    await expect(show()).rejects.toMatchObject({ code: 'not-ready' });
    // The sheet may say yes: it is the ledger, which says no, that decides.
    await answer({ 'pv-under-age': 'no', 'pv-want-to-submit-nrm': 'yes' });
    await show();
    await answer({ 'pv-want-to-submit-nrm': 'no' });
    await show();
    await work.do('consentRecord', { personId, purpose: 'nrm-referral', status: 'given' });
    expect(await refusal(show())).toMatchObject({
      code: 'not-ready',
      findings: [expect.stringMatching(/ledger/)],
    });
  });

  it('is not made for a child by the date of birth, whatever the sheet says', async () => {
    await answer({ 'pv-want-to-submit-nrm': 'no' });
    await work.do('consentRecord', { personId, purpose: 'nrm-referral', status: 'refused' });
    await show();
    const { people } = await work.do('caseShow', { caseId: work.caseId });
    const { id, caseId: _, ...person } = people.find((one) => one.id === personId) as (typeof people)[number];
    const birth = (value: string) =>
      work.do('personUpdate', {
        ...person,
        personId: id,
        birthDate: { value, qualifier: 'exact' },
      } as never);
    await birth('2012-03-05');
    expect(await refusal(show())).toMatchObject({
      code: 'not-ready',
      findings: [expect.stringMatching(/^Date of birth: 5 Mar 2012/)],
    });
    await birth('2001-03-05');
    await show();
  });

  it('is not made from another form', async () => {
    const { id } = await work.do('screeningStart', { caseId: work.caseId, personId, formId: 'elements' });
    await expect(work.do('notificationShow', { screeningId: id, body: 'council' })).rejects.toMatchObject({
      code: 'not-ready',
    });
  });
});
