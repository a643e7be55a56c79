/** @file What is privileged in something that would leave: codes and the parameters each takes. */
import type { Kinds } from './kinds.ts';

export const PRIVILEGE_CODES = {
  'privileged-exhibit': { title: 'text' },
  'privileged-record': { title: 'text' },
  /** Taken over into what leaves from a record that is privileged. */
  'privileged-answers': { title: 'text' },
  // Before a bundle is built.
  'privileged-none': {},
  'privileged-in-bundle': { documents: 'names' },
} as const satisfies Readonly<Record<string, Kinds>>;
