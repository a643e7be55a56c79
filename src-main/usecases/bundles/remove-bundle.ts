/** @file Taking an arrangement that nothing was built from out of a case's list, and having it back. Papers stay. */

import type { BundleView } from '../../contract/bundles.ts';
import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { findBundle, setBundleRemoved } from '../../vault/queries/bundles.ts';
import { touchCase } from '../../vault/queries/cases.ts';
import type { Engine } from '../engine/engine.ts';
import { transact } from '../engine/transact.ts';
import { noSuchBundle, readBundleView, requireBundle } from './bundle-view.ts';

/** Throws not-found, also when it is removed already; bundle-built: what was handed out is looked up by it. */
export function bundleRemove(
  engine: Engine,
  { bundleId }: CheckedInput<'bundleRemove'>,
): CallOutput<'bundleRemove'> {
  const at = engine.clock.now();
  return transact(engine, { action: 'bundle.removed', subject: bundleId }, (tx) => {
    const { caseId, title, isBuilt } = requireBundle(tx, bundleId);
    if (isBuilt) throw new TestimonyError('bundle-built', { subject: title });
    setBundleRemoved(tx, bundleId, at);
    touchCase(tx, caseId, at);
    return { removed: true } as const;
  });
}

/** Harmless when it was not removed. Throws not-found. */
export function bundleRestore(engine: Engine, { bundleId }: CheckedInput<'bundleRestore'>): BundleView {
  transact(engine, { action: 'bundle.restored', subject: bundleId }, (tx) => {
    const found = findBundle(tx, bundleId, { removed: true });
    if (found === undefined) throw noSuchBundle();
    setBundleRemoved(tx, bundleId, null);
    touchCase(tx, found.caseId, engine.clock.now());
  });
  return engine.session.read((db) => readBundleView(engine, db, bundleId));
}
