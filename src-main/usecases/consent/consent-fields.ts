/** @file What a new line of the ledger names, checked against the case: item, signed paper, interview, age and day. */

import type { PersonView } from '../../contract/cases.ts';
import type { CheckedInput } from '../../contract/index.ts';
import { decidedDay, laterNo } from '../../core/consent/consent.ts';
import type { ConsentView } from '../../core/consent/consent-line.ts';
import { formatFuzzyDate } from '../../core/dates/fuzzy-date.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import type { EvidenceId } from '../../core/ids.ts';
import type { ReadDb } from '../../vault/db.ts';
import { findEvidence } from '../../vault/queries/evidence.ts';
import { dayOfEntry } from '../../vault/queries/log-times.ts';
import { findScreening } from '../../vault/queries/screening.ts';
import { today } from '../engine/day.ts';
import type { Engine } from '../engine/engine.ts';
import { ageOf, whyAsked } from './consent-age.ts';

type Line = CheckedInput<'consentRecord'>;
const REASON = 'the age of the person is not recorded; say why they are taken to be under 18';

/** Throws `bad-input` for a day that is still to come, and for a yes from before a no that stands. */
export function checkDay(engine: Engine, db: ReadDb, ledger: readonly ConsentView[], line: Line): void {
  const { decidedOn } = line;
  if (decidedOn === null) return;
  if (decidedOn > today(engine, db)) throw wrong('decidedOn', `${dayInWords(decidedOn)} is still to come`);
  const writtenOn = ({ seq, at }: ConsentView) => dayOfEntry(db, seq) ?? at.slice(0, 10);
  const no = line.status === 'given' ? laterNo(ledger, { ...line, decidedOn }, writtenOn) : undefined;
  if (no === undefined) return;
  const since = `${no.status} on ${dayInWords(decidedDay(no))}, after that day`;
  throw wrong('decidedOn', `${since}; ask the person, and record what they decide now`);
}

const dayInWords = (value: string): string => formatFuzzyDate({ value, qualifier: 'exact' });

/** Throws `bad-input` naming the field. */
export function checkAgainstCase(engine: Engine, db: ReadDb, person: PersonView, line: Line): void {
  const { item, evidenceId, screeningId, status, purpose, note } = line;
  // Taken out of the case since, it may still be out somewhere: what was agreed about it can be taken back.
  if (item !== '' && findEvidence(db, item as EvidenceId)?.caseId !== person.caseId)
    throw wrong('item', 'an exhibit of this case, or nothing for all of it');
  if (evidenceId !== null) {
    const paper = findEvidence(db, evidenceId);
    if (paper?.caseId !== person.caseId || paper.removedAt !== null)
      throw wrong('evidenceId', 'the signed paper is among the evidence of this case');
  }
  if (screeningId !== null && findScreening(db, screeningId)?.personId !== person.id)
    throw wrong('screeningId', 'an interview with this person');
  if (status !== 'not-needed-child') return;
  const finding = whyAsked(engine, db, person, purpose);
  if (finding !== null) throw wrong('status', finding);
  if (note.trim() === '' && ageOf(engine, db, person) !== 'yes') throw wrong('note', REASON);
}

const wrong = (subject: string, finding: string) =>
  new TestimonyError('bad-input', { subject, findings: [`${subject}: ${finding}`] });
