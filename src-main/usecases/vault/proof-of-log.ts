/** @file The proof that goes beside a copy of the log: entries with their places in the whole log, and no others. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { consistencyProof, rootOver } from '../../audit/consistency.ts';
import { leafHash, logTree } from '../../audit/tree.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { coded } from '../../core/findings/finding.ts';
import type { LogProofFile } from '../../core/log/proof-file.ts';
import { sha256, toHex } from '../../crypto/digest.ts';
import type { ReadDb } from '../../vault/db.ts';
import { allEntries } from '../../vault/queries/handover-data.ts';
import type { Resources } from '../resources/resources.ts';

export interface EarlierLog {
  readonly entries: number;
  readonly root: string;
}

/** `shown`: numbers of the entries that go along. Throws `bad-input` where the log does not go on from the earlier one. */
export function proofOfLog(
  db: ReadDb,
  shown: ReadonlySet<number>,
  earlier: EarlierLog | null,
): LogProofFile & { readonly log: EarlierLog } {
  const leaves: Uint8Array[] = [];
  const going: { at: number; canonical: Uint8Array }[] = [];
  for (const { seq, canonical } of allEntries(db)) {
    if (shown.has(seq)) going.push({ at: leaves.length, canonical });
    leaves.push(leafHash(canonical, sha256));
  }
  const tree = logTree(leaves, sha256);
  const text = new TextDecoder();
  return {
    ...{ format: 'testimony-log-proof', version: 1 },
    log: { entries: tree.size, root: toHex(tree.root) },
    entries: going.map(({ at, canonical }) => ({
      canonical: text.decode(canonical),
      proof: tree.proofOf(at).map(toHex),
    })),
    earlier: earlier === null ? null : { ...earlier, proof: wayFrom(leaves, earlier) },
  };
}

function wayFrom(leaves: readonly Uint8Array[], { entries, root }: EarlierLog): string[] {
  const there = entries <= leaves.length && toHex(rootOver(leaves.slice(0, entries), sha256)) === root;
  if (!there)
    throw new TestimonyError('bad-input', { subject: 'earlier', found: [coded('log-not-continued')] });
  return consistencyProof(leaves, entries, sha256).map(toHex);
}

/** What checks a proof, and a bundle's folder, without this program. */
export const VERIFIER = 'verify.py';
export const verifierText = (resources: Resources): Uint8Array =>
  readFileSync(join(resources.folder, 'verifier', VERIFIER));
