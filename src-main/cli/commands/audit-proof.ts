/** @file `testimony audit check-proof`: a proof of the log, held against nothing but itself. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { checkProof, type ProofFault } from '../../audit/check-proof.ts';
import { asTestimonyError, TestimonyError } from '../../core/errors/errors.ts';
import { coded } from '../../core/findings/finding.ts';
import type { LogStateSaid } from '../../core/log/checkpoint-note.ts';
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
  entry: (seq) => `entry ${seq} is not in this log, or was changed`,
  link: (seq) => `entry ${seq} does not follow from the one before`,
};

/** Throws `not-found` and the system's errors; what is no JSON is no proof. */
export function jsonIn(file: string): unknown {
  try {
    return JSON.parse(readFileSync(resolve(file), 'utf8'));
  } catch (thrown) {
    if (thrown instanceof SyntaxError) return null;
    throw asTestimonyError(thrown, file);
  }
}

/** Throws `bad-input` for a file that is none, or does not hold. */
export function readProof(file: string): { log: { entries: number; root: string } } {
  const { log, faults } = checkProof(jsonIn(file), sha256, provenNote);
  if (log === null || faults.length > 0)
    throw new TestimonyError('bad-input', { subject: '--earlier', found: [coded('log-proof-damaged')] });
  return { log };
}
