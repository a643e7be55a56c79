/** @file `testimony audit …`: the log, and proof that it is whole. */

import { resolve } from 'node:path';
import { LOG_FORMATS, type LogFormat } from '../../contract/vault.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import type { CaseId } from '../../core/ids.ts';
import { LOG_KIND_NAMES, type LogKind } from '../../core/log/kinds.ts';
import { mergeRepeated } from '../../core/log/merged.ts';
import { perform } from '../../usecases/handlers/registry.ts';
import { sayEntries } from '../../usecases/resources/log-words.ts';
import { columns, facts } from '../columns.ts';
import {
  command,
  DECISION,
  decisionIn,
  FOR_PURPOSE,
  PASSPHRASE_FILE,
  VAULT,
  type Values,
} from '../command.ts';
import { readDay } from '../dates.ts';
import { findCase } from '../find.ts';
import { makeFolder } from '../folders.ts';
import { logLines, logOutcome } from '../log-lines.ts';
import { withVault } from '../with-vault.ts';
import { auditHeadCommands } from './audit-heads.ts';
import { checkProofFile, readProof } from './audit-proof.ts';

const VAULT_OPTIONS = { vault: VAULT, 'passphrase-file': PASSPHRASE_FILE };

const verify = command({
  name: 'audit verify',
  summary: 'Check that nothing was taken out of the log or changed in it',
  details: [
    'Every interview and worksheet is held against the log and its signature too, and what is said of cases, people and exhibits against what was last written.',
    'Write the newest fingerprint down, or read it out to somebody: a later check that shows another history is then noticed.',
  ],
  options: {
    ...VAULT_OPTIONS,
    'since-last': { type: 'boolean', help: 'follow the log from where it was followed to before' },
  },
  example: 'audit verify --vault ./my-vault',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const found = await perform(engine, 'auditVerify', { sinceLast: options['since-last'] }, job);
      return {
        json: found,
        lines: [
          ...logLines(found),
          ...facts([
            ['entries', found.entries],
            ['records', found.records],
            ['newest', found.head],
          ]),
        ],
        outcome: logOutcome(found),
      };
    }),
});

const MOST = 500;
/** Letters: what was refused stands at the end of what is said of it. */
const LONGEST_DEED = 120;

function kindIn(text: string): LogKind {
  const kind = LOG_KIND_NAMES.find((one) => one === text);
  if (kind !== undefined) return kind;
  const detail = `"${text}" is none of ${LOG_KIND_NAMES.join(', ')}`;
  throw new TestimonyError('usage', { subject: '--kind', detail });
}

const FILTER = {
  who: { type: 'string', value: 'NAME', help: 'only what this person did' },
  kind: { type: 'string', value: 'KIND', help: `one of ${LOG_KIND_NAMES.join(', ')}` },
  from: { type: 'string', value: 'DATE', help: 'not before this day' },
  to: { type: 'string', value: 'DATE', help: 'not after this day' },
} as const;

function filterIn({ who, kind, from, to }: Values<typeof FILTER>) {
  return {
    ...(who === undefined ? {} : { who }),
    ...(kind === undefined ? {} : { kind: kindIn(kind) }),
    ...(from === undefined ? {} : { from: readDay(from, '--from') }),
    ...(to === undefined ? {} : { to: readDay(to, '--to') }),
  };
}

const inCase = (found: { readonly id: CaseId } | undefined) =>
  found === undefined ? {} : { caseId: found.id };

const list = command({
  name: 'audit list',
  summary: 'Show the newest entries of the log',
  details: [
    'The same action on the same thing on one day is shown once, with a count; --json has every entry.',
  ],
  options: {
    ...VAULT_OPTIONS,
    limit: { type: 'string', value: 'N', help: `how many, ${MOST} at most; 50 if left out` },
    case: { type: 'string', value: 'REF', help: 'only what concerns this case' },
    ...FILTER,
  },
  example: 'audit list --vault ./my-vault --limit 20',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const limit = options.limit === undefined ? 50 : Number(options.limit);
      const found = options.case === undefined ? undefined : await findCase(engine, options.case, job);
      const filter = filterIn(options);
      const log = await perform(engine, 'auditList', { limit, ...inCase(found), ...filter }, job);
      const say = sayEntries(engine.resources);
      const rows = mergeRepeated(log.entries).map((one) => [
        one.times === 1 ? String(one.seq) : `${one.firstSeq}-${one.seq}`,
        one.at,
        one.actor,
        one.times === 1 ? say(one) : `${say(one)}, x${one.times}`,
        one.about === '' ? one.subject : [one.about, one.worksheet].filter((part) => part !== '').join(', '),
        one.action,
      ]);
      const lines = columns(['entry', 'when', 'who', 'what', 'on', 'called'], rows, LONGEST_DEED);
      return { json: log, lines };
    }),
});

const exported = command({
  name: 'audit export',
  summary: 'Write the log out: as pages, as a table, or with every detail',
  details: [
    "Of one case, or of the whole vault. Without --recipient it is for the office's own file and nobody is asked; for anybody else it is of one case, and leaves under the same consents as evidence. What is marked privileged is not named in it.",
    'A proof holds each entry word for word with its place in the whole log, so it is for the office to keep and to hand up; verify.py beside it checks it with Python alone.',
    'The pages say each thing that was done again and again on one day once; CSV and JSON have every entry.',
  ],
  options: {
    ...VAULT_OPTIONS,
    case: { type: 'string', value: 'REF', help: 'only what concerns this case' },
    ...FILTER,
    format: { type: 'string', value: 'FORMAT', help: `one of ${LOG_FORMATS.join(', ')}; pdf if left out` },
    earlier: {
      type: 'string',
      value: 'FILE',
      help: 'an earlier proof; the new one shows that the log goes on from it',
    },
    out: {
      type: 'string',
      value: 'DIR',
      help: 'folder to write to; made if it is not there',
      required: true,
    },
    recipient: { type: 'string', value: 'NAME', help: 'who will hold it, where that is not the office' },
    for: FOR_PURPOSE,
    ...DECISION,
  },
  example: 'audit export --vault ./my-vault --case LH-2026-014 --out ./for-the-file',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const found = options.case === undefined ? undefined : await findCase(engine, options.case, job);
      const format = formatIn(options.format ?? 'pdf');
      const filter = filterIn(options);
      const out = resolve(options.out);
      makeFolder(out);
      const { recipient = '', for: forPurpose = '' } = options;
      const whom = { own: recipient === '', recipient, forPurpose, ...decisionIn(options) };
      const folder = engine.files.register(out);
      const earlier = options.earlier === undefined ? null : readProof(options.earlier).log;
      const input = { ...inCase(found), ...filter, ...whom, format, folder, earlier };
      const done = await perform(engine, 'auditExport', input, job);
      return {
        json: { ...done, folder: out },
        lines: facts([
          ['file', done.fileName],
          ['entries', done.entries],
          ['sha256', done.sha256],
        ]),
      };
    }),
});

function formatIn(text: string): LogFormat {
  const format = LOG_FORMATS.find((one) => one === text);
  if (format !== undefined) return format;
  throw new TestimonyError('usage', {
    subject: '--format',
    detail: `"${text}" is none of ${LOG_FORMATS.join(', ')}`,
  });
}

export const auditCommands = [verify, list, exported, checkProofFile, ...auditHeadCommands];
