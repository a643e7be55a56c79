/** @file Whether a bundle may leave the vault, asked before anybody is troubled for a folder. Writes nothing. */
import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import { requireConsent } from '../consent/consent-gate.ts';
import type { Engine } from '../engine/engine.ts';
import { documentsOf, leavingCase, readOrder } from './build-order.ts';

const NO_OVERRIDE = { overrideReason: '', overrideBy: '' };

/** Throws what the build would: not-found, nothing-to-build, consent-missing. */
export function bundleMayBuild(
  engine: Engine,
  input: CheckedInput<'bundleMayBuild'>,
): CallOutput<'bundleMayBuild'> {
  const order = engine.session.read((db) => readOrder(db, input.bundleId));
  requireConsent(engine, leavingCase(order.bundle, documentsOf(order), NO_OVERRIDE));
  return {};
}
