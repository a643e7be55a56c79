/** @file `testimony audit witness`, `compare`, `keep`: states of the log that are kept where the vault is not. */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { checkProof } from '../../audit/check-proof.ts';
import type { LogCompared } from '../../contract/log-heads.ts';
import { asTestimonyError, TestimonyError } from '../../core/errors/errors.ts';
import { coded } from '../../core/findings/finding.ts';
import { sha256 } from '../../crypto/digest.ts';
import { provenNote } from '../../crypto/signing.ts';
import { perform } from '../../usecases/handlers/registry.ts';
import { facts } from '../columns.ts';
import { command, PASSPHRASE_FILE, VAULT } from '../command.ts';
import { makeFolder } from '../folders.ts';
import { moment } from '../moment.ts';
import { withVault } from '../with-vault.ts';
import { jsonIn, signedFacts } from './audit-proof.ts';

const VAULT_OPTIONS = { vault: VAULT, 'passphrase-file': PASSPHRASE_FILE };

const witness = command({
  name: 'audit witness',
  summary: 'Write the state of the log into a small file for a second laptop',
  details: [
    'It says how many entries the log has, one fingerprint over all of them, and who signed it; nothing about anybody. Keep it where nobody who works on this vault can change it.',
    'With --earlier it also shows that the log goes on from what was kept before, and `audit keep` on the second laptop takes it in the place of that.',
  ],
  options: {
    ...VAULT_OPTIONS,
    earlier: { type: 'string', value: 'FILE', help: 'what was kept before' },
    out: {
      type: 'string',
      value: 'DIR',
      help: 'folder to write to; made if it is not there',
      required: true,
    },
  },
  example: 'audit witness --vault ./my-vault --out ./usb',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const out = resolve(options.out);
      makeFolder(out);
      const earlier = options.earlier === undefined ? null : engine.files.register(resolve(options.earlier));
      const done = await perform(engine, 'logWitness', { folder: engine.files.register(out), earlier }, job);
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

const compare = command({
  name: 'audit compare',
  summary: 'Hold a state of the log that was kept elsewhere against the log',
  details: [
    'FILE is what `audit witness` wrote, a proof, a log with every detail, or the log-head.json beside a bundle. Where only a page was kept: --entry and --fingerprint, of which the first 16 letters are enough.',
    'Nothing is changed by it. Without any of them it says when and where a state was last kept.',
  ],
  options: {
    ...VAULT_OPTIONS,
    file: { type: 'string', value: 'FILE', help: 'what was kept' },
    entry: { type: 'string', value: 'N', help: 'the number of the entry that was newest' },
    fingerprint: { type: 'string', value: 'HEX', help: 'its fingerprint, or how it begins' },
  },
  example: 'audit compare --vault ./my-vault --file "./usb/State of the log 214.json"',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      if (options.file === undefined && options.entry === undefined) {
        const kept = await perform(engine, 'logHeads', {}, job);
        return { json: kept, lines: [keptLine(kept)] };
      }
      const input =
        options.file === undefined
          ? {
              file: null,
              printed: {
                entries: Number(options.entry),
                head: (options.fingerprint ?? '').replace(/\s/g, '').toLowerCase(),
              },
            }
          : { file: engine.files.register(resolve(options.file)) };
      const found = await perform(engine, 'logCompare', input, job);
      return {
        json: found,
        lines: [
          HOW[found.how](found),
          ...(found.signed === null ? [] : facts(signedFacts(found.signed))),
          ...(found.signed === null || found.signed.known
            ? []
            : ['This key has not signed the log of this vault before.']),
          ...(found.how === 'goes-on' || found.how === 'another-vault' ? [] : [ADVICE]),
        ],
        outcome: found.how === 'goes-on' ? 'done' : 'findings',
      };
    }),
});

const ADVICE =
  'Nothing was changed by looking. Copy the whole vault folder somewhere safe now, keep the file, and tell whoever is responsible for the records.';

const HOW: Readonly<Record<LogCompared['how'], (found: LogCompared) => string>> = {
  'goes-on': ({ entries }) =>
    `The log goes on from what was kept: its first ${entries} entries are as they were.`,
  shorter: ({ entries, now }) => `The log has ${now} entries, and had ${entries} when this was kept.`,
  'other-history': () => 'The log is not the one that this was kept of.',
  broken: () => 'The entries since then do not follow on from one another.',
  'another-vault': () => 'This was kept of another vault.',
};

const keptLine = ({
  last,
  entries,
}: {
  last: { kind: string; name: string; folder: string; at: string; entries: number } | null;
  entries: number;
}): string =>
  last === null
    ? 'No state of this log is kept elsewhere yet.'
    : `A state of this log was last kept elsewhere on ${moment(last.at)}: ${last.name}, in ${last.folder}. The log has grown by ${entries - last.entries} since.`;

const keep = command({
  name: 'audit keep',
  summary: 'On a second laptop: take a newer state of a log in the place of the one that is kept',
  details: [
    'Needs no vault. A state that does not go on from the one that is kept is refused, and what is kept stays: make it with `audit witness --earlier`.',
  ],
  positionals: [{ name: 'FILE', help: 'what `audit witness` wrote' }],
  options: {
    in: { type: 'string', value: 'FILE', help: 'where the state is kept; made at first', required: true },
  },
  example: 'audit keep "./usb/State of the log 214.json" --in ./office-log.json',
  run: async ({ positionals: [file = ''], options }) => {
    const offered = checkProof(jsonIn(file), sha256, provenNote);
    const { log, earlier, faults } = offered;
    if (log === null || faults.length > 0) throw damaged(file);
    const place = resolve(options.in);
    const kept = existsSync(place) ? checkProof(jsonIn(place), sha256, provenNote) : null;
    if (kept !== null && (kept.log === null || kept.faults.length > 0)) throw damaged(options.in);
    const was = kept?.log ?? null;
    const same = (one: typeof was) => one?.entries === was?.entries && one?.root === was?.root;
    // Keys are people's: another person may sign next. Another vault never stands in a place that is taken.
    const sameVault = kept === null || kept.signed?.vaultId === offered.signed?.vaultId;
    const goesOn = sameVault && (was === null || same(log) || same(earlier));
    if (goesOn) putInPlace(place, file);
    return {
      json: { kept: goesOn, before: was, offered: log },
      lines: [
        goesOn
          ? `Kept: ${log.entries} entries, ${log.root}.`
          : `Not kept: this state (${log.entries} entries) was not shown to go on from the one that is kept (${was?.entries} entries). What is kept was not changed.`,
      ],
      outcome: goesOn ? 'done' : 'findings',
    };
  },
});

const damaged = (subject: string) =>
  new TestimonyError('bad-input', { subject, found: [coded('log-proof-damaged')] });

function putInPlace(place: string, file: string): void {
  try {
    writeFileSync(`${place}.new`, readFileSync(resolve(file)), { flag: 'wx', mode: 0o600, flush: true });
    renameSync(`${place}.new`, place);
  } catch (thrown) {
    throw asTestimonyError(thrown, place);
  }
}

export const auditHeadCommands = [witness, compare, keep];
