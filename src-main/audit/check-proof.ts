/** @file Checks a proof of the log (core/log/proof-file.ts). Pure: hashing is passed in. */
import { LogProofFile, type LogRoot } from '../core/log/proof-file.ts';
import { canonicalJson } from '../core/text/canonical-json.ts';
import { isContinued, type Root } from './consistency.ts';
import { hexOf, type Sha256 } from './entry.ts';
import { rootFrom } from './tree.ts';

/**
 * `form`: not the file of a proof. `entry`: an entry is not where it says, or was changed. `link`: one does not follow from
 * the one before it. `continued`: the log does not go on from the earlier one.
 */
export type ProofFault =
  | { readonly what: 'form' | 'continued'; readonly seq: null }
  | { readonly what: 'entry' | 'link'; readonly seq: number };

export interface ProofChecked {
  readonly faults: readonly ProofFault[];
  readonly entries: number;
  readonly log: LogRoot | null;
  readonly earlier: LogRoot | null;
  /** Fingerprint of the newest entry, as the check of the log shows it; null where it is not among them. */
  readonly head: string | null;
}

type Hashing = Sha256 & ((...parts: readonly Uint8Array[]) => Uint8Array);

/** Never throws for a bad proof. `json`: as read from the file. */
export function checkProof(json: unknown, hash: Hashing): ProofChecked {
  const parsed = LogProofFile.safeParse(json);
  if (!parsed.success)
    return { faults: [{ what: 'form', seq: null }], entries: 0, log: null, earlier: null, head: null };
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
  const head = last === log.entries && faults.length === 0 ? chain : null;
  const was = earlier === null ? null : { entries: earlier.entries, root: earlier.root };
  return { faults, entries: entries.length, log, earlier: was, head };
}

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
