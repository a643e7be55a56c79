/** @file Marking something privileged, and lifting the mark: by whom and why is in the log. */
import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import type { Marked } from '../../contract/privilege.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import type { CaseId } from '../../core/ids.ts';
import type { MarkedKind } from '../../core/privilege/mark.ts';
import type { ReadDb } from '../../vault/db.ts';
import { listNotes } from '../../vault/queries/annotations.ts';
import { touchCase } from '../../vault/queries/cases.ts';
import { findEvidence } from '../../vault/queries/evidence.ts';
import { insertMark, isMarked, listMarks } from '../../vault/queries/privilege.ts';
import { findScreening } from '../../vault/queries/screening.ts';
import type { Engine } from '../engine/engine.ts';
import { transact } from '../engine/transact.ts';
import { requireCase } from './case-view.ts';

/** Throws `not-found`. */
export function privilegeList(
  engine: Engine,
  { caseId }: CheckedInput<'privilegeList'>,
): CallOutput<'privilegeList'> {
  return engine.session.read((db) => ({ marks: listMarks(db, requireCase(db, caseId).id) }));
}

/** Throws `not-found`. Where the mark stands already nothing is written. */
export function privilegeMark(
  engine: Engine,
  { of, reason }: CheckedInput<'privilegeMark'>,
): CallOutput<'privilegeMark'> {
  const { kind, subject, caseId, stands } = engine.session.read((db) => subjectOf(db, of));
  if (!stands) write(engine, of, { kind, subject, stands: true, by: engine.session.actor, reason });
  return privilegeList(engine, { caseId });
}

/** Throws `not-found`, also where no mark stands. */
export function privilegeLift(
  engine: Engine,
  { of, by, reason }: CheckedInput<'privilegeLift'>,
): CallOutput<'privilegeLift'> {
  const { kind, subject, caseId } = engine.session.read((db) => requireMarked(db, of));
  write(engine, of, { kind, subject, stands: false, by, reason });
  return privilegeList(engine, { caseId });
}

interface Decision {
  readonly kind: MarkedKind;
  readonly subject: string;
  readonly stands: boolean;
  readonly by: string;
  readonly reason: string;
}

function write(engine: Engine, of: Marked, { kind, subject, stands, by, reason }: Decision): void {
  const [at, actor] = [engine.clock.now(), engine.session.actor];
  const action = stands ? 'privilege.marked' : 'privilege.lifted';
  transact(engine, { action, subject: of.id, facts: { kind, of: subject, by, reason } }, (tx) => {
    const { caseId } = stands ? subjectOf(tx, of) : requireMarked(tx, of);
    insertMark(tx, { kind, subject, caseId, stands, reason, decidedBy: by, at, actor });
    touchCase(tx, caseId, at);
  });
}

interface Subject {
  readonly kind: MarkedKind;
  readonly subject: string;
  readonly caseId: CaseId;
  readonly stands: boolean;
}

/** An exhibit that was taken out of the lists can be marked too: it can be brought back. */
function subjectOf(db: ReadDb, of: Marked): Subject {
  const found = of.kind === 'exhibit' ? findEvidence(db, of.id)?.caseId : findScreening(db, of.id)?.caseId;
  const isThere = of.kind !== 'note' || listNotes(db, of.id).some(({ id }) => id === of.note);
  if (found === undefined || !isThere)
    throw new TestimonyError('not-found', { subject: of.kind, detail: 'there is nothing to mark' });
  const subject = of.kind === 'note' ? String(of.note) : of.id;
  return { kind: of.kind, subject, caseId: found, stands: isMarked(db, of.kind, subject) };
}

function requireMarked(db: ReadDb, of: Marked): Subject {
  const found = subjectOf(db, of);
  if (!found.stands) throw new TestimonyError('not-found', { subject: of.kind, detail: 'no mark stands' });
  return found;
}
