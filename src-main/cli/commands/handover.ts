/** @file `testimony handover …`: a case for another organisation, and a case from one. */
import { resolve } from 'node:path';
import { TestimonyError } from '../../core/errors/errors.ts';
import { KEPT_PARTS, type KeptPart } from '../../core/handover/kept-data.ts';
import { type EvidenceId, HandoverId, type PersonId, ScreeningId } from '../../core/ids.ts';
import type { RunningEngine } from '../../host/compose.ts';
import { perform } from '../../usecases/handlers/registry.ts';
import { facts } from '../columns.ts';
import { CASE, command, DECISION, decisionIn, PASSPHRASE_FILE, VAULT, type Values } from '../command.ts';
import { findCase, findEvidence } from '../find.ts';
import { findPerson } from '../find-person.ts';
import { makeFolder } from '../folders.ts';
import {
  contentLines,
  leftLines,
  receivedLines,
  reviewLines,
  sentLines,
  withheldLines,
} from '../handover-lines.ts';
import { secretFromFile } from '../passphrase.ts';
import { strengthLine } from '../passphrase-strength.ts';
import { RELEASE, releasedFromPack } from '../release-option.ts';
import { withVault } from '../with-vault.ts';

const OPEN = { vault: VAULT, 'passphrase-file': PASSPHRASE_FILE } as const;
const OUT = {
  type: 'string',
  value: 'DIR',
  help: 'folder to write to; made if it is not there',
  required: true,
} as const;
const ORGANISATION = {
  type: 'string',
  value: 'NAME',
  help: 'your organisation, as the other side reads it',
} as const;
const HANDOVER = [{ name: 'HANDOVER', help: 'its number, as in "handover list"' }] as const;
const LIST = 'separated by semicolons; all if left out';

const PART = {
  ...OPEN,
  case: CASE,
  recipient: { type: 'string', value: 'NAME', help: 'the organisation it is for', required: true },
  for: {
    type: 'string',
    value: 'PURPOSE',
    help: 'what for: court-papers (if left out), support-services',
  },
  people: { type: 'string', value: 'NAMES', help: `whose part of the case goes, ${LIST}` },
  records: { type: 'string', value: 'IDS', help: `which interviews and worksheets, ${LIST}` },
  exhibits: {
    type: 'string',
    value: 'NAMES',
    help: `which exhibits, ${LIST}; "" for none`,
    mayBeEmpty: true,
  },
  without: {
    type: 'string',
    value: 'PARTS',
    help: `what stays behind as a whole, separated by semicolons: ${KEPT_PARTS.join(', ')}`,
  },
  ...RELEASE,
} as const;
type Part = Values<typeof PART>;
type Job = Parameters<typeof findCase>[2];

const namesIn = (typed: string): string[] =>
  typed
    .split(';')
    .map((one) => one.trim())
    .filter((one) => one !== '');

async function chosenIn(engine: RunningEngine, options: Part, job: Job) {
  const { id: caseId } = await findCase(engine, options.case, job);
  const { evidence } = await perform(engine, 'evidenceList', { caseId }, job);
  const { people, records, exhibits, recipient } = options;
  const chosen: PersonId[] = [];
  for (const name of namesIn(people ?? ''))
    chosen.push((await findPerson(engine, caseId, name, job, '--people')).id);
  const recordIds = namesIn(records ?? '').map((id) => idOr(ScreeningId.safeParse(id), id));
  const exhibitIds: EvidenceId[] = namesIn(exhibits ?? '').map((name) => findEvidence(evidence, name).id);
  return {
    caseId,
    recipient,
    forPurpose: options.for ?? '',
    released: releasedFromPack(options, evidence),
    without: namesIn(options.without ?? '').map(keptPart),
    ...(people === undefined ? {} : { people: chosen }),
    ...(records === undefined ? {} : { records: recordIds }),
    ...(exhibits === undefined ? {} : { exhibits: exhibitIds }),
  };
}

function keptPart(typed: string): KeptPart {
  const part = KEPT_PARTS.find((one) => one === typed);
  if (part !== undefined) return part;
  throw new TestimonyError('usage', { subject: '--without', detail: `one of: ${KEPT_PARTS.join(', ')}` });
}

function idOr<T>(read: { success: true; data: T } | { success: false }, typed: string): T {
  if (!read.success) throw new TestimonyError('not-found', { subject: typed });
  return read.data;
}
const handoverId = (typed = ''): HandoverId => idOr(HandoverId.safeParse(typed), typed);

const preview = command({
  name: 'handover preview',
  summary: 'Show what of a case would be handed over, what would stay, and whether there is consent',
  options: PART,
  example: 'handover preview --vault ./my-vault --case LH-2026-014 --recipient "Harbour House"',
  place: 'handover',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const seen = await perform(engine, 'handoverPreview', await chosenIn(engine, options, job), job);
      const { missing } = seen.consent;
      return {
        json: seen,
        lines: [
          ...contentLines(seen.contents),
          ...leftLines(seen.leftOut),
          ...withheldLines(seen.withheld, 'here'),
          missing.length === 0 ? 'Consent stands.' : `Consent is missing: ${missing.length}.`,
        ],
        outcome: missing.length === 0 ? 'done' : 'findings',
      };
    }),
});

const make = command({
  name: 'handover make',
  summary: 'Write a case, or a part of it, into one encrypted file for another organisation',
  details: [
    'The file is in the age format: it opens here, and with the program called age. It holds the people, the records with every account, the consents, the originals of the exhibits, days and what was seen to, contacts, safe contact plans, decisions and support, and where each thing stands in the log.',
    'What is privileged, colleagues’ notes, bundles and copies that left stay behind. The file says how many things stayed and why. A record goes as it was signed: words that are kept back from papers are in it, and “handover preview” and the file say which.',
  ],
  options: {
    ...PART,
    key: { type: 'string', value: 'AGE1…', help: 'their public key, from their "handover key"' },
    'file-passphrase-file': {
      type: 'string',
      value: 'FILE',
      help: 'in place of --key: a file whose first line is the passphrase that opens it ("-" for standard input)',
    },
    organisation: ORGANISATION,
    out: OUT,
    ...DECISION,
  },
  example:
    'handover make --vault ./my-vault --case LH-2026-014 --recipient "Harbour House" --for support-services --key age1… --out /media/stick',
  place: 'handover',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const chosen = await chosenIn(engine, options, job);
      const secret = options['file-passphrase-file'];
      if ((options.key === undefined) === (secret === undefined))
        throw new TestimonyError('usage', {
          subject: '--key',
          detail: 'either --key or --file-passphrase-file',
        });
      const passphrase = secret === undefined ? '' : secretFromFile(secret, terminal);
      if (passphrase !== '') terminal.say(await strengthLine(passphrase));
      const to = options.key === undefined ? { passphrase } : { key: options.key };
      const out = resolve(options.out);
      makeFolder(out);
      const folder = engine.files.register(out);
      const input = {
        ...chosen,
        ...decisionIn(options),
        to,
        folder,
        organisation: options.organisation ?? '',
      };
      // They are said before anything is written: a record goes as it was signed, and has them.
      const { withheld } = await perform(engine, 'handoverPreview', chosen, job);
      for (const line of withheldLines(withheld, 'here')) terminal.say(line);
      const done = await perform(engine, 'handoverMake', input, job);
      return {
        json: { ...done, folder: out },
        lines: [
          ...facts([
            ['handover', done.id],
            ['file', done.fileName],
            ['bytes', done.bytes],
            ['sha256', done.sha256],
          ]),
          'Next: give it to them, and ask for the receipt. "handover receipt-read" takes it in.',
        ],
      };
    }),
});

const list = command({
  name: 'handover list',
  summary: 'Show what was handed over, with the receipts that came back, and what was received',
  options: OPEN,
  example: 'handover list --vault ./my-vault',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const found = await perform(engine, 'handoverList', {}, job);
      return { json: found, lines: [...sentLines(found.sent), '', ...receivedLines(found.received)] };
    }),
});

const read = command({
  name: 'handover read',
  summary: 'Read a file from another organisation in beside the cases, and show what in it is new',
  details: ['No case is changed. Interrupted, the same command goes on.'],
  positionals: [{ name: 'FILE', help: 'the file' }],
  options: {
    ...OPEN,
    'file-passphrase-file': {
      type: 'string',
      value: 'FILE',
      help: 'where it opens with a passphrase: a file whose first line it is ("-" for standard input)',
    },
  },
  example: 'handover read /media/stick/case-handover-2026-11-25.age --vault ./my-vault',
  place: 'handover',
  run: ({ options, positionals: [file = ''], terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const secret = options['file-passphrase-file'];
      const passphrase = secret === undefined ? '' : secretFromFile(secret, terminal);
      const handle = engine.files.register(resolve(file));
      const found = await perform(engine, 'handoverRead', { file: handle, passphrase }, job);
      return { json: found, lines: [...reviewLines(found), '', NEXT] };
    }),
});
const NEXT =
  'Next: handover merge, with --seen as above. Add --take and --leave for what should go otherwise.';

const review = command({
  name: 'handover review',
  summary: 'Show a received file beside the case as it is here now',
  positionals: HANDOVER,
  options: OPEN,
  example: 'handover review 0f3k… --vault ./my-vault',
  place: 'handover',
  run: ({ options, positionals: [id], terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const found = await perform(engine, 'handoverReview', { handoverId: handoverId(id) }, job);
      return { json: found, lines: reviewLines(found) };
    }),
});

const merge = command({
  name: 'handover merge',
  summary: 'Take a received file into the case as decided, all of it or nothing',
  details: [
    'What only adds goes in unless it is left. Where both sides say something of their own, what is here stays unless it is taken. A field that both changed: --take for theirs, --leave for yours, neither to decide later. Consents, plans and fields that both changed always come in: both are shown until somebody decides. Nothing is overwritten without being kept: "handover review" shows both sides afterwards too.',
  ],
  positionals: HANDOVER,
  options: {
    ...OPEN,
    seen: {
      type: 'string',
      value: 'SHA256',
      help: 'from "handover read" or "handover review"',
      required: true,
    },
    take: {
      type: 'string',
      value: 'ITEMS',
      help: 'what goes in, as the review names it, separated by semicolons',
    },
    leave: { type: 'string', value: 'ITEMS', help: 'what stays with the file' },
    reference: { type: 'string', value: 'REF', help: 'for a case that is new here, where theirs is taken' },
  },
  example: 'handover merge 0f3k… --vault ./my-vault --seen 9c1e… --take "answer/4k…/place-born"',
  place: 'handover',
  run: ({ options, positionals: [id], terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const decisions = [
        ...namesIn(options.take ?? '').map((item) => ({ item, take: true })),
        ...namesIn(options.leave ?? '').map((item) => ({ item, take: false })),
      ];
      const { seen, reference = '' } = options;
      const input = { handoverId: handoverId(id), seen, decisions, reference };
      const done = await perform(engine, 'handoverMerge', input, job);
      return {
        json: done,
        lines: [...reviewLines(done), '', 'Next: handover receipt, and give it to whoever sent the case.'],
      };
    }),
});

const discard = command({
  name: 'handover discard',
  summary: 'Take away what was read in and not taken into a case; the log keeps that it was here',
  positionals: HANDOVER,
  options: OPEN,
  example: 'handover discard 0f3k… --vault ./my-vault',
  place: 'handover',
  run: ({ options, positionals: [id], terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const found = await perform(engine, 'handoverDiscard', { handoverId: handoverId(id) }, job);
      return { json: found, lines: receivedLines(found.received) };
    }),
});

const receipt = command({
  name: 'handover receipt',
  summary: 'Write the receipt of a received file, for the sender',
  details: ['It says what was taken in, by whom and when, in numbers, and nothing of the case.'],
  positionals: HANDOVER,
  options: { ...OPEN, out: OUT, organisation: ORGANISATION },
  example: 'handover receipt 0f3k… --vault ./my-vault --out /media/stick --organisation "Harbour House"',
  place: 'handover',
  run: ({ options, positionals: [id], terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const out = resolve(options.out);
      makeFolder(out);
      const folder = engine.files.register(out);
      const input = { handoverId: handoverId(id), folder, organisation: options.organisation ?? '' };
      const done = await perform(engine, 'handoverReceiptWrite', input, job);
      return {
        json: { ...done, folder: out },
        lines: facts([
          ['file', done.fileName],
          ['sha256', done.sha256],
        ]),
      };
    }),
});

const receiptRead = command({
  name: 'handover receipt-read',
  summary: 'Take in the receipt that came back for a case that was handed over',
  positionals: [{ name: 'FILE', help: 'the receipt' }],
  options: OPEN,
  example: 'handover receipt-read /media/stick/handover-receipt-2026-11-26.json --vault ./my-vault',
  place: 'handover',
  run: ({ options, positionals: [file = ''], terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const handle = engine.files.register(resolve(file));
      const sent = await perform(engine, 'handoverReceiptRead', { file: handle }, job);
      return { json: sent, lines: sentLines([sent]) };
    }),
});

export const handoverCommands = [preview, make, list, read, review, merge, discard, receipt, receiptRead];
