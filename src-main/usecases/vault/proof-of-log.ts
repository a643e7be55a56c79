/** @file The proof that goes beside a copy of the log: entries with their places in the whole log, and no others. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { consistencyProof, rootOver } from '../../audit/consistency.ts';
import { logTree } from '../../audit/tree.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { coded } from '../../core/findings/finding.ts';
import type { LogProofFile } from '../../core/log/proof-file.ts';
import { sha256, toHex } from '../../crypto/digest.ts';
import type { ReadDb } from '../../vault/db.ts';
import { auditHead } from '../../vault/queries/audit.ts';
import { entryTime } from '../../vault/queries/backups.ts';
import { leavesOf } from '../../vault/queries/checkpoints.ts';
import { allEntries } from '../../vault/queries/handover-data.ts';
import type { Engine } from '../engine/engine.ts';
import type { Resources } from '../resources/resources.ts';

export interface EarlierLog {
  readonly entries: number;
  readonly root: string;
}

/**
 * `shown`: numbers of the entries that go along. Signed by whoever has the vault open. Throws `bad-input` where the log does
 * not go on from the earlier one.
 */
export function proofOfLog(
  { session }: Pick<Engine, 'session'>,
  db: ReadDb,
  shown: ReadonlySet<number>,
  earlier: EarlierLog | null,
): LogProofFile {
  const leaves = Array.from(leavesOf(db), ({ leaf }) => leaf);
  const tree = logTree(leaves, sha256);
  const log = { entries: tree.size, root: toHex(tree.root) };
  const { hash: head } = auditHead(db);
  const at = entryTime(db, tree.size) ?? '';
  const entries = [];
  for (const { seq, canonical } of allEntries(db))
    if (shown.has(seq))
      entries.push({
        canonical: new TextDecoder().decode(canonical),
        proof: tree.proofOf(seq - 1).map(toHex),
      });
  return {
    ...{ format: 'testimony-log-proof', version: 2, log, entries },
    earlier: earlier === null ? null : { ...earlier, proof: wayFrom(leaves, earlier) },
    checkpoint: session.signHead({ ...log, head, at }),
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
