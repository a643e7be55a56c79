/** @file Whether Today is narrowed down to one's own, until the vault locks. */
import { forgetAtLock } from '../../bridge/locking.ts';

let kept = false;
forgetAtLock(() => {
  kept = false;
});

export const onlyMine = {
  get kept(): boolean {
    return kept;
  },
  keep(mine: boolean): void {
    kept = mine;
  },
};
