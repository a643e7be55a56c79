/**
 * @file The gate that holds exhibits which were made here before it was decided that words are kept back: their pages have the
 * words, and a bundle, a pack or a copy would hand them on. Nobody can go past it: the exhibit is made anew without them, or
 * they are given back. A handover carries the records themselves, and says what is kept back: an exhibit goes beside them, and is
 * held where they stay behind, since nothing in the file would say so then.
 */
import { TestimonyError } from '../../core/errors/errors.ts';
import type { EvidenceId } from '../../core/ids.ts';
import type { DepartureKind } from '../../core/leaving/departure.ts';
import type { ReadDb, WriteTx } from '../../vault/db.ts';
import { findEvidence } from '../../vault/queries/evidence.ts';
import { keptSinceMade, recordsOf } from '../disclosure/disclosure.ts';
import type { Engine } from '../engine/engine.ts';
import type { Gate } from './gate.ts';
import type { CaseLeaves } from './what-leaves.ts';

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

export const KEPT: Gate<never> = {
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
