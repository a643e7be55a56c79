/** @file The gates on leaving. A further one is a file of its own that makes a `Gate`, and a line in `askGates`. */
import { TestimonyError } from '../../core/errors/errors.ts';
import type { EvidenceId } from '../../core/ids.ts';
import type { DepartureKind } from '../../core/leaving/departure.ts';
import type { ReadDb, WriteTx } from '../../vault/db.ts';
import { findEvidence } from '../../vault/queries/evidence.ts';
import { type ConsentOverride, passConsent, requireConsent } from '../consent/consent-gate.ts';
import { keptSinceMade, recordsOf } from '../disclosure/disclosure.ts';
import type { Engine } from '../engine/engine.ts';
import { CONTACT } from './contact-gate.ts';
import type { Gate } from './gate.ts';
import { PRIVILEGE } from './privilege-gate.ts';
import type { CaseLeaves, WhatLeaves } from './what-leaves.ts';

// The gate that holds exhibits which were made here before it was decided that words are withheld: their pages have the
// words, and a bundle, a pack or a copy would hand them on. Nobody can go past it: the exhibit is made anew without them, or
// they are given back. A handover carries the records themselves, and says what is withheld: an exhibit goes beside them, and
// is held where they stay behind, since nothing in the file would say so then.

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
