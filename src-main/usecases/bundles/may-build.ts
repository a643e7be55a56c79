/** @file Whether a bundle may leave the vault, asked before anybody is troubled for a folder. Writes nothing. */
import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import { NO_DECISION } from '../../core/consent/override.ts';
import { NOTHING_RELEASED } from '../../core/privilege/mark.ts';
import type { Engine } from '../engine/engine.ts';
import { mayLeave } from '../leaving/permit.ts';
import { leavingBundle, readOrder } from './build-order.ts';

/** Throws what the build would: not-found, nothing-to-build, consent-missing. */
export function bundleMayBuild(
  engine: Engine,
  input: CheckedInput<'bundleMayBuild'>,
): CallOutput<'bundleMayBuild'> {
  const order = engine.session.read((db) => readOrder(db, input.bundleId));
  mayLeave(engine, leavingBundle(order, NO_DECISION, NOTHING_RELEASED));
  return {};
}
