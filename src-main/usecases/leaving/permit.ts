/**
 * @file The permit to let something out: given here alone, after every gate is settled. Everything that writes
 * outside the vault, or records that something was given out, takes one.
 */
import { TestimonyError } from '../../core/errors/errors.ts';
import type { EvidenceId } from '../../core/ids.ts';
import type { DepartureKind } from '../../core/leaving/departure.ts';
import type { HeldBack } from '../../core/privilege/mark.ts';
import type { ReadDb, WriteTx } from '../../vault/db.ts';
import { findEvidence } from '../../vault/queries/evidence.ts';
import { type ConsentOverride, passConsent, requireConsent } from '../consent/consent-gate.ts';
import { keptSinceMade, recordsOf } from '../disclosure/disclosure.ts';
import type { Engine } from '../engine/engine.ts';
import { requireSecond } from '../engine/second-person.ts';
import { CONTACT } from './contact-gate.ts';
import type { Gate } from './gate.ts';
import { PRIVILEGE } from './privilege-gate.ts';
import type { CaseLeaves, WhatLeaves } from './what-leaves.ts';

const HOLDS: ReadonlySet<DepartureKind> = new Set(['evidence', 'bundle', 'pack', 'handover']);
/** As in resources/consent/purposes.json: the person's own words go to the person, and stay in the office. */
const THEIRS: ReadonlySet<string> = new Set(['own-copy', 'office-record']);

const look = (db: ReadDb, { kind, title, leaving, records = [] }: CaseLeaves): void => {
  if (!HOLDS.has(kind) || THEIRS.has(leaving.kind)) return;
  const ids = leaving.items.map(({ id }) => id as EvidenceId);
  const isBeside = (id: EvidenceId) => {
    const exhibit = findEvidence(db, id);
    return exhibit === undefined || recordsOf(db, exhibit).every((one) => records.includes(one));
  };
  const looked = kind === 'handover' ? ids.filter((id) => !isBeside(id)) : ids;
  const found = keptSinceMade(db, looked, leaving.recipient);
  if (found.length > 0) throw new TestimonyError('not-ready', { subject: title, found });
};

const KEPT: Gate<never> = {
  /** Throws `not-ready`, naming each exhibit. */
  ask(engine, what) {
    if (what.ground === 'case') engine.session.read((db) => look(db, what));
    return null;
  },
  /** What was kept back meanwhile counts. Throws `not-ready`. */
  pass(_engine: Engine, tx: WriteTx, what) {
    if (what.ground === 'case') look(tx, what);
  },
};

const CONSENT: Gate<ConsentOverride> = {
  ask: (engine, what) => (what.ground === 'case' ? requireConsent(engine, what.leaving) : null),
  pass(engine, tx, what, decision) {
    if (what.ground === 'case') passConsent(engine, tx, what.leaving, decision);
  },
};

/** A gate that was asked, with what was decided there. */
interface AskedGate<Decision = unknown> {
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
 * Call inside the transaction that records what leaves, and before anything else in it. Every gate looks once more and
 * writes its decision down. The permit is used then. Throws what a gate throws.
 */
export function usePermit(engine: Engine, tx: WriteTx, permit: LeavingPermit): void {
  requirePermit(permit);
  const gates = given.get(permit) ?? [];
  given.delete(permit);
  for (const gate of gates) gate.pass(engine, tx);
}
