/** @file A deed that is tried in a process of its own, and the ground it is tried on. */

/** Where one try happens: a vault, and a folder for what is written outside. */
export interface Ground {
  readonly vault: string;
  readonly out: string;
}
export interface Deed {
  readonly name: string;
  /** The vault that is there before; null for none. */
  readonly on: string | null;
  /** The program and what it is told. */
  readonly run: (ground: Ground) => readonly string[];
  /** Throws where it is neither of the two. `begun`: nothing of it counts yet, and doing it again goes on with it. */
  readonly state: (ground: Ground) => Promise<'old' | 'old, begun' | 'new'>;
}
