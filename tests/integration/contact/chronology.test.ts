/** The chronology of a case: from answers, exhibits, accounts, contacts and days of the case, printed and in a bundle. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ChronologyRow } from '../../../src-main/core/chronology/chronology.ts';
import { formatFuzzyDate } from '../../../src-main/core/dates/fuzzy-date.ts';
import type { EvidenceId, PersonId, ScreeningId } from '../../../src-main/core/ids.ts';
import { type EngineAtWork, engineAtWork } from '../../support/engine.ts';
import { openingAnswers } from '../../support/interview.ts';

let at: EngineAtWork;
let personId: PersonId;
let account: ScreeningId;
let letter: EvidenceId;
const on = (value: string, qualifier: 'exact' | 'about' | 'before' = 'exact') => ({ value, qualifier });

beforeAll(async () => {
  at = await engineAtWork();
  const { caseId } = at;
  const born = { birthDate: on('1999', 'about') };
  personId = (await at.do('personAdd', { caseId, role: 'survivor', name: 'Maria Popescu', ...born })).id;
  const begun = { caseId, personId, formId: 'screening-interview', heldOn: on('2024-02-20') };
  account = (await at.do('screeningStart', begun)).id;
  const periods = [
    { what: 'Picking', place: 'Boston', country: 'GB', from: on('2022-03'), until: on('2022-08') },
    { what: 'Packing', place: 'Hull', from: on('2022', 'about') },
  ];
  await at.do('screeningAnswer', {
    screeningId: account,
    answers: [
      ...openingAnswers(),
      { question: 'periods', state: 'answered', value: periods },
      { question: 'start-date', state: 'answered', value: on('2022-03'), ownWords: 'When the snow went' },
      { question: 'left-date', state: 'not-known' },
    ],
  });
  const preparation = await at.do('screeningStart', { caseId, personId, formId: 'journey-legs' });
  await at.do('screeningAnswer', {
    screeningId: preparation.id,
    answers: [{ question: 'born', state: 'answered', value: on('1999', 'about') }],
  });
  const add = async (name: string, documentDate: ReturnType<typeof on> | null) =>
    (await at.do('evidenceAdd', { caseId, file: at.pick(name, name), title: name, documentDate })).id;
  const longer = {
    caseId,
    personId,
    formId: 'screening-interview',
    heldOn: on('2024-05-01'),
    takenBy: 'Fiona Baird, TARA',
  };
  const again = await at.do('screeningStart', longer);
  const also = [
    { what: 'Picking', place: 'Boston', country: 'GB', from: on('2022-03'), until: on('2022-08') },
  ];
  await at.do('screeningAnswer', {
    screeningId: again.id,
    answers: [...openingAnswers(), { question: 'periods', state: 'answered', value: also }],
  });
  const measures = await at.do('screeningStart', { caseId, personId, formId: 'special-measures' });
  await at.do('screeningAnswer', {
    screeningId: measures.id,
    answers: [{ question: 'requested-on', state: 'answered', value: on('2024-06-03') }],
  });
  await at.do('dateRecord', { caseId, kind: 'special-measures-request', on: on('2024-06-03') });
  letter = await add('Decision letter', on('2024-04-02'));
  await add('Bus ticket', on('2022-03-04'));
  await add('Photograph', null);
  const decision = { kind: 'reasonable-grounds', on: on('2024-04-02'), result: 'positive' } as const;
  await at.do('dateRecord', { caseId, ...decision, evidenceId: letter });
  await at.do('contactAdd', {
    personId,
    heldOn: on('2024-03-01'),
    time: '09:10',
    wishes: 'No calls at night',
  });
  const mistaken = await at.do('contactAdd', { personId, heldOn: on('2024-03-02') });
  await at.do('contactCorrect', { contactId: mistaken.contactId, text: 'Another person', mistaken: true });
  const police = {
    kind: 'decision',
    about: 'police',
    answer: 'yes',
    on: on('2024-03-01'),
    words: 'All but the parcels',
  } as const;
  await at.do('supportRecord', { personId, line: police });
  await at.do('bundleCreate', { caseId, title: 'Trial', hearingDate: '2030-05-06' });
  await at.do('dateRecord', { caseId, kind: 'trial', on: on('2030-05-06'), time: '10:00' });
  await at.do('consentRecord', { personId, purpose: 'court-papers', status: 'given' });
});
afterAll(() => at.engine.close());

const rows = async (more: { kinds?: ('contact' | 'evidence')[] } = {}) =>
  (await at.do('chronologyList', { caseId: at.caseId, ...more })).rows;
const short = ({ on: day, until, kind, what, sources }: ChronologyRow) =>
  [
    formatFuzzyDate(day) + (until === null ? '' : ` – ${formatFuzzyDate(until)}`),
    kind,
    what.code,
    sources.map(({ place }) => place.at).join('+'),
  ].join(' | ');

it('has every dated thing once, in order, with its source', async () => {
  expect((await rows()).map(short)).toEqual([
    'about 1999 | answer | chronology-born | person+record',
    'about 2022 | answer | chronology-row-of | record',
    'March 2022 | answer | chronology-answer-words | record',
    'March 2022 – August 2022 | answer | chronology-row-of | record+record',
    '4 Mar 2022 | evidence | chronology-exhibit | exhibit',
    '20 Feb 2024 | statement | chronology-account | record',
    '1 Mar 2024 | decision | chronology-decision | support',
    '1 Mar 2024 | contact | chronology-contact | contact',
    '2 Apr 2024 | milestone | chronology-milestone | event+exhibit',
    '1 May 2024 | statement | chronology-account | record',
    '3 Jun 2024 | milestone | chronology-milestone | record+event',
    '6 May 2030 | milestone | chronology-milestone | event+case',
  ]);
  expect((await rows({ kinds: ['contact'] })).map(({ kind }) => kind)).toEqual(['contact']);
});

it('leads from each row to where it is recorded in one step', async () => {
  const { evidence } = await at.do('evidenceList', { caseId: at.caseId });
  const { contacts } = await at.do('contactList', { caseId: at.caseId });
  const { events } = await at.do('dateList', { caseId: at.caseId });
  const known = new Set<string>([personId, ...[...evidence, ...contacts, ...events].map(({ id }) => id)]);
  for (const { place } of (await rows()).flatMap(({ sources }) => sources)) {
    if (place.at === 'record') {
      const { answers } = await at.do('screeningShow', { screeningId: place.id as ScreeningId });
      expect(place.question === '' || answers.some(({ question }) => question === place.question)).toBe(true);
    } else if (place.at !== 'case') expect(known).toContain(place.id);
  }
});

it('prints, tagged, with dates as they are known, and nothing of what was said in a contact', async () => {
  const folder = mkdtempSync(join(at.desk, 'out-'));
  const done = await at.do('chronologyExport', {
    caseId: at.caseId,
    folder: at.pickFolder(folder),
    recipient: 'The court',
  });
  const file = join(folder, done.fileName);
  const text = execFileSync('pdftotext', ['-layout', file, '-']).toString();
  const dates = ['about 1999', 'August 2022', '4 Mar 2022', '20 Feb 2024', '2 Apr 2024', '6 May 2030'];
  const found = dates.map((one) => text.indexOf(one));
  expect(found.every((place, n) => place > (found[n - 1] ?? 0))).toBe(true);
  expect(text).not.toMatch(/No calls at night|1 Mar 2022|1 Jan/);
  // The day of an account is the one it was held on; the limit of a yes is pointed to, and not handed out.
  const words = text.replace(/\s+/g, ' ');
  expect(words).toMatch(/Screening interview; held 20 .{0,40}Feb 2024; recorded on/);
  expect(words).toMatch(/held 1 .{0,40}May 2024; recorded on/);
  expect(words).toMatch(
    /decided for it; what they .{0,40}said it is limited to, or why, stands with the decision/,
  );
  expect(words).not.toContain('parcels');
  expect(execFileSync('pdfinfo', [file]).toString()).toMatch(/Tagged:\s+yes/);
  expect(execFileSync('pdfinfo', ['-struct', file]).toString()).toMatch(/Table[\s\S]*TH[\s\S]*TD/);
  const { releases } = await at.do('consentReleases', { caseId: at.caseId });
  expect(releases[0]).toMatchObject({
    kind: 'chronology',
    to: 'The court',
    state: 'confirmed',
    sha256: done.sha256,
  });
});

it('is held where consent is taken back', async () => {
  await at.do('consentRecord', { personId, purpose: 'court-papers', status: 'withdrawn' });
  const folder = mkdtempSync(join(at.desk, 'held-'));
  const leave = at.do('chronologyExport', { caseId: at.caseId, folder: at.pickFolder(folder) });
  await expect(leave).rejects.toMatchObject({ code: 'consent-missing' });
  expect(readdirSync(folder)).toEqual([]);
  await at.do('consentRecord', { personId, purpose: 'court-papers', status: 'given' });
});

it('becomes an exhibit that a bundle takes, is no entry of the next one, and stays tied to what it was made from', async () => {
  const { caseId } = at;
  const before = (await rows()).length;
  const made = await at.do('chronologyExhibit', { caseId, exhibitRef: 'MP1', section: 'Chronology' });
  expect((await rows()).length).toBe(before);
  const { custody } = await at
    .do('evidenceCustody', { evidenceId: made.id })
    .then((one) => ({ custody: one.events }));
  expect(custody[0]?.purpose).toMatch(/^Chronology of the case as recorded up to log entry \d+; 12 entries$/);
  const { id: bundleId } = await at.do('bundleCreate', { caseId, title: 'With it', hearingDate: null });
  const sections = [{ title: 'Chronology', evidenceIds: [made.id] }];
  await at.do('bundleArrange', { bundleId, title: 'With it', court: '', hearingDate: null, sections });
  const folder = mkdtempSync(join(at.desk, 'bundle-'));
  const built = await at.do('bundleBuild', { bundleId, folder: at.pickFolder(folder) });
  const text = execFileSync('pdftotext', [join(folder, built.fileName), '-']).toString();
  expect(text).toContain('When the snow went');
  await at.do('privilegeMark', { of: { kind: 'exhibit', id: letter }, reason: 'advice' });
  const again = at.do('bundleBuild', { bundleId, folder: at.pickFolder(mkdtempSync(join(at.desk, 'x-'))) });
  await expect(again).rejects.toMatchObject({ code: 'privileged-held', found: [{ item: made.id }] });
});

it('leaves out what is privileged where that is asked for, and counts it', async () => {
  await at.do('privilegeMark', { of: { kind: 'record', id: account }, reason: 'for advice' });
  const view = await at.do('chronologyList', { caseId: at.caseId, leaveOutPrivileged: true });
  expect([view.leftOut, view.rows.filter(({ sources }) => sources.some((one) => one.privileged))]).toEqual([
    3,
    [],
  ]);
  expect(view.rows.map(short)).toContain('2 Apr 2024 | milestone | chronology-milestone | event');
});

it('says who took an account beside who recorded it', async () => {
  const shown = await at.do('chronologyList', { caseId: at.caseId });
  expect(JSON.stringify(shown)).toMatch(/"by":"(?!Fiona)[^"]+","taken":"Fiona Baird, TARA"/);
});
