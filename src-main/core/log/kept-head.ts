/** @file A state of the log as it may have been kept: in which files, and what each says of it. */
import * as z from 'zod';
import type { CheckpointNote } from './checkpoint-note.ts';
import { LogProofFile } from './proof-file.ts';

export interface KeptHead {
  readonly entries: number;
  /** Root of the tree over them, hex; null where it was not kept. */
  readonly root: string | null;
  /** Fingerprint of the newest of them, or its beginning, hex; null where it was not kept. */
  readonly head: string | null;
  /** The note that goes with it, which says the same; null for none. */
  readonly note: string | null;
}

const Hash = z.string().regex(/^[0-9a-f]{64}$/);
/** Beside a bundle. */
const BesideBundle = z.object({ entry: z.int().min(1), sha256: Hash, signed: z.string().nullish() });
/** A log with every detail. */
const WithDetails = z.object({
  head: z.object({ seq: z.int().min(1), hash: Hash }),
  entries: z.array(z.unknown()),
});

/** Null for a file that is none of these. `json`: as read; null for what is no JSON. `read`: of a signed note. */
export function keptHeadIn(
  text: string,
  json: unknown,
  read: (note: string) => CheckpointNote | null,
): KeptHead | null {
  const note = read(text);
  if (note !== null) return { entries: note.entries, root: note.root, head: note.head, note: text };
  const proof = LogProofFile.safeParse(json);
  if (proof.success) {
    const { log } = proof.data;
    const signed = proof.data.version === 1 ? null : proof.data.checkpoint;
    return { ...log, head: signed === null ? null : (read(signed)?.head ?? null), note: signed };
  }
  const beside = BesideBundle.safeParse(json);
  if (beside.success) {
    const { entry: entries, sha256: head, signed } = beside.data;
    return { entries, root: null, head, note: signed ?? null };
  }
  const details = WithDetails.safeParse(json);
  if (!details.success) return null;
  const { seq: entries, hash: head } = details.data.head;
  return { entries, root: null, head, note: null };
}
