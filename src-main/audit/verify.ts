/**
 * @file Follows the chain and names the first entry that does not belong. A chain alone shows changes and
 * gaps; that entries were cut off its end shows only against a head kept elsewhere: in the vault header, on
 * a printed page, read out over the telephone.
 */
import { type AuditHead, EMPTY_HEAD, encodeEntry, hexOf, type Sha256 } from './entry.ts';
import type { LogGap } from './gaps.ts';

/** An entry as stored: the readable columns, and the bytes that were hashed. */
export interface StoredEntry {
  readonly seq: number;
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly canonical: Uint8Array;
  readonly prev: Uint8Array;
  readonly hash: Uint8Array;
  /** Its particulars were taken out: its hash is vouched for by the entry after it, and by the erasure's own. */
  readonly erased?: boolean;
}

export type ChainBreak =
  /** A seq is missing or out of order. */
  | 'gap'
  /** The entry does not hold the hash of the one before. */
  | 'link'
  /** The entry's bytes do not have its hash. */
  | 'hash'
  /** The readable columns say something else than the hashed bytes. */
  | 'content'
  /** Entries without particulars are not those that an erasure listed. */
  | 'erased'
  /** The log ends before the expected head. */
  | 'cut-off'
  /** The chain holds together but is not the one the expected head belongs to. */
  | 'other-history';

export interface ChainReport {
  /** Entries that were followed without fault. */
  readonly entries: number;
  /** The last of them. */
  readonly head: AuditHead;
  readonly intact: boolean;
  /** Seq of the first entry at fault; null when intact. */
  readonly firstBroken: number | null;
  readonly reason: ChainBreak | null;
}

export interface ChainExpectation {
  readonly sha256: Sha256;
  /** A head known from elsewhere that the log must contain. */
  readonly expected?: AuditHead;
  /** Start after this entry, taken as sound, instead of at the first. */
  readonly after?: AuditHead;
  /** Entries that a salvage declared lost; the one after vouches for the hash of the last of them. */
  readonly gaps?: readonly LogGap[];
}

/** Reads entries in order of seq and stops at the first fault. Never throws for a bad log. */
export function verifyChain(
  entries: Iterable<StoredEntry>,
  { sha256, expected, after, gaps = [] }: ChainExpectation,
): ChainReport {
  let head = after ?? EMPTY_HEAD;
  let followed = 0;
  const report = (reason: ChainBreak | null, firstBroken: number | null): ChainReport => ({
    entries: followed,
    head,
    intact: reason === null,
    firstBroken,
    reason,
  });

  if (expected?.seq === head.seq && expected.hash !== head.hash) return report('other-history', expected.seq);
  for (const entry of entries) {
    const { seq } = head;
    if (gaps.some(({ from, to }) => from === seq + 1 && to === entry.seq - 1))
      head = { seq: entry.seq - 1, hash: hexOf(entry.prev) };
    const fault = faultOf(entry, head, sha256);
    if (fault !== null) return report(fault, head.seq + 1);
    head = { seq: entry.seq, hash: hexOf(entry.hash) };
    followed += 1;
    if (expected?.seq === head.seq && expected.hash !== head.hash) return report('other-history', head.seq);
  }
  if (expected !== undefined && expected.seq > head.seq) return report('cut-off', head.seq + 1);
  return report(null, null);
}

function faultOf(entry: StoredEntry, head: AuditHead, sha256: Sha256): ChainBreak | null {
  if (entry.seq !== head.seq + 1) return 'gap';
  if (hexOf(entry.prev) !== head.hash) return 'link';
  if (entry.erased === true) return null;
  if (hexOf(sha256(entry.canonical)) !== hexOf(entry.hash)) return 'hash';
  return saysTheSame(entry, head) ? null : 'content';
}

/** Whether encoding the columns again, with the facts from the bytes, gives the bytes. */
function saysTheSame(entry: StoredEntry, head: AuditHead): boolean {
  try {
    const { facts } = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(entry.canonical));
    return hexOf(encodeEntry({ ...entry, facts }, head.hash)) === hexOf(entry.canonical);
  } catch {
    return false;
  }
}
