/** @file `testimony audit check-proof`: a proof of the log, held against nothing but itself. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { checkProof, type ProofFault } from '../../audit/check-proof.ts';
import { asTestimonyError, TestimonyError } from '../../core/errors/errors.ts';
import { coded } from '../../core/findings/finding.ts';
import { pageRuns } from '../../core/findings/page-list.ts';
import type { LogStateSaid } from '../../core/log/checkpoint-note.ts';
import type { EmptiedEntry } from '../../core/log/proof-file.ts';
import { sha256 } from '../../crypto/digest.ts';
import { provenNote } from '../../crypto/signing.ts';
import { facts } from '../columns.ts';
import { command } from '../command.ts';

export const checkProofFile = command({
  name: 'audit check-proof',
  summary: 'Check a proof of a log, without its vault',
  details: ['verify.py, which is written beside a proof, says the same with Python alone.'],
  positionals: [{ name: 'FILE', help: 'the proof, JSON' }],
  options: {},
  example: 'audit check-proof "./for-the-file/The log.proof.json"',
  run: async ({ positionals: [file = ''] }) => {
    const found = checkProof(jsonIn(file), sha256, provenNote);
    const { faults, entries, log, earlier, head, signed } = found;
    return {
      json: found,
      lines: [
        faults.length === 0 ? 'The proof holds.' : 'The proof does not hold:',
        ...faults.map((fault) => `  - ${FAULT[fault.what](fault.seq)}`),
        ...facts([
          ['entries', log === null ? entries : `${entries} of ${log.entries}`],
          ...(log === null ? [] : [['root', log.root] as const]),
          ...(head === null ? [] : [['newest', head] as const]),
          ...(earlier === null
            ? []
            : [['goes on from', `${earlier.entries} entries, ${earlier.root}`] as const]),
          ...(signed === null ? [] : signedFacts(signed)),
        ]),
        ...emptiedLines(found.emptied),
      ],
      outcome: faults.length === 0 ? 'done' : 'findings',
    };
  },
});

export const signedFacts = ({ by, at, key }: Pick<LogStateSaid, 'by' | 'at' | 'key'>) =>
  [
    ['signed by', by],
    ['as of', at],
    ['their key', key],
  ] as const;

const FAULT: Readonly<Record<ProofFault['what'], (seq: number | null) => string>> = {
  form: () => 'the file is no proof of a log, or parts of it are missing',
  continued: () => 'the log does not go on from the earlier one',
  signature: () => 'what was signed is not this log, or not by the key that is named',
  emptied: (seq) =>
    `entry ${seq} is not one that the erasure it names has emptied, or others of it are missing`,
  bare: (seq) => `entry ${seq} is empty, and nothing says by what: write the proof out anew`,
  entry: (seq) => `entry ${seq} is not in this log, or was changed`,
  link: (seq) => `entry ${seq} does not follow from the one before`,
};

/** "entries 3 to 7 and 9: emptied by entry 12, under certificate x". */
function emptiedLines(emptied: readonly EmptiedEntry[]): string[] {
  const erasures = Map.groupBy(
    emptied,
    ({ by, certificate }) => `entry ${by}, under certificate ${certificate}`,
  );
  return [...erasures].map(([erasure, entries]) => {
    const runs = pageRuns(entries.map(({ seq }) => seq));
    const said = runs.map(({ first, last }) => (first === last ? String(first) : `${first} to ${last}`));
    return `${said.length === 1 && entries.length === 1 ? 'entry' : 'entries'} ${said.join(', ')}: emptied by ${erasure}`;
  });
}

/** Throws `not-found` and the system's errors; what is no JSON is no proof. */
export function jsonIn(file: string): unknown {
  try {
    return JSON.parse(readFileSync(resolve(file), 'utf8'));
  } catch (thrown) {
    if (thrown instanceof SyntaxError) return null;
    throw asTestimonyError(thrown, file);
  }
}

/**
 * Throws `bad-input` for a file that is none, or does not hold. Entries that are empty without a word of why do not matter
 * here: the vault holds the root against its own log.
 */
export function readProof(file: string): { log: { entries: number; root: string } } {
  const { log, faults } = checkProof(jsonIn(file), sha256, provenNote);
  if (log === null || faults.some(({ what }) => what !== 'bare'))
    throw new TestimonyError('bad-input', { subject: '--earlier', found: [coded('log-proof-damaged')] });
  return { log };
}
