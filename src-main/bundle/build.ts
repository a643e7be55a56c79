/** @file Writes a bundle and reads it back: what the build worker does, from first byte to last check. */
import { closeSync, openSync } from 'node:fs';
import type { StagedPath } from '../contract/staged-path.ts';
import { withOwnBookmarks } from '../core/bundles/map-pages.ts';
import type { PageMap } from '../core/bundles/page-map.ts';
import { TestimonyError } from '../core/errors/errors.ts';
import { coded } from '../core/findings/finding.ts';
import { type AssemblyParts, assemble, type PageProof } from './assemble/assemble.ts';
import { FileSink } from './assemble/byte-sink.ts';
import { inTwo, type Share, together, verifyAgainstMap } from './verify/verify.ts';
import type { BundlePlan, VerifyReport, WrittenBundle } from './writer.ts';

export interface BuildParts extends Omit<AssemblyParts, 'sink'> {
  /** Somebody who reads a share of the finished file back at the same time; left out, all is read here. */
  readonly elsewhere?: (proofs: readonly PageProof[], share: Share, map: PageMap) => Promise<VerifyReport>;
}

/** Only the person who made it: court papers. */
const MODE = 0o600;

/**
 * Writes the bundle to `path`, which must not exist, and holds it against the map. Throws what assembling
 * throws, and check-failed with what was found. The caller removes the file on any of them.
 */
export async function buildBundle(
  plan: BundlePlan,
  path: StagedPath,
  parts: BuildParts,
): Promise<WrittenBundle> {
  const file = openSync(path, 'wx', MODE);
  try {
    const sink = new FileSink(file);
    const { proofs, broughtAlong } = await assemble(plan, { ...parts, sink });
    const map = withOwnBookmarks(plan.map, broughtAlong);
    parts.report({ step: 'writing' });
    // The disk is waited for while the file is read back.
    const onDisk = sink.finish();
    onDisk.catch(() => undefined);
    const { findings, ...found } = await readBack({ ...plan, map }, path, parts, proofs);
    const written = await onDisk;
    const all = found.sha256 === written ? findings : [...findings, coded('bytes-written-differ')];
    if (all.length > 0) throw new TestimonyError('check-failed', { found: all });
    return { ...found, broughtAlong };
  } finally {
    closeSync(file);
  }
}

async function readBack(
  plan: BundlePlan,
  path: StagedPath,
  { elsewhere, ...parts }: BuildParts,
  proofs: readonly PageProof[],
): Promise<VerifyReport> {
  const shares = elsewhere === undefined ? null : inTwo(plan.map.totalPages);
  if (elsewhere === undefined || shares === null) return verifyAgainstMap(path, plan, { ...parts, proofs });
  const [own, others] = shares;
  const other = elsewhere(proofs, others, plan.map);
  // Awaited when this half is read; until then a failure is not unhandled.
  other.catch(() => undefined);
  return together(await verifyAgainstMap(path, plan, { ...parts, proofs }, own), await other);
}
