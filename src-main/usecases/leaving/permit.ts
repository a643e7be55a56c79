/**
 * @file The permit to let something out: given here alone, after every gate is settled. Everything that writes
 * outside the vault, or records that something was given out, takes one.
 */
import { basename } from 'node:path';
import { TestimonyError } from '../../core/errors/errors.ts';
import { coded } from '../../core/findings/finding.ts';
import type { HeldBack } from '../../core/privilege/mark.ts';
import type { WriteTx } from '../../vault/db.ts';
import type { ConsentOverride } from '../consent/consent-gate.ts';
import type { Engine } from '../engine/engine.ts';
import { requireSecond } from '../engine/second-person.ts';
import { type AskedGate, askGates } from './gates.ts';
import type { WhatLeaves } from './what-leaves.ts';

declare const permitted: unique symbol;

/** A permit is for one release and is used once. */
export interface LeavingPermit {
  readonly [permitted]: true;
  readonly what: WhatLeaves;
  /** A decision to go on without every consent, for the office's record; null where all stand. */
  readonly withoutConsent: ConsentOverride | null;
  /** What is privileged and was released by name; null where nothing is. */
  readonly privileged: readonly HeldBack[] | null;
}

/** Permits that were given and not used: a value that was only cast to the type is not among them. */
const given = new WeakMap<LeavingPermit, readonly AskedGate[]>();

/** Call before the first byte is made ready. Throws what a gate throws, and `second-person-needed`. Writes nothing. */
export function permitToLeave(engine: Engine, what: WhatLeaves): LeavingPermit {
  // The log of the whole vault is about people of every case, whoever's own file it is for.
  if (what.ground === 'case' || what.ground === 'office') requireSecond(engine, 'leave');
  const gates = askGates(engine, what);
  const [withoutConsent, privileged] = [gates.consent.decision, gates.privilege.decision];
  const permit = Object.freeze({ what, withoutConsent, privileged }) as LeavingPermit;
  given.set(permit, Object.values(gates));
  return permit;
}

/** Whether it may leave as things stand: asked before anybody is troubled, for a folder or to stand by it. Throws what a gate throws. */
export function mayLeave(engine: Engine, what: WhatLeaves): void {
  askGates(engine, what);
}

/** Throws `internal` for what was not given here, or was used. */
export function requirePermit(permit: LeavingPermit): void {
  if (!given.has(permit)) throw new TestimonyError('internal', { detail: 'a permit that was not given' });
}

/**
 * The same where no log can be written: for what no gate has a decision to write down about. Throws `read-only` for what has one.
 */
export function spendPermitUnrecorded({ session }: Engine, permit: LeavingPermit): void {
  spend(permit);
  if (permit.withoutConsent !== null || permit.privileged !== null)
    throw new TestimonyError('read-only', {
      subject: basename(session.folder),
      found: [coded('vault-log-not-written')],
    });
}

/**
 * Call inside the transaction that records what leaves, and before anything else in it. Every gate looks once more and
 * writes its decision down. The permit is used then. Throws what a gate throws.
 */
export function usePermit(engine: Engine, tx: WriteTx, permit: LeavingPermit): void {
  for (const gate of spend(permit)) gate.pass(engine, tx);
}

function spend(permit: LeavingPermit): readonly AskedGate[] {
  requirePermit(permit);
  const gates = given.get(permit) ?? [];
  given.delete(permit);
  return gates;
}
