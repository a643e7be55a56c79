/** @file What a new line of the ledger names, checked against the case: item, signed paper, interview, age and day. */

import type { PersonView } from '../../contract/cases.ts';
import type { CheckedInput } from '../../contract/index.ts';
import { decidedDay, laterNo, noThatStands } from '../../core/consent/consent.ts';
import type { ConsentView } from '../../core/consent/consent-line.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { type Coded, coded } from '../../core/findings/finding.ts';
import type { EvidenceId } from '../../core/ids.ts';
import type { ReadDb } from '../../vault/db.ts';
import { findEvidence } from '../../vault/queries/evidence.ts';
import { dayOfEntry } from '../../vault/queries/log-times.ts';
import { findScreening } from '../../vault/queries/screening.ts';
import { today } from '../engine/day.ts';
import type { Engine } from '../engine/engine.ts';
import { ageOf, whyAsked } from './consent-age.ts';

type Line = CheckedInput<'consentRecord'>;

/** Throws `bad-input` for a day that is still to come, and for a yes from before a no that stands. */
export function checkDay(engine: Engine, db: ReadDb, ledger: readonly ConsentView[], line: Line): void {
  const { decidedOn } = line;
  if (decidedOn === null) return;
  if (decidedOn > today(engine, db))
    throw wrong('decidedOn', coded('consent-day-to-come', { on: decidedOn }));
  const writtenOn = ({ seq, at }: ConsentView) => dayOfEntry(db, seq) ?? at.slice(0, 10);
  const no = line.status === 'given' ? laterNo(ledger, { ...line, decidedOn }, writtenOn) : undefined;
  if (no === undefined) return;
  throw wrong('decidedOn', coded('consent-no-since', { status: no.status, on: decidedDay(no) }));
}

/**
 * A decision in the best interests of somebody who cannot make it (Mental Capacity Act 2005 ss 1-4, H): who decided, and
 * why the person cannot, are written down with it. It never undoes a no that they gave themselves: our own rule. Throws
 * `bad-input` naming the field.
 */
export function checkInTheirPlace(ledger: readonly ConsentView[], line: Line): void {
  const inPlace = line.status === 'best-interests';
  for (const field of ['decidedBy', 'cannotDecide'] as const)
    if ((line[field] !== '') !== inPlace)
      throw wrong(field, coded(inPlace ? 'consent-in-place-unsaid' : 'consent-in-place-only'));
  const no = inPlace ? noThatStands(ledger, line) : undefined;
  if (no !== undefined) throw wrong('status', coded('consent-in-place-of-no', { on: decidedDay(no) }));
}

/**
 * That a condition is met, or was given up, is said of a yes, and on no day that is to come; it is one of the two. Throws
 * `bad-input` naming the field.
 */
export function checkCondition(engine: Engine, db: ReadDb, { status, ...line }: Line): void {
  if (line.conditionMet !== null && line.conditionDropped !== null)
    throw wrong('conditionDropped', coded('consent-condition-either'));
  // A yes without either would be a plain one, and do away with every condition.
  if (line.conditionWords !== '' && line.conditionMet === null && line.conditionDropped === null)
    throw wrong('conditionWords', coded('consent-condition-words-alone'));
  for (const field of ['conditionMet', 'conditionDropped'] as const) {
    const said = line[field];
    if (said === null) continue;
    if (status !== 'given') throw wrong(field, coded('consent-condition-met-only-yes'));
    if (said.on > today(engine, db)) throw wrong(field, coded('consent-day-to-come', { on: said.on }));
  }
}

/** Throws `bad-input` naming the field. */
export function checkAgainstCase(engine: Engine, db: ReadDb, person: PersonView, line: Line): void {
  const { item, evidenceId, screeningId, status, purpose, note } = line;
  // Taken out of the case since, it may still be out somewhere: what was agreed about it can be taken back.
  if (item !== '' && findEvidence(db, item as EvidenceId)?.caseId !== person.caseId)
    throw wrong('item', coded('consent-item-elsewhere'));
  if (evidenceId !== null) {
    const paper = findEvidence(db, evidenceId);
    if (paper?.caseId !== person.caseId || paper.removedAt !== null)
      throw wrong('evidenceId', coded('consent-paper-elsewhere'));
  }
  if (screeningId !== null && findScreening(db, screeningId)?.personId !== person.id)
    throw wrong('screeningId', coded('consent-interview-elsewhere'));
  if (status !== 'not-needed-child') return;
  const finding = whyAsked(engine, db, person, purpose);
  if (finding !== null) throw wrong('status', finding);
  if (note.trim() === '' && ageOf(engine, db, person) !== 'yes')
    throw wrong('note', coded('consent-child-reason-missing'));
}

const wrong = (subject: string, finding: Coded) =>
  new TestimonyError('bad-input', { subject, found: [{ ...finding, field: subject }] });
