/** @file An answer on the consent page is a line in the consent ledger, in the same transaction. */

import type { AnswerView } from '../../core/answers/answer.ts';
import { decisionIn } from '../../core/consent/answered-consent.ts';
import { consentLine } from '../../core/consent/consent.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import type { ConsentId } from '../../core/ids.ts';
import type { WriteTx } from '../../vault/db.ts';
import { insertConsent, listPersonConsents, screeningOf } from '../../vault/queries/consent.ts';
import type { ScreeningRow } from '../../vault/queries/screening.ts';
import { requirePerson } from '../cases/write-person.ts';
import { today } from '../engine/day.ts';
import type { Engine } from '../engine/engine.ts';
import { ageOf, whyAsked } from './consent-age.ts';

/**
 * Appends to the ledger what an answer changed (`decisionIn`); returns "purpose=status" for the audit entry, or nothing.
 * Throws `answer-not-allowed`, naming the question, for "not needed, under 18" where the person is asked after all.
 */
export function recordAnsweredConsent(
  engine: Engine,
  tx: WriteTx,
  row: ScreeningRow,
  purpose: string | null,
  answer: AnswerView,
): string[] {
  if (purpose === null) return [];
  const line = consentLine(listPersonConsents(tx, row.personId), row.personId, purpose, today(engine, tx));
  const here = line !== undefined && screeningOf(tx, line.id) === row.id;
  const status = decisionIn(answer, line?.status, here);
  if (status === undefined) return [];
  const note = status === 'not-needed-child' ? childNote(engine, tx, row, purpose, answer) : answer.ownWords;
  insertConsent(tx, {
    id: engine.random.id() as ConsentId,
    caseId: row.caseId,
    personId: row.personId,
    purpose,
    recipient: '',
    item: '',
    status,
    language: answer.language,
    interpreter: answer.interpreter,
    explainedBy: answer.author,
    privacyNotice: '',
    decidedBy: '',
    cannotDecide: '',
    expiresOn: null,
    evidenceId: null,
    screeningId: row.id,
    note,
    decidedOn: null,
    at: answer.at,
    recordedBy: answer.author,
  });
  return [`${purpose}=${status}`];
}

/** What the ledger keeps beside "not needed": what was said, or that the age did not stand in the record. */
function childNote(
  engine: Engine,
  tx: WriteTx,
  row: ScreeningRow,
  purpose: string,
  { question, ownWords }: AnswerView,
): string {
  const person = requirePerson(tx, row.personId);
  const finding = whyAsked(engine, tx, person, purpose);
  if (finding !== null) {
    throw new TestimonyError('answer-not-allowed', {
      subject: question,
      found: [{ ...finding, field: question }],
    });
  }
  if (ownWords.trim() !== '' || ageOf(engine, tx, person) === 'yes') return ownWords;
  return 'Taken to be under 18 in the interview; no date of birth on record decided it then.';
}
