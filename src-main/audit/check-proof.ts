/** @file Checks a proof of the log (core/log/proof-file.ts). Pure: hashing, and what reads a signed note, are passed in. */
import type { LogStateSaid } from '../core/log/checkpoint-note.ts';
import { LogProofFile, type LogRoot } from '../core/log/proof-file.ts';
import { canonicalJson } from '../core/text/canonical-json.ts';
import { isContinued, type Root } from './consistency.ts';
import { hexOf, type Sha256 } from './entry.ts';
import { rootFrom } from './tree.ts';

/**
 * `form`: not the file of a proof. `entry`: an entry is not where it says, or was changed. `link`: one does not follow from
 * the one before it. `continued`: the log does not go on from the earlier one. `signature`: what was signed is not this log,
 * or was not signed by the key that it names.
 */
export type ProofFault =
  | { readonly what: 'form' | 'continued' | 'signature'; readonly seq: null }
  | { readonly what: 'entry' | 'link'; readonly seq: number };

export interface ProofChecked {
  readonly faults: readonly ProofFault[];
  readonly entries: number;
  readonly log: LogRoot | null;
  readonly earlier: LogRoot | null;
  /** Fingerprint of the newest entry, as the check of the log shows it; null where it is not among them. */
  readonly head: string | null;
  /** What was signed of it; null where nothing was. */
  readonly signed: LogStateSaid | null;
}

/** Reads a note and checks its signature; null for one that does not hold. */
type Proven = (note: string) => LogStateSaid | null;

type Hashing = Sha256 & ((...parts: readonly Uint8Array[]) => Uint8Array);

/** Never throws for a bad proof. `json`: as read from the file. */
export function checkProof(json: unknown, hash: Hashing, proven: Proven): ProofChecked {
  const parsed = LogProofFile.safeParse(json);
  if (!parsed.success)
    return {
      ...{ faults: [{ what: 'form', seq: null }], entries: 0, log: null, earlier: null, head: null },
      signed: null,
    };
  const { log, entries, earlier } = parsed.data;
  const faults: ProofFault[] = [];
  let [last, chain] = [0, ''];
  for (const { canonical, proof } of entries) {
    const read = readEntry(canonical);
    const bytes = new TextEncoder().encode(canonical);
    const place = {
      canonical: bytes,
      index: (read?.seq ?? 0) - 1,
      size: log.entries,
      proof: proof.map(bytesOf),
    };
    const root = rootFrom(place, hash);
    if (read === null || read.seq <= last || root === null || hexOf(root) !== log.root)
      faults.push({ what: 'entry', seq: read?.seq ?? last + 1 });
    else if (read.seq === last + 1 && read.prev !== (last === 0 ? '0'.repeat(64) : chain))
      faults.push({ what: 'link', seq: read.seq });
    [last, chain] = [read?.seq ?? last, hexOf(hash(bytes))];
  }
  if (earlier !== null && !isContinued(rootOf(earlier), rootOf(log), earlier.proof.map(bytesOf), hash))
    faults.push({ what: 'continued', seq: null });
  const note = parsed.data.version === 1 ? null : parsed.data.checkpoint;
  const signed = note === null ? null : proven(note);
  const newest = last === log.entries ? chain : null;
  if (note !== null && !isOf(signed, log, newest)) faults.push({ what: 'signature', seq: null });
  const head = faults.length === 0 ? newest : null;
  const was = earlier === null ? null : { entries: earlier.entries, root: earlier.root };
  return { faults, entries: entries.length, log, earlier: was, head, signed };
}

const isOf = (signed: LogStateSaid | null, log: LogRoot, newest: string | null): boolean =>
  signed?.entries === log.entries && signed.root === log.root && (newest ?? signed.head) === signed.head;

/** Null for a text that is no entry, or is not written as it was hashed. */
function readEntry(canonical: string): { readonly seq: number; readonly prev: string } | null {
  try {
    const entry = JSON.parse(canonical) as { seq?: unknown; prev?: unknown };
    const { seq, prev } = entry;
    if (typeof seq !== 'number' || !Number.isSafeInteger(seq) || typeof prev !== 'string') return null;
    return canonicalJson(entry as never) === canonical ? { seq, prev } : null;
  } catch {
    return null;
  }
}

const rootOf = ({ entries, root }: LogRoot): Root => ({ size: entries, root: bytesOf(root) });
const bytesOf = (hex: string): Uint8Array =>
  Uint8Array.from({ length: hex.length / 2 }, (_, at) => Number.parseInt(hex.slice(at * 2, at * 2 + 2), 16));
