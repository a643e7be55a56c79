/** @file Looking at a case's bundles. */
import type { BundleView } from '../../contract/bundles.ts';
import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import { listBundles } from '../../vault/queries/bundles.ts';
import { requireCase } from '../cases/case-view.ts';
import type { Engine } from '../engine/engine.ts';
import { readBundleView } from './bundle-view.ts';

/** Throws not-found. */
export function bundleList(engine: Engine, input: CheckedInput<'bundleList'>): CallOutput<'bundleList'> {
  return engine.session.read((db) => {
    requireCase(db, input.caseId);
    return { bundles: listBundles(db, input.caseId, input) };
  });
}

/** Throws not-found. */
export function bundleShow(engine: Engine, input: CheckedInput<'bundleShow'>): BundleView {
  return engine.session.read((db) => readBundleView(engine, db, input.bundleId));
}
