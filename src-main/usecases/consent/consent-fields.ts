/** @file What a new line of the ledger names, checked against the case: item, signed paper, interview, age and day. */

import type { PersonView } from '../../contract/cases.ts';
import type { CheckedInput } from '../../contract/index.ts';
import { decidedDay, laterNo } from '../../core/consent/consent.ts';
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
