/**
 * @file What is taken in, line by line in the order in which the sender's log recorded it: so that what is newest there is
 * newest here. Each step ends with an entry of this vault's log.
 */
import type { WriteTx } from '../../vault/db.ts';

/** One step. `seq`: of the sender's log. */
export interface Step {
  readonly seq: number;
  run(tx: WriteTx): void;
}

/** Of steps that belong together each comes no earlier than the one before it, whatever its number says. */
export function inOrder(steps: readonly Step[]): Step[] {
  let last = 0;
  return steps.map((step) => {
    last = Math.max(last, step.seq);
    return { seq: last, run: (tx) => step.run(tx) };
  });
}

export function runSteps(tx: WriteTx, groups: readonly (readonly Step[])[]): void {
  // Stable: those with one number stay as they are.
  const all = groups.flat().sort((a, b) => a.seq - b.seq);
  for (const step of all) step.run(tx);
}
