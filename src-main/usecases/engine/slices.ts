/**
 * @file Long checks in slices, so that whatever else the program has to do is done between them: a check is a generator
 * that offers, every few rows, to be interrupted.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { TestimonyError } from '../../core/errors/errors.ts';
import type { ReadDb, VaultSession } from '../../vault/db.ts';

/** `yield` wherever it may be interrupted: between two rows, never with a statement open. */
export type Sliced<T> = Generator<undefined, T, undefined>;

/** Half of what a person would not notice (50 ms), on a laptop half as quick. */
const SLICE_MS = 12;

/** Throws `cancelled`, `locked`, and what the check throws. */
export async function inSlices<T>(
  session: VaultSession,
  check: (db: ReadDb) => Sliced<T>,
  signal: AbortSignal,
): Promise<T> {
  const work = session.read(check);
  for (;;) {
    // Not read outside of it: once the vault is locked this throws.
    const step = session.read(() => oneSlice(work));
    if (step.done === true) return step.value;
    await nextTurn();
    if (signal.aborted) throw new TestimonyError('cancelled');
  }
}

function oneSlice<T>(work: Sliced<T>): IteratorResult<undefined, T> {
  const until = performance.now() + SLICE_MS;
  for (;;) {
    const step = work.next();
    if (step.done === true || performance.now() >= until) return step;
  }
}

/** The whole check in one piece. */
export function inOnePiece<T>(work: Sliced<T>): T {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}

/** What was found, unless it may be owed to somebody having written meanwhile: then the check is made anew, the third time in one piece. */
export async function undisturbed<T>(
  session: VaultSession,
  check: (db: ReadDb) => Sliced<readonly T[]>,
  signal: AbortSignal,
): Promise<readonly T[]> {
  for (let round = 1; round < 3; round += 1) {
    const { written } = session;
    const found = await inSlices(session, check, signal);
    if (found.length === 0 || session.written === written) return found;
  }
  return session.read((db) => inOnePiece(check(db)));
}
