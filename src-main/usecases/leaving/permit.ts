/**
 * @file The permit to let something out: given here alone, after every gate is settled. Everything that writes
 * outside the vault, or records that something was given out, takes one.
 */
import { TestimonyError } from '../../core/errors/errors.ts';
import type { WriteTx } from '../../vault/db.ts';
import type { Engine } from '../engine/engine.ts';
import { type Decision, GATES, type Gate } from './gates.ts';
import type { WhatLeaves } from './what-leaves.ts';

declare const permitted: unique symbol;

/** For one thing, once. */
export interface LeavingPermit {
  readonly [permitted]: true;
  readonly what: WhatLeaves;
  /** A decision to go on without every consent, for the office's record; null where all stand. */
  readonly withoutConsent: Decision;
}

/** The types cannot tell a permit from something cast to one; this can. */
const given = new WeakMap<LeavingPermit, ReadonlyMap<Gate, Decision>>();

/** Call before the first byte is made ready. Throws what a gate throws: `consent-missing`. Writes nothing. */
export function permitToLeave(engine: Engine, what: WhatLeaves): LeavingPermit {
  const decisions = new Map(GATES.map((gate) => [gate, gate.ask(engine, what)]));
  const withoutConsent = [...decisions].find(([gate]) => gate.name === 'consent')?.[1] ?? null;
  const permit = Object.freeze({ what, withoutConsent }) as LeavingPermit;
  given.set(permit, decisions);
  return permit;
}

/** Whether it may leave as things stand: asked before anybody is troubled for a folder. Throws as `permitToLeave`. */
export function mayLeave(engine: Engine, what: WhatLeaves): void {
  permitToLeave(engine, what);
}

/** Throws `internal` for what was not given here, or was used. */
export function requirePermit(permit: LeavingPermit): void {
  if (!given.has(permit)) throw new TestimonyError('internal', { detail: 'a permit that was not given' });
}

/**
 * Call inside the transaction that records what leaves, and before anything else in it. Every gate looks once more and
 * writes its decision down. The permit is used then. Throws what a gate throws.
 */
export function usePermit(engine: Engine, tx: WriteTx, permit: LeavingPermit): void {
  requirePermit(permit);
  const decisions = given.get(permit);
  given.delete(permit);
  for (const [gate, decision] of decisions ?? []) gate.pass(engine, tx, permit.what, decision);
}
