/** @file What was last folded and unfolded, by name, in this case or another, until the program is closed. */
import { useState } from 'react';

const chosen = new Map<string, boolean>();
let unfolding = false;

/** While somebody is on the way to one thing on a page, nothing of it is folded when it is drawn. */
export const unfold = (all: boolean): void => {
  unfolding = all;
};

export interface Fold {
  readonly open: boolean;
  readonly set: (open: boolean) => void;
}

/** `startsOpen` holds until the person has chosen. `name`: what folds, never whose it is. */
export function useFold(name: string, startsOpen: boolean): Fold {
  const [mine, setMine] = useState(unfolding ? true : chosen.get(name));
  return {
    open: mine ?? startsOpen,
    set: (open) => {
      chosen.set(name, open);
      setMine(open);
    },
  };
}
