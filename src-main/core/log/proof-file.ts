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

/** `canonical`: the text that is hashed, RFC 8785. */
const Entry = z.strictObject({ canonical: z.string().max(100_000), proof: Path });

const Text = z.string().max(1000);
/**
 * An entry whose particulars an erasure took out: what is left of it, `hash` the one that the next entry holds, `leaf` its
 * place in the tree. `by`: number of the erasure's own entry, which is among the entries and holds one hash over all that
 * it emptied; `certificate`: the erasure's.
 */
const Emptied = z.strictObject({
  emptied: z.strictObject({
    seq: z.number().int().min(1),
    at: Text,
    actor: Text,
    action: Text,
    subject: Text,
    hash: Hash,
    by: z.number().int().min(1),
    certificate: Text,
  }),
  leaf: Hash,
  proof: Path,
});
export type EmptiedEntry = z.infer<typeof Emptied>['emptied'];

const MOST_ENTRIES = 5_000_000;
const Proof = z.strictObject({
  format: z.literal(PROOF_FORMAT),
  version: z.literal(1),
  log: LogRoot,
  /** In order. */
  entries: z.array(Entry).max(MOST_ENTRIES),
  /** An earlier state of the log, kept elsewhere; null where none was asked for. */
  earlier: LogRoot.extend({ proof: Path }).nullable(),
});

const Signed = Proof.extend({
  version: z.literal(2),
  /** The log as it stands, signed: see checkpoint-note.ts; null where whoever made the proof had no key to sign with. */
  checkpoint: z.string().max(2000).nullable(),
});

/** Version 3 is written where emptied entries are in it, and only then: older checkers know the others. */
export const LogProofFile = z.discriminatedUnion('version', [
  Proof,
  Signed,
  Signed.extend({ version: z.literal(3), entries: z.array(z.union([Entry, Emptied])).max(MOST_ENTRIES) }),
]);
export type LogProofFile = z.infer<typeof LogProofFile>;
export type LogRoot = z.infer<typeof LogRoot>;
