/**
 * @file The real workers, for all the test files of a process: starting one takes longer than most of what it is asked
 * to do, and the program too keeps its own for as long as it is open. None starts before it is needed; idle, none
 * keeps the process.
 */
import type { Clock } from '../../src-main/contract/ports.ts';
import { createBundleWriter } from '../../src-main/host/build-client.ts';
import {
  composeEngine,
  createBundleChecker,
  createFormReader,
  type RunningEngine,
} from '../../src-main/host/compose.ts';
import { createDecoder } from '../../src-main/host/decode-client.ts';
import type { VaultSession } from '../../src-main/vault/db.ts';
import { steadyClock, testClock } from './ports.ts';

export const decoder = createDecoder();
export const bundleWriter = createBundleWriter();
export const bundleChecker = createBundleChecker();
const formReader = createFormReader();

/**
 * An engine as the program composes it, with these workers and a day of the tests in place of its own. `close` locks the
 * vault.
 */
export const engineOn = (session: VaultSession, clock: Clock = steadyClock()): RunningEngine => ({
  ...composeEngine(session, testClock),
  clock,
  decoder,
  bundleWriter,
  bundleChecker,
  formReader,
});
