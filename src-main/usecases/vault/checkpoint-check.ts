/** @file Whether each state of the log that somebody signed is one that this log had, and was signed by the key it names. */
import { Frontier } from '../../audit/frontier.ts';
import { sameBytes, sha256, toHex } from '../../crypto/digest.ts';
import { provenNote } from '../../crypto/signing.ts';
import type { ReadDb } from '../../vault/db.ts';
import { auditContains, declaredGaps } from '../../vault/queries/audit.ts';
import { allCheckpoints, hasUnknownLeaf, leavesOf } from '../../vault/queries/checkpoints.ts';
import type { Sliced } from '../engine/slices.ts';

const LEAVES_AT_ONCE = 500;

/** How many entries the log had in those that do not hold. One tree is grown past all of them. */
export function* checkCheckpoints(db: ReadDb): Sliced<number[]> {
  const tree = new Frontier(sha256);
  const [firstGap] = declaredGaps(db);
  const strange: number[] = [];
  for (const { entries, root, key, note } of allCheckpoints(db)) {
    const said = provenNote(note);
    const fits =
      said?.entries === entries &&
      said.key === key &&
      said.root === toHex(root) &&
      auditContains(db, { seq: entries, hash: said.head });
    // Leaves that are gone for good: the chain of fingerprints alone says it then.
    const whole = (firstGap === undefined || firstGap.from > entries) && !hasUnknownLeaf(db, entries);
    if (whole) yield* grow(db, tree, entries);
    const lost = firstGap !== undefined && firstGap.from <= entries;
    if ((!fits && !lost) || (whole && !sameBytes(tree.root(), root))) strange.push(entries);
    yield;
  }
  return strange;
}

function* grow(db: ReadDb, tree: Frontier, size: number): Sliced<void> {
  while (tree.size < size) {
    const before = tree.size;
    for (const { leaf } of leavesOf(db, before, Math.min(LEAVES_AT_ONCE, size - before))) tree.add(leaf);
    // A log that ends before what was signed of it.
    if (tree.size === before) return;
    yield;
  }
}
