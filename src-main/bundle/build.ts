/** @file Writes a bundle and reads it back: what the build worker does, from first byte to last check. */
import { closeSync, openSync } from 'node:fs';
import type { StagedPath } from '../contract/staged-path.ts';
import { TestimonyError } from '../core/errors/errors.ts';
import { coded } from '../core/findings/finding.ts';
import { type AssemblyParts, assemble } from './assemble/assemble.ts';
import { FileSink } from './assemble/byte-sink.ts';
import { verifyAgainstMap } from './verify/verify.ts';
import type { BundlePlan, WrittenBundle } from './writer.ts';

export type BuildParts = Omit<AssemblyParts, 'sink'>;

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
    const proofs = await assemble(plan, { ...parts, sink });
    parts.report({ step: 'writing' });
    // The disk is waited for while the file is read back.
    const onDisk = sink.finish();
    onDisk.catch(() => undefined);
    const { findings, ...found } = await verifyAgainstMap(path, plan, { ...parts, proofs });
    const written = await onDisk;
    const all = found.sha256 === written ? findings : [...findings, coded('bytes-written-differ')];
    if (all.length > 0) throw new TestimonyError('check-failed', { found: all });
    return found;
  } finally {
    closeSync(file);
  }
}
