/** @file Long work in this thread that lets everything else have its turn in between. */
import { setImmediate as nextTurn } from 'node:timers/promises';

/** A tenth of what a person would notice. A turn has a price of its own, so that not every step of a millisecond is worth one. */
const WORKED_MS = 4;

/** To be called, and waited for, between two steps: others have their turn once it was worked for so long. */
export function turns(): () => Promise<void> {
  let until = performance.now() + WORKED_MS;
  return async () => {
    if (performance.now() < until) return;
    await nextTurn();
    until = performance.now() + WORKED_MS;
  };
}
