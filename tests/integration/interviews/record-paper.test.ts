/** Every record comes out on paper, draft and signed told apart, and a signed one becomes an exhibit of its case. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NATIONS } from '../../../src-main/core/dates/working-days.ts';
import type { PersonId, ScreeningId } from '../../../src-main/core/ids.ts';
import { findResources } from '../../../src-main/usecases/resources/resources.ts';
import { loadPurposes } from '../../../src-main/usecases/resources/vocabulary.ts';
import { readBlob } from '../../../src-main/vault/blobs.ts';
import { findEvidence } from '../../../src-main/vault/queries/evidence.ts';
import { type EngineAtWork, engineAtWork } from '../../support/engine.ts';
import { failureOf } from '../../support/failures.ts';
import { openingAnswers, safetyAnswers } from '../../support/interview.ts';
import { checkWithQpdf, flowOf, infoOf, linesDrawn, textOf, writtenOf } from '../../support/pdf-tools.ts';
import { temporaryFolder } from '../../support/vault.ts';

const WORDS = 'Chị ấy nói em sẽ có phòng riêng.';
const LONG = `${'She counted the lorries and the doors. '.repeat(390)}The last door was green.`;
const answered = (question: string, value: unknown, ownWords = '') => ({
  question,
  state: 'answered' as const,
  value: value as string,
  ownWords,
});

let at: EngineAtWork;
let personId: PersonId;
let signed: ScreeningId;
beforeAll(async () => {
  at = await engineAtWork();
  personId = (await at.do('personAdd', { caseId: at.caseId, role: 'survivor', name: 'Nguyễn Thị Hồng Ánh' }))
    .id;
  signed = (await record('Read back in Vietnamese; two corrections.')).id;
});
afterAll(() => at.engine.close());

const record = (readBack: string | null) =>
  at.do('screeningRecord', {
    caseId: at.caseId,
    personId,
    formId: 'first-account',
    language: 'Vietnamese',
    interpreter: 'Trần Văn Lộc',
    place: 'The quiet room',
    readBack,
    answers: [
      ...openingAnswers().filter(({ question }) => question !== 'safety-contact'),
      answered('safety-contact', 'Through the shelter only'),
      answered('safety-language', 'Tiếng Việt, giọng Nghệ An'),
      answered('birthplace', 'Quảng Bình'),
      answered('promises', 'A room of my own', WORDS),
      answered('journey-details', LONG),
      { question: 'family', state: 'prefers-not-to-say' as const },
    ],
  });
const out = (screeningId: ScreeningId, folder: string, more: object = {}) =>
  at.do('recordExport', { screeningId, folder: at.pickFolder(folder), recipient: 'The court', ...more });
const printed = async (screeningId: ScreeningId, more: object = {}) => {
  const folder = temporaryFolder();
  const { fileName } = await out(screeningId, folder, more);
  return { fileName, pdf: readFileSync(join(folder, fileName)) };
};
const count = (text: string, what: string) => text.split(what).length - 1;

describe('on paper', () => {
  it('lists what belongs to a row and stands in none, once, with the list; what a row has too is one fact', async () => {
    const { id: who } = await at.do('personAdd', { caseId: at.caseId, role: 'survivor', name: 'Ana Lupu' });
    const of = { caseId: at.caseId, personId: who, formId: 'screening-interview', readBack: 'Read aloud' };
    const day = (value: string) => ({ value, qualifier: 'exact' });
    const row = (place: string, from: string, until: string) => ({
      ...{ what: 'Picking', place, from: day(from), until: day(until) },
    });
    const paperOf = async (start: string) => {
      const { id } = await at.do('screeningRecord', {
        ...of,
        answers: [
          ...openingAnswers(),
          answered('periods', [row('Spalding', '2015', '2016'), row('Leeds', '2019', '2020')]),
          answered('start-date', day(start)),
        ] as never,
      });
      return flowOf((await printed(id)).pdf);
    };
    const [, list = ''] = (await paperOf('2014-03')).split('Told, and not taken');
    expect(list).toContain('March 2014');
    expect(list).toMatch(/may belong to one of the entries there; none has it/);
    expect(await paperOf('2015')).not.toContain('Told, and not taken');
  });

  it('holds each answer once, in the person’s words, with who asked, hash and place in the log', async () => {
    const { pdf } = await printed(signed);
    const text = flowOf(pdf);
    const view = await at.do('screeningShow', { screeningId: signed });
    for (const once of ['Quảng Bình', `“${WORDS}”`, 'The last door was green.', 'two corrections'])
      expect([once, count(text, once)]).toEqual([once, 1]);
    expect(text).toContain('Prefers not to say');
    expect(text).toMatch(/Asked openly|Prompted/);
    expect(text).toMatch(/Vietnamese, interpreter Trần Văn Lộc/);
    expect(text).toContain(view.signedSha256 ?? '-');
    expect(text).toMatch(/Signed off in entry \d+; printed up to entry \d+/);
    expect(text.indexOf('The last door was green.')).toBeLessThan(text.indexOf('Quảng Bình'));
    expect(text).toContain('Interpreter');
    // Asked beside the safety check, and no secret: whoever reads it has to know in which language it was said.
    expect(text).toContain('Tiếng Việt, giọng Nghệ An');
    // Where she can be reached is nobody's to read whom a served paper reaches.
    expect(text).not.toContain('Through the shelter only');
    expect(text).toContain('The safety check and ways to reach the person stay in the record');
    const info = JSON.stringify(infoOf(pdf));
    expect(info).toMatch(/"Tagged":"yes"/);
    expect(pdf.includes('pdfaid:part')).toBe(true);
    expect(info).not.toMatch(/Nguy/);
    checkWithQpdf(pdf);
  });

  it('says on every page whether it is a draft or signed off', async () => {
    const draft = (await record(null)).id;
    const drafted = await printed(draft);
    const locked = await printed(signed);
    const pages = (pdf: Uint8Array) => textOf(pdf).split('\f').slice(0, -1);
    expect(pages(drafted.pdf).length).toBeGreaterThan(3);
    for (const page of pages(drafted.pdf)) expect(page).toContain('DRAFT, not signed off');
    for (const page of pages(locked.pdf)) {
      expect(page).toMatch(/Signed off .* log entry \d+/);
      expect(page).not.toContain('DRAFT');
    }
    expect(textOf(drafted.pdf)).not.toContain('Signatures');
    expect(drafted.fileName).toContain('draft');
    await expect(at.do('recordExhibit', { screeningId: draft })).rejects.toMatchObject({
      code: 'not-ready',
      found: [{ code: 'exhibit-of-draft' }],
    });
    const plan = await at.do('screeningStart', { caseId: at.caseId, personId, formId: 'safety-plan' });
    await expect(at.do('recordExhibit', { screeningId: plan.id })).rejects.toMatchObject({
      found: [{ code: 'exhibit-of-contact-plan' }],
    });
  });

  it('is held back without consent, and where it is privileged', async () => {
    const other = await at.do('personAdd', { caseId: at.caseId, role: 'survivor', name: 'Ana' });
    const sheet = { caseId: at.caseId, personId: other.id, formId: 'special-measures' };
    const { id } = await at.do('screeningStart', sheet);
    const folder = temporaryFolder();
    await expect(out(id, folder)).rejects.toMatchObject({ code: 'consent-missing' });
    await expect(out(signed, folder, { forPurpose: 'police' })).rejects.toMatchObject({
      code: 'consent-missing',
    });
    await at.do('privilegeMark', { of: { kind: 'record', id: signed } });
    await expect(out(signed, folder)).rejects.toMatchObject({
      code: 'privileged-held',
      found: [{ item: signed }],
    });
    await expect(at.do('recordExhibit', { screeningId: signed })).rejects.toMatchObject({
      code: 'privileged-held',
    });
    await at.do('privilegeLift', { of: { kind: 'record', id: signed }, by: 'Ruth', reason: 'Not advice' });
    expect(readdirSync(folder)).toEqual([]);
    const { releases } = await at.do('consentReleases', { caseId: at.caseId });
    expect(releases.length).toBeGreaterThan(0);
    expect(releases[0]).toMatchObject({ kind: 'sheet', to: 'The court' });
  });
});

describe('a referral sheet on paper', () => {
  const sheetOf = async (name: string, values: Readonly<Record<string, string>>) => {
    const { id } = await at.do('personAdd', { caseId: at.caseId, role: 'survivor', name });
    for (const purpose of ['court-papers', 'police', 'support-services'])
      await at.do('consentRecord', { personId: id, purpose, status: 'given' });
    const begun = { caseId: at.caseId, personId: id, formId: 'nrm-preparation' };
    const { id: screeningId } = await at.do('screeningStart', begun);
    const answers = Object.entries(values).map(([question, value]) => answered(question, value));
    await at.do('screeningAnswer', { screeningId, answers });
    return { screeningId, personId: id };
  };
  const DECIDED = { overrideGround: 'court-order', overrideReason: 'Ordered', overrideBy: 'Ruth Clarke' };

  it('goes as the referral it prepares, whatever it is said to be for', async () => {
    const { screeningId, personId: of } = await sheetOf('Ana', { 'pv-under-age': 'no' });
    const folder = temporaryFolder();
    for (const forPurpose of ['court-papers', 'police', 'support-services'])
      await expect(out(screeningId, folder, { forPurpose, ...DECIDED })).rejects.toMatchObject({
        code: 'bad-input',
        found: [{ code: 'input-none-of', params: { field: 'for', choices: 'nrm-referral' } }],
      });
    for (const forPurpose of ['', 'nrm-referral'])
      await expect(out(screeningId, folder, { forPurpose, ...DECIDED })).rejects.toMatchObject({
        code: 'consent-only',
        detail: 'nrm-form',
      });
    expect(readdirSync(folder)).toEqual([]);
    await at.do('consentRecord', { personId: of, purpose: 'nrm-referral', status: 'given' });
    await out(screeningId, folder);
    expect(readdirSync(folder)).toHaveLength(1);
  });

  it('knows the language that was asked beside the safety check', async () => {
    const begun = { caseId: at.caseId, personId, formId: 'special-measures' };
    const { id } = await at.do('screeningStart', begun);
    const { known } = await at.do('screeningShow', { screeningId: id });
    expect(known.find((one) => one.question === 'language')?.text).toBe('Tiếng Việt, giọng Nghệ An');
    const again = await at.do('screeningStart', { ...begun, formId: 'screening-interview' });
    const show = await at.do('screeningShow', { screeningId: again.id });
    const names = show.known.map((one) => one.question);
    expect(names).toContain('language');
    expect(names.filter((one) => one.startsWith('safety-'))).toEqual([]);
  });

  it('is held by a no on the sheet itself, though the ledger has an older yes', async () => {
    const { screeningId, personId: of } = await sheetOf('Bea', { 'pv-under-age': 'no' });
    await at.do('consentRecord', { personId: of, purpose: 'nrm-referral', status: 'given' });
    const no = [answered('pv-want-to-submit-nrm', 'no')];
    await at.do('screeningAnswer', { screeningId, answers: no });
    await at.do('consentRecord', { personId: of, purpose: 'nrm-referral', status: 'given' });
    await expect(out(screeningId, temporaryFolder(), DECIDED)).rejects.toMatchObject({
      code: 'consent-only',
      found: [{ code: 'consent-refused-in-form' }],
    });
  });
});

describe('as an exhibit', () => {
  it('lies in the evidence with where it came from, and says when something was added since', async () => {
    const made = await at.do('recordExhibit', { screeningId: signed, exhibitRef: 'AB1' });
    const { signedSha256 } = await at.do('screeningShow', { screeningId: signed });
    expect(made).toMatchObject({
      exhibitRef: 'AB1',
      mediaType: 'application/pdf',
      pageCount: expect.any(Number),
      madeFrom: { screeningId: signed, signedSha256, accounts: 0, newerSince: false },
    });
    expect(made.title).not.toMatch(/Nguy/);
    const bytes = at.engine.session.read((db) => {
      const { originalBlob = '' } = findEvidence(db, made.id) ?? {};
      return readBlob(db, originalBlob);
    });
    expect(flowOf(bytes)).toContain(WORDS);
    const { events } = await at.do('evidenceCustody', { evidenceId: made.id });
    expect(events[0]?.purpose).toMatch(
      new RegExp(`record ${signed}, signed off with SHA-256 ${signedSha256} in log entry \\d+`),
    );
    await expect(at.do('recordExhibit', { screeningId: signed })).rejects.toMatchObject({
      code: 'duplicate',
    });

    const { id: bundleId } = await at.do('bundleCreate', {
      caseId: at.caseId,
      title: 'Trial',
      include: 'all-evidence',
    });
    const newest = async () => {
      const { findings } = await at.do('bundlePreflight', { bundleId });
      const found = findings.find(({ code }) => code.startsWith('accounts-'));
      return [found?.code, found?.passed];
    };
    expect(await newest()).toEqual(['accounts-newest', true]);
    await at.do('screeningAddLayer', { screeningId: signed, reason: 'She remembered more' });
    const answers = [...safetyAnswers(), answered('birthplace', 'Đồng Hới, Quảng Bình')];
    await at.do('screeningContinue', { screeningId: signed, answers });
    expect(await newest()).toEqual(['accounts-newer', false]);
    const { evidence } = await at.do('evidenceList', { caseId: at.caseId });
    expect(evidence.find(({ id }) => id === made.id)?.madeFrom?.newerSince).toBe(true);

    const later = await at.do('recordExhibit', { screeningId: signed });
    expect(later.madeFrom).toMatchObject({ accounts: 1, newerSince: false });
    expect(later.title).toContain('a later account');
  });

  it.each(["form_title = 'A diary'", 'accounts = 7', 'record_seq = 1', "signed_sha256 = 'x'"])(
    'is found to have another origin, once somebody wrote %s behind the program’s back',
    async (change) => {
      const altered = async () => (await at.do('auditVerify', {})).alteredDetails;
      expect(await altered()).toEqual([]);
      const one = 'WHERE rowid = (SELECT max(rowid) FROM exhibit_origin)';
      at.engine.session.write((tx) => {
        tx.run('CREATE TEMP TABLE kept AS SELECT rowid AS place, * FROM exhibit_origin');
        tx.run('DROP TRIGGER exhibit_origin_no_update');
        tx.run(`UPDATE exhibit_origin SET ${change} ${one}`);
      });
      expect(await altered()).toMatchObject([{ kind: 'origin', how: 'differs' }]);
      at.engine.session.write((tx) => {
        for (const column of ['form_title', 'accounts', 'record_seq', 'signed_sha256'])
          tx.run(
            `UPDATE exhibit_origin SET ${column} = (SELECT kept.${column} FROM kept WHERE place = exhibit_origin.rowid)`,
          );
        tx.run('DROP TABLE kept');
        tx.run(
          `CREATE TRIGGER exhibit_origin_no_update BEFORE UPDATE ON exhibit_origin
           BEGIN SELECT RAISE(ABORT, 'append-only'); END`,
        );
      });
    },
  );

  it('is held with its record, where that is marked privileged afterwards', async () => {
    const { evidence } = await at.do('evidenceList', { caseId: at.caseId });
    const exhibit = evidence.find(({ madeFrom }) => madeFrom?.newerSince === false);
    if (exhibit === undefined) throw new Error('no exhibit');
    await at.do('privilegeMark', { of: { kind: 'record', id: signed } });
    const folder = at.pickFolder(temporaryFolder());
    await expect(
      at.do('evidenceExport', { evidenceId: exhibit.id, folder, recipient: 'The court' }),
    ).rejects.toMatchObject({ code: 'privileged-held', found: [{ item: exhibit.id }] });
    await at.do('privilegeLift', { of: { kind: 'record', id: signed }, by: 'Ruth', reason: 'Not advice' });
  });
});

describe('a blank form', () => {
  it('has the numbers that a printed record of it has, for every form there is', async () => {
    const { forms } = await at.do('formList', {});
    for (const { id, title, questions } of forms) {
      const folder = temporaryFolder();
      const { fileName } = await at.do('formPaper', { formId: id, folder: at.pickFolder(folder) });
      const text = textOf(readFileSync(join(folder, fileName)));
      expect([id, text.includes(title)]).toEqual([id, true]);
      const numbers = new Set(text.split('\n').map((line) => Number(line.trim().split(/\s/)[0])));
      const missing = Array.from({ length: questions }, (_, i) => i + 1).filter((n) => !numbers.has(n));
      expect([id, missing]).toEqual([id, []]);
    }
    const { pdf } = await printed(signed);
    const folder = temporaryFolder();
    const { fileName } = await at.do('formPaper', { formId: 'first-account', folder: at.pickFolder(folder) });
    const blank = writtenOf(readFileSync(join(folder, fileName)));
    const numbered = /\d+ Where were you born\?/;
    expect(writtenOf(pdf).match(numbered)?.[0]).toBe(blank.match(numbered)?.[0]);
    expect(blank).not.toMatch(/Nguy/);
  });
});

it('a privacy notice names controller, bases, recipients, time, rights and regulator, and nothing of any case', async () => {
  const folder = temporaryFolder();
  const notice = (byHand: boolean) =>
    at.do('consentPaper', { folder: at.pickFolder(folder), paper: 'notice', byHand });
  const asked = await failureOf(() => notice(false));
  expect([asked.code, asked.found?.[0]?.params]).toEqual([
    'not-ready',
    {
      fields: [
        'Who is responsible (the controller)',
        'How to reach them safely',
        'Who to ask about your data',
        'How long we keep it',
      ],
    },
  ]);
  const { fileName: byHand } = await notice(true);
  expect(linesDrawn(readFileSync(join(folder, byHand)))).toBe(4);
  const office = {
    controller: 'Lotus House',
    reach: 'Ask at the door',
    ask: 'M. Osei',
    howLong: 'Six years',
  };
  expect(await at.do('noticeSet', office)).toEqual(office);
  const { fileName } = await notice(false);
  expect(linesDrawn(readFileSync(join(folder, fileName)))).toBe(0);
  const text = flowOf(readFileSync(join(folder, fileName)));
  for (const part of [
    '(the controller)',
    'How long we keep it',
    'Article 6(1)(ea)',
    'Annex 1',
    'Article 9(2)(f)',
  ])
    expect([part, text.includes(part)]).toEqual([part, true]);
  for (const part of Object.values(office)) expect(count(text, part)).toBe(1);
  for (const part of ['Article 12A', 'Who may receive it', 'Your rights', 'Information Commissioner'])
    expect([part, text.includes(part)]).toEqual([part, true]);
  // Whoever advises sees where it comes from, and how sure it is.
  expect(text).toContain('From a good second source.');
  expect(text).not.toMatch(/Nguy|LH\/1|\b(nobody can|never|guarantee)/i);
  // The sheet that is signed names the same controller (consent is informed only where it does).
  const { fileName: sheet } = await at.do('consentPaper', { folder: at.pickFolder(folder) });
  expect(flowOf(readFileSync(join(folder, sheet)))).toContain(
    'Who is responsible (the controller) Lotus House',
  );
});

it('a consent sheet asks every purpose in plain words, of nobody in particular', async () => {
  const folder = temporaryFolder();
  const purposes = loadPurposes(findResources());
  for (const nation of NATIONS) {
    const { fileName } = await at.do('consentPaper', { folder: at.pickFolder(folder), nation });
    const text = flowOf(readFileSync(join(folder, fileName)));
    for (const { plain, byNation } of purposes) {
      expect(count(text, plain)).toBe(1);
      const printed = NATIONS.filter((one) => byNation !== undefined && text.includes(byNation[one].plain));
      expect([plain, nation, printed]).toEqual([plain, nation, byNation === undefined ? [] : [nation]]);
      if (byNation !== undefined) expect(text).toContain(`${byNation[nation].source}. We read the text.`);
    }
    // A condition has its place on each line, as it has in the ledger.
    expect(count(text, 'Yes, but only if')).toBe(purposes.length);
    // For one name only: where something goes to somebody.
    expect(count(text, 'Only for (name)')).toBe(purposes.filter(({ exports }) => exports.length > 0).length);
    expect(count(text, 'Only until (day)')).toBe(purposes.length);
  }
  const { fileName } = await at.do('consentPaper', { folder: at.pickFolder(folder) });
  const text = flowOf(readFileSync(join(folder, fileName)));
  expect(text).toMatch(/Yes No Not now.*Only for \(name\).*Explained by/);
  expect(text).not.toMatch(/Nguy|LH\/1/);
});
