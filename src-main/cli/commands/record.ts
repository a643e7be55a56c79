/** @file `testimony record export`, `record exhibit`, `form paper`, `consent sheet`: a record as PDF or as an exhibit, a form to write on. */
import { resolve } from 'node:path';
import { NATIONS } from '../../core/dates/working-days.ts';
import { perform } from '../../usecases/handlers/registry.ts';
import { findingLines, outcomeOf, wishLines } from '../account-lines.ts';
import { facts } from '../columns.ts';
import { command, DECISION, decisionIn, FOR_PURPOSE, PASSPHRASE_FILE, VAULT } from '../command.ts';
import { makeFolder } from '../folders.ts';
import { oneOf } from '../one-of.ts';
import { RECORD, recordId } from '../record-option.ts';
import { RELEASE, releasedRecords } from '../release-option.ts';
import { withVault } from '../with-vault.ts';

const VAULT_OPTIONS = { vault: VAULT, 'passphrase-file': PASSPHRASE_FILE };

const OUT = {
  type: 'string',
  value: 'DIR',
  help: 'folder to write to; made if it is not there',
  required: true,
} as const;

const exportRecord = command({
  name: 'record export',
  summary: 'Write an interview, a later account or a worksheet as PDF',
  details: [
    'Every answer stands under its question and number, with the person’s own words, who asked and when; every page says whether it is a draft or signed off, and by which fingerprint. Notes by colleagues are not printed. It leaves under the same consents as evidence; a referral sheet leaves as the referral it prepares, whatever --for says.',
    'For the file of this organisation, to be kept or read here: --own. It goes to nobody, needs no consent, and is no release; the log has it. What is kept back from readers stands in it, with from whom; what the person was made to do that may be against the law does not, until they agree that the police are told, and its head says so.',
    'A sheet of somebody who does not agree to a referral: --own for the file, or --not-a-referral with --for court-papers and --recipient for their solicitor. Every page says that it is not a referral and is not to be sent as one.',
  ],
  options: {
    ...VAULT_OPTIONS,
    id: RECORD,
    out: OUT,
    for: FOR_PURPOSE,
    recipient: {
      type: 'string',
      value: 'NAME',
      help: 'who will hold it; consent for them counts. The person’s own name makes their own copy, which needs none',
    },
    own: { type: 'boolean', help: 'for the file of this organisation: to nobody' },
    'not-a-referral': {
      type: 'boolean',
      help: 'a referral sheet for a solicitor, as what was told and as no referral',
    },
    'wishes-seen': {
      type: 'boolean',
      help: 'you have read a wish or a plan that seems to name the recipient',
    },
    ...DECISION,
    ...RELEASE,
  },
  example: 'record export --vault ./my-vault --id 0f3k… --out ./for-court --recipient "The court"',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const { recipient = '', for: forPurpose = '' } = options;
      const screeningId = recordId(options.id);
      const out = resolve(options.out);
      makeFolder(out);
      const folder = engine.files.register(out);
      const decided = { ...decisionIn(options), released: releasedRecords(options) };
      const wishesSeen = options['wishes-seen'] === true;
      const how = { own: options.own === true, notReferral: options['not-a-referral'] === true };
      const input = { screeningId, folder, forPurpose, recipient, wishesSeen, ...how, ...decided };
      const done = await perform(engine, 'recordExport', input, job);
      return {
        json: { ...done, folder: out },
        lines: [...fileLines(done), ...findingLines(done.accounts), ...wishLines(done.wishes)],
        outcome: outcomeOf([...done.accounts, ...done.wishes]),
      };
    }),
});

const exhibit = command({
  name: 'record exhibit',
  summary: 'Take a signed interview or worksheet into its case as an exhibit',
  details: [
    'Its pages go into the evidence without touching the disk. The custody record has the version, the fingerprint and the log entry of the record they were made from. After a later account the exhibit says that it is not the newest.',
  ],
  options: {
    ...VAULT_OPTIONS,
    id: RECORD,
    exhibit: { type: 'string', value: 'MARK', help: 'its exhibit mark, as in AB1' },
    section: { type: 'string', value: 'TEXT', help: 'section of the bundle it belongs in' },
  },
  example: 'record exhibit --vault ./my-vault --id 0f3k… --exhibit AB1 --section Statements',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const screeningId = recordId(options.id);
      const { exhibit: exhibitRef = '', section = '' } = options;
      const made = await perform(engine, 'recordExhibit', { screeningId, exhibitRef, section }, job);
      return {
        json: made,
        lines: facts([
          ['exhibit', [made.exhibitRef, made.title].filter(Boolean).join(' ')],
          ['id', made.id],
          ['pages', String(made.pageCount)],
          ['sha256', made.sha256],
        ]),
      };
    }),
});

const blank = command({
  name: 'form paper',
  summary: 'Write a form as blank pages to print and write on',
  details: [
    'Its questions have the numbers that a printed record of it has, so that notes on paper key straight in. It holds nothing about anybody.',
  ],
  positionals: [{ name: 'FORM', help: 'the form, as in "form list"' }],
  options: { ...VAULT_OPTIONS, out: OUT },
  example: 'form paper first-account --vault ./my-vault --out ./to-print',
  run: ({ options, positionals, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const out = resolve(options.out);
      makeFolder(out);
      const input = { formId: positionals[0] ?? '', folder: engine.files.register(out) };
      const done = await perform(engine, 'formPaper', input, job);
      return { json: { ...done, folder: out }, lines: fileLines(done) };
    }),
});

const consentSheet = command({
  name: 'consent sheet',
  summary: 'Write a consent sheet to go through and sign, every purpose in plain words',
  details: [
    'It holds nothing about anybody. Record what is signed with "consent record"; the paper can be added to the evidence.',
  ],
  options: {
    ...VAULT_OPTIONS,
    out: OUT,
    nation: {
      type: 'string',
      value: 'NATION',
      help: `whose law it says, one of: ${NATIONS.join(', ')}; England and Wales if left out`,
    },
  },
  example: 'consent sheet --vault ./my-vault --out ./to-print --nation scotland',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const out = resolve(options.out);
      makeFolder(out);
      const nation = options.nation === undefined ? undefined : oneOf(NATIONS, options.nation, '--nation');
      const input = { folder: engine.files.register(out), nation };
      const done = await perform(engine, 'consentPaper', input, job);
      return { json: { ...done, folder: out }, lines: fileLines(done) };
    }),
});

const privacyNotice = command({
  name: 'consent notice',
  summary: 'Write the privacy notice: who is responsible, what for, who receives it, how long, the rights',
  details: [
    'It holds nothing about anybody. What you say of your office is saved in the vault for the next notice.',
  ],
  options: {
    ...VAULT_OPTIONS,
    out: OUT,
    controller: { type: 'string', value: 'NAME', help: 'who is responsible: your organisation' },
    reach: { type: 'string', value: 'TEXT', help: 'how a person reaches you safely' },
    ask: { type: 'string', value: 'NAME', help: 'who answers questions about data' },
    'how-long': { type: 'string', value: 'TEXT', help: 'how long you keep a case' },
    'by-hand': { type: 'boolean', help: 'print lines to write on for what is not filled in' },
  },
  example:
    'consent notice --vault ./my-vault --out ./to-print --controller "Lotus House" --how-long "6 years after your case closes"',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const out = resolve(options.out);
      makeFolder(out);
      const before = await perform(engine, 'noticeShow', {}, job);
      const { controller = before.controller, reach = before.reach, ask = before.ask } = options;
      const howLong = options['how-long'] ?? before.howLong;
      await perform(engine, 'noticeSet', { controller, reach, ask, howLong }, job);
      const byHand = options['by-hand'] === true;
      const input = { folder: engine.files.register(out), paper: 'notice', byHand } as const;
      const done = await perform(engine, 'consentPaper', input, job);
      return { json: { ...done, folder: out }, lines: fileLines(done) };
    }),
});

const fileLines = (done: { readonly fileName: string; readonly sha256: string }) =>
  facts([
    ['file', done.fileName],
    ['sha256', done.sha256],
  ]);

export const recordCommands = [exportRecord, exhibit, blank, consentSheet, privacyNotice];
