/** @file What a gate on leaving is: something that is asked before anything leaves, and may hold it back. */
import type { WriteTx } from '../../vault/db.ts';
import type { Engine } from '../engine/engine.ts';
import type { WhatLeaves } from './what-leaves.ts';

/** `Decision`: what a person decided, with a reason, although the gate would hold something back. */
export interface Gate<Decision> {
  /** Before the first byte is made ready. Throws what holds it back; a decision comes back, or null for none. */
  ask(engine: Engine, what: WhatLeaves): Decision | null;
  /** In the transaction that records it: what changed meanwhile holds it back, a decision goes into the log. */
  pass(engine: Engine, tx: WriteTx, what: WhatLeaves, decision: Decision | null): void;
}
