/**
 * @file The gates on leaving, in the order they are asked. A further one, such as privilege, is a file like
 * consent-gate.ts with these two functions, and a line in `GATES`.
 */
import type { WriteTx } from '../../vault/db.ts';
import { type ConsentOverride, passConsent, requireConsent } from '../consent/consent-gate.ts';
import type { Engine } from '../engine/engine.ts';
import type { WhatLeaves } from './what-leaves.ts';

/** A decision to go on although a gate would hold something back; null where nothing had to be decided. */
export type Decision = ConsentOverride | null;

export interface Gate {
  readonly name: 'consent';
  /** Before the first byte is made ready. Throws what holds it back; a decision with a reason comes back instead. */
  ask(engine: Engine, what: WhatLeaves): Decision;
  /** In the transaction that records it: what changed meanwhile holds it back, a decision goes into the log. */
  pass(engine: Engine, tx: WriteTx, what: WhatLeaves, decision: Decision): void;
}

export const GATES: readonly Gate[] = [
  {
    name: 'consent',
    ask: (engine, what) => (what.ground === 'case' ? requireConsent(engine, what.leaving) : null),
    pass(engine, tx, what, decision) {
      if (what.ground === 'case') passConsent(engine, tx, what.leaving, decision);
    },
  },
];
