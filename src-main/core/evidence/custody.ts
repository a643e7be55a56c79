/**
 * @file The custody record of one exhibit: who had it, when, why, and which bytes. Append-only; each
 * event holds the hash of the one before it, so a change, a gap or a swap anywhere shows. Pure: hashing
 * is passed in.
 *
 * Fields: HSE Enforcement Guide, Engine Room custody resources, ISO/IEC 27037 (our synthesis; certainty M).
 */
import { canonicalBytes } from '../text/canonical-json.ts';

/** What can happen to an exhibit here. */
export const CUSTODY_ACTIONS = [
  'received',
  'viewed',
  'exported',
  'bundled',
  /** Went to another organisation with its case. */
  'handed-over',
  /** What an earlier event says went out failed after that was written, and is not outside. */
  'not-left',
  /** What an earlier event says went out was not in its place when the vault was next opened after a crash. */
  'not-found',
  'removed',
  'restored',
] as const;
export type CustodyAction = (typeof CUSTODY_ACTIONS)[number];

export interface CustodyFacts {
  readonly action: CustodyAction;
  /** ISO 8601 with offset: the device's clock, unverified. */
  readonly at: string;
  readonly actor: string;
  readonly from: string;
  readonly to: string;
  /** Purpose and authority, in the person's words. */
  readonly purpose: string;
  /** SHA-256 (hex) of the exhibit's original bytes, or of the file made from it when it was exported or bundled. */
  readonly sha256: string;
  /** Program and version. */
  readonly tool: string;
}

export interface CustodyEvent extends CustodyFacts {
  readonly evidenceId: string;
  /** From 1, without gaps. */
  readonly seq: number;
  /** Hex; zeros for the first event. */
  readonly prevHash: string;
  readonly hash: string;
}

/** SHA-256 as lower-case hex. */
export type HashHex = (bytes: Uint8Array) => string;

const NO_EVENT_BEFORE = '0'.repeat(64);

/** The event that follows `last` (null: the first). */
export function nextCustodyEvent(
  evidenceId: string,
  last: Pick<CustodyEvent, 'seq' | 'hash'> | null,
  facts: CustodyFacts,
  hash: HashHex,
): CustodyEvent {
  const { action, at, actor, from, to, purpose, sha256, tool } = facts;
  const linked = {
    evidenceId,
    seq: (last?.seq ?? 0) + 1,
    prevHash: last?.hash ?? NO_EVENT_BEFORE,
    action,
    at,
    actor,
    from,
    to,
    purpose,
    sha256,
    tool,
  };
  return { ...linked, hash: hash(canonicalBytes(linked)) };
}

/** The seq of the first event that is not as it was written, or that follows a gap; null when all are intact. */
export function firstBrokenCustodyEvent(
  evidenceId: string,
  events: readonly CustodyEvent[],
  hash: HashHex,
): number | null {
  let last: CustodyEvent | null = null;
  for (const event of events) {
    const expected = nextCustodyEvent(evidenceId, last, event, hash);
    if (event.seq !== expected.seq || event.prevHash !== expected.prevHash || event.hash !== expected.hash) {
      return expected.seq;
    }
    last = event;
  }
  return null;
}
