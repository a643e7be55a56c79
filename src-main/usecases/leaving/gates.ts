/**
 * @file The gates on leaving. A further one is a file of its own that makes a `Gate`, and a line in `askGates`.
 */
import type { WriteTx } from '../../vault/db.ts';
import { type ConsentOverride, passConsent, requireConsent } from '../consent/consent-gate.ts';
import type { Engine } from '../engine/engine.ts';
import { CONTACT } from './contact-gate.ts';
import type { Gate } from './gate.ts';
import { KEPT } from './kept-gate.ts';
import { PRIVILEGE } from './privilege-gate.ts';
import type { WhatLeaves } from './what-leaves.ts';

const CONSENT: Gate<ConsentOverride> = {
  ask: (engine, what) => (what.ground === 'case' ? requireConsent(engine, what.leaving) : null),
  pass(engine, tx, what, decision) {
    if (what.ground === 'case') passConsent(engine, tx, what.leaving, decision);
  },
};

/** A gate that was asked, with what was decided there. */
export interface AskedGate<Decision = unknown> {
  readonly decision: Decision | null;
  /** `pass` of the gate, with that decision. */
  pass(engine: Engine, tx: WriteTx): void;
}

/** Asks every gate, in this order; each is passed in the same order. Throws what a gate throws. */
export const askGates = (engine: Engine, what: WhatLeaves) => ({
  privilege: asked(PRIVILEGE, engine, what),
  consent: asked(CONSENT, engine, what),
  contact: asked(CONTACT, engine, what),
  kept: asked(KEPT, engine, what),
});

function asked<Decision>(gate: Gate<Decision>, engine: Engine, what: WhatLeaves): AskedGate<Decision> {
  const decision = gate.ask(engine, what);
  return { decision, pass: (later, tx) => gate.pass(later, tx, what, decision) };
}
