/**
 * @file One entry of the audit log and its hash. Each entry holds the hash of the one before it, the first
 * holds 32 zero bytes; the hash is SHA-256 over the entry's canonical JSON (RFC 8785), so anyone with a
 * SHA-256 tool can follow the chain. A tree over the same canonical bytes (RFC 6962 leaves) can be added
 * without changing an entry. Pure: hashing is passed in.
 */
import { canonicalBytes } from '../core/text/canonical-json.ts';

export type Sha256 = (bytes: Uint8Array) => Uint8Array;

/** Small facts worth proving later: hashes, counts, reasons. */
export type AuditFacts = Readonly<Record<string, string | number | boolean | null>>;

export interface AuditEntry {
  /** From 1, without gaps. */
  readonly seq: number;
  /** ISO 8601 with offset: the device's clock, unverified. */
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly facts: AuditFacts;
}

/** The newest entry of a log; seq 0 and zero bytes for an empty one. `hash` is lower-case hex. */
export interface AuditHead {
  readonly seq: number;
  readonly hash: string;
}

export interface LinkedEntry {
  readonly canonical: Uint8Array;
  /** 32 bytes each. */
  readonly prev: Uint8Array;
  readonly hash: Uint8Array;
}

export const EMPTY_HEAD: AuditHead = { seq: 0, hash: '0'.repeat(64) };

/** The entry as bytes, tied to the hash before it. `prev` is hex. */
export function encodeEntry(entry: AuditEntry, prev: string): Uint8Array {
  const { seq, at, actor, action, subject, facts } = entry;
  return canonicalBytes({ seq, at, actor, action, subject, facts, prev });
}

/** Encodes and hashes the entry that follows `head`. Throws RangeError when its seq is not the next. */
export function linkEntry(entry: AuditEntry, head: AuditHead, sha256: Sha256): LinkedEntry {
  if (entry.seq !== head.seq + 1) throw new RangeError(`audit entry ${entry.seq} cannot follow ${head.seq}`);
  const canonical = encodeEntry(entry, head.hash);
  return { canonical, prev: bytesOf(head.hash), hash: sha256(canonical) };
}

export const hexOf = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

const bytesOf = (hex: string): Uint8Array =>
  Uint8Array.from({ length: hex.length / 2 }, (_, index) =>
    Number.parseInt(hex.slice(index * 2, index * 2 + 2), 16),
  );
