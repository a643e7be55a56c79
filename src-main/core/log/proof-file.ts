/**
 * @file A proof that entries stand in the log where they say they do, and that the log goes on from an earlier one. Anybody
 * can check it without the vault: with this program, or with `resources/verifier/verify.py` and nothing else.
 */
import * as z from 'zod';

export const PROOF_FORMAT = 'testimony-log-proof';
const Hash = z.string().regex(/^[0-9a-f]{64}$/);
const LogRoot = z.strictObject({ entries: z.number().int().min(1), root: Hash });
/** The path up to the root, hashes in hex. */
const Path = z.array(Hash).max(64);

const Proof = z.strictObject({
  ...{ format: z.literal(PROOF_FORMAT), version: z.literal(1) },
  log: LogRoot,
  /** In order. `canonical`: the text that is hashed, RFC 8785. */
  entries: z.array(z.strictObject({ canonical: z.string().max(100_000), proof: Path })).max(5_000_000),
  /** An earlier state of the log, kept elsewhere; null where none was asked for. */
  earlier: LogRoot.extend({ proof: Path }).nullable(),
});

export const LogProofFile = z.discriminatedUnion('version', [
  Proof,
  Proof.extend({
    version: z.literal(2),
    /** The log as it stands, signed: see checkpoint-note.ts; null where whoever made the proof had no key to sign with. */
    checkpoint: z.string().max(2000).nullable(),
  }),
]);
export type LogProofFile = z.infer<typeof LogProofFile>;
export type LogRoot = z.infer<typeof LogRoot>;
