/**
 * A later account of which every word is kept back: that there was a further talk, on which day, with whom and why, tells that
 * there is more. Nothing of it stands on what leaves; the office's own file has all of it. What another account was taken for
 * may speak of it, and stays behind too.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { PersonId, ScreeningId } from '../../../src-main/core/ids.ts';
import { discloseFacts, discloseSheet } from '../../../src-main/usecases/disclosure/disclosure.ts';
import { copyFor, factOnCopy, sheetOnCopy } from '../../../src-main/usecases/disclosure/on-copy.ts';
import { discloseRecord } from '../../../src-main/usecases/disclosure/record.ts';
import { type Engine, forReader } from '../../../src-main/usecases/engine/engine.ts';
import { loadExpressions } from '../../../src-main/usecases/forms/expressions.ts';
import { requireScreening } from '../../../src-main/usecases/forms/pinned-form.ts';
import { readRecord } from '../../../src-main/usecases/interviews/read-record.ts';
import { paperWords } from '../../../src-main/usecases/resources/paper-words.ts';
import { afterFile } from '../../support/after-file.ts';
import { type EngineAtWork, engineAtWork } from '../../support/engine.ts';
import { openingAnswers } from '../../support/interview.ts';
import { flowOf } from '../../support/pdf-tools.ts';
import { temporaryFolder } from '../../support/vault.ts';

const LIVING = 'Nine of us in three rooms in Hull.';
const INJURIES = 'My wrist was broken and never set.';
/** Each stands in the second account alone. */
const KEPT = [
  ['its words', /burnt|iron/],
  ['its day', /11 Mar(?:ch)? 2026|2026-03-11/],
  ['who took it', /Ruth Clarke/],
  ['who interpreted', /Kola Ade/],
  ['its language', /Yoruba/],
  ['where it was held', /bedside/],
  ['its reason', /on the ward/],
  ['how it was read back', /nurse stood by/],
  ['a break in it', /11:30|doses were due/],
  ['how the day went on', /Tea on the balcony/],
  ['a later reason that speaks of it', /second talk/],
  ['that there is another', /[Ll]ater account 2|2 later accounts|account 2/],
  ['that it stays behind', /Withheld|withheld/],
] as const;

let work: EngineAtWork;
let personId: PersonId;
let interview: ScreeningId;
let sheet: ScreeningId;
const answered = (question: string, value: unknown) => ({
  question,
  state: 'answered' as const,
  value: value as never,
});
const exact = (value: string) => ({ value, qualifier: 'exact' as const });
beforeAll(async () => {
  work = await engineAtWork();
  const { caseId } = work;
  const born = { birthDate: { value: '1990-05-02' } };
  personId = (await work.do('personAdd', { caseId, role: 'survivor', name: 'Maria Popescu', ...born })).id;
  for (const purpose of ['nrm-referral', 'interview', 'court-papers', 'support-services'])
    await work.do('consentRecord', { personId, purpose, status: 'given' });
  const first = { heldOn: exact('2026-02-03'), takenBy: 'Ama Boateng' };
  ({ id: interview } = await work.do('screeningRecord', {
    caseId,
    personId,
    formId: 'screening-interview',
    readBack: 'Read aloud',
    ...first,
    answers: [...openingAnswers(), answered('living', LIVING), answered('held-how', 'In the front office.')],
  }));
  await work.do('consentRecord', { personId, purpose: 'police', status: 'given' });
  await work.do('screeningAddLayer', {
    screeningId: interview,
    reason: 'She told more on the ward',
    heldOn: exact('2026-03-11'),
    takenBy: 'Ruth Clarke',
    language: 'Yoruba',
    interpreter: 'Kola Ade',
  });
  const burnt = answered('treatment', 'She was burnt with an iron.');
  await work.do('screeningAnswer', {
    screeningId: interview,
    answers: [
      // What somebody agrees to has its own day, whatever becomes of the talk.
      ...openingAnswers().filter(({ question }) => /^safety|-interview$/.test(question)),
      burnt,
      answered('safety-contact', 'Ring her sister after six'),
      answered('held-how', 'At her bedside.'),
      answered('rest-of-day', 'Tea on the balcony.'),
      answered('held-minutes', 50),
    ],
  });
  const read = { screeningId: interview, readBackOf: 1, note: 'Read back, a nurse stood by' };
  await work.do('screeningNote', read);
  await work.do('screeningPause', {
    screeningId: interview,
    reason: 'doses were due',
    earlier: { from: '2026-03-11T11:30', to: '2026-03-11T11:50' },
  });
  await work.do('screeningAddLayer', {
    screeningId: interview,
    reason: 'To go on from the second talk',
    heldOn: exact('2026-04-20'),
    takenBy: 'Ama Boateng',
    language: 'Romanian',
    interpreter: 'Ion Rusu',
  });
  await work.do('screeningAnswer', {
    screeningId: interview,
    answers: [...openingAnswers(), answered('injuries', INJURIES), answered('held-how', 'In the garden.')],
  });
  ({ id: sheet } = await work.do('screeningStart', { caseId, personId, formId: 'nrm-preparation' }));
  await work.do('screeningCarryOver', { screeningId: sheet });
}, 90_000);
afterFile(() => work?.engine.close());

const paper = async (name: 'recordExport' | 'chronologyExport', input: object) => {
  const folder = temporaryFolder();
  const asked = { folder: work.pickFolder(folder), ...input };
  const { fileName } = await work.do(name, asked as never);
  return flowOf(readFileSync(join(folder, (fileName as string) ?? '')));
};
const record = (more: object) => paper('recordExport', { screeningId: interview, wishesSeen: true, ...more });
const pack = async (profileId: string, more: object = {}) => {
  const { parts, minimum } = await work.do('packPreview', {
    personId,
    profileId,
    recipient: 'An officer',
    ...more,
  } as never);
  return JSON.stringify({ parts, minimum });
};

const OUTPUTS: Readonly<Record<string, () => Promise<string>>> = {
  'a record for a court': () => record({ recipient: 'A court', forPurpose: 'court-papers' }),
  'a record that goes with a referral': () => record({ recipient: 'R', forPurpose: 'nrm-referral' }),
  'a referral sheet on paper': () =>
    paper('recordExport', { screeningId: sheet, recipient: 'R', wishesSeen: true }),
  'what is typed': async () => {
    const { fields } = await work.do('copyOutRecord', { screeningId: sheet, accountsSeen: true });
    return JSON.stringify(fields.map(({ text, ownWords, toldOn }) => [text, ownWords, toldOn]));
  },
  'a chronology': () =>
    paper('chronologyExport', { caseId: work.caseId, recipient: 'A court', forPurpose: 'court-papers' }),
  'a copy of the log': async () => {
    const folder = temporaryFolder();
    const asked = {
      caseId: work.caseId,
      format: 'csv',
      own: false,
      recipient: 'A court',
      folder: work.pickFolder(folder),
    };
    const { fileName } = await work.do('auditExport', asked as never);
    return readFileSync(join(folder, fileName), 'utf8');
  },
  'a pack for the police': () => pack('interview-record', { forPurpose: 'police' }),
  'a pack to retype': () => pack('nrm-preparation'),
  'a pack for a court': () => pack('first-account'),
  'a letter': () => pack('support-letter'),
  'a letter with more than its readers see': () =>
    pack('support-letter', { beyond: [{ fact: 'contact.safe-route', reason: 'they asked' }] }),
  'an exhibit made of it': async () => {
    const made = await work.do('recordExhibit', { screeningId: interview });
    const folder = temporaryFolder();
    const given = { recipient: 'A court', forPurpose: 'court-papers', folder: work.pickFolder(folder) };
    const { fileName } = await work.do('evidenceExport', { evidenceId: made.id, ...given } as never);
    return `${made.title} ${JSON.stringify(made.documentDate)} ${fileName} ${flowOf(readFileSync(join(folder, fileName)))}`;
  },
};
/** What an output is handed to lay out, and whatever is in it: what is not there stands on no page. */
const HANDED: Readonly<Record<string, () => Promise<unknown>>> = {
  'a record': async () => {
    const { evaluate } = await loadExpressions();
    const say = paperWords(engine().resources);
    const copy = copyFor({ purpose: 'court-papers' });
    const read = work.engine.session.read((db) => readRecord(engine(), db, interview, evaluate));
    const { form: _, ...handed } = discloseRecord(read, { say, copy });
    return handed;
  },
  'a sheet': async () => {
    const expressions = await loadExpressions();
    return work.engine.session.read((db) => {
      const of = discloseSheet(engine(), db, { row: requireScreening(db, sheet) }, expressions);
      return sheetOnCopy(of, copyFor({ purpose: 'nrm-referral' }));
    });
  },
  facts: async () =>
    work.engine.session.read((db) =>
      [...discloseFacts(engine(), db, personId).values()].map((fact) => factOnCopy(fact, copyFor({}))),
    ),
};
const engine = () => forReader<Engine>(work.engine, 'A court');
/** Without the form’s own words. */
const allWords = (handed: unknown): string =>
  JSON.stringify(handed, (key, value: unknown) =>
    key === 'question' || key === 'contact' ? undefined : value,
  );

const made = [
  ...Object.entries(OUTPUTS),
  ...Object.entries(HANDED).map(
    ([name, of]) => [`what is handed on of ${name}`, async () => allWords(await of())] as const,
  ),
];

describe('an account that goes', () => {
  it.each([
    [
      'a record for a court',
      [/burnt/, /11 Mar/, /Ruth/, /Kola/, /bedside/, /ward/, /nurse/, /11:30/, /second talk/],
    ],
    ['a chronology', [/11 Mar/, /Ruth Clarke/]],
    ['a pack to retype', [/burnt/, /11 Mar/, /bedside/, /11:30/, /Kola/]],
    ['a referral sheet on paper', [/burnt/, /bedside/, /11 Mar/]],
    ['what is typed', [/burnt/, /11 Mar/]],
  ] as const)('is in %s with all that belongs to it', async (name, all) => {
    const text = await OUTPUTS[name]?.();
    for (const words of all) expect(text).toMatch(words);
  });
});

describe('an account that is kept back as a whole', () => {
  beforeAll(async () => {
    // Its title counts the accounts as they were then.
    const { id, title } = await work.do('recordExhibit', { screeningId: interview });
    expect(title).toContain('2 later accounts');
    const target = { kind: 'exhibit' as const, evidenceId: id };
    const rests = { question: 'pv-want-to-submit-nrm', target };
    await work.do('screeningLink', { screeningId: sheet, links: [rests] });
    expect(await OUTPUTS['a referral sheet on paper']?.()).toContain('2 later accounts');
    const { facts } = await work.do('factList', { personId });
    const told = facts
      .find(({ key }) => key === 'exploitation.treatment')
      ?.statements.find(({ text }) => text.includes('burnt'));
    const { known } = await work.do('screeningShow', { screeningId: sheet });
    const question = known.find((one) =>
      one.facts.some(({ key }) => key === 'exploitation.treatment'),
    )?.question;
    const why = { reason: 'she fears that he will know where she was', fact: 'exploitation.treatment' };
    await work.do('accountsWithhold', {
      screeningId: sheet,
      question: question ?? '',
      entry: told?.seq ?? 0,
      ...why,
    });
  }, 30_000);

  it.each(made)('is not told of by %s', async (_, of) => {
    const text = await of();
    for (const [what, words] of KEPT) expect([what, words.exec(text)?.[0]]).toEqual([what, undefined]);
  });

  it('leaves what the other accounts tell, with their days', async () => {
    const text = await record({ recipient: 'A court', forPurpose: 'court-papers' });
    for (const words of [
      LIVING,
      INJURIES,
      'Later account 1',
      'Held 20 Apr 2026',
      'Ion Rusu',
      '1 later account',
    ])
      expect(text).toContain(words);
    expect(text).toContain('This copy is not complete.');
    const days = await OUTPUTS['a chronology']?.();
    expect(days).toMatch(/20 Apr/);
    expect(days).toMatch(/3 Feb/);
    expect(await OUTPUTS['a pack to retype']?.()).toMatch(/front office.*garden/s);
  });

  it('is in the own file, with its day and why it was taken', async () => {
    const own = await record({ own: true });
    for (const words of [
      /burnt/,
      /Later account 2/,
      /11 Mar/,
      /on the ward/,
      /second talk/,
      /nurse/,
      /11:30/,
    ])
      expect(own).toMatch(words);
  });
});
