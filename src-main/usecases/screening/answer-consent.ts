/** @file An answer on the consent page is a line in the consent ledger, in the same transaction. */
import { consentFor } from '../../domain/screening/consent.ts';
import type { ConsentStatus } from '../../domain/screening/opening.ts';
import type { AnswerView } from '../../shared/contract/screening.ts';
import type { ConsentId } from '../../shared/ids.ts';
import type { WriteTx } from '../../vault/db.ts';
import { insertConsent, listPersonConsents } from '../../vault/queries/consent.ts';
import type { ScreeningRow } from '../../vault/queries/screening.ts';
import type { Engine } from '../engine.ts';

/**
 * Appends to the ledger what an answer changed; returns "purpose=status" for the audit entry, or nothing. An
 * agreement whose answer is taken back or left open no longer stands: it is recorded as withdrawn.
 */
export function recordAnsweredConsent(
  engine: Engine,
  tx: WriteTx,
  row: ScreeningRow,
  purpose: string | null,
  answer: AnswerView,
): string[] {
  if (purpose === null) return [];
  const stands = consentFor(
    listPersonConsents(tx, row.personId),
    row.personId,
    purpose,
    engine.clock.today(),
  );
  const status = answer.state === 'answered' ? (answer.value as ConsentStatus) : takenBack(stands);
  if (status === undefined || status === stands) return [];
  insertConsent(tx, {
    id: engine.random.id() as ConsentId,
    caseId: row.caseId,
    personId: row.personId,
    purpose,
    recipient: '',
    item: '',
    status,
    language: row.language,
    interpreter: row.interpreter,
    explainedBy: answer.author,
    expiresOn: null,
    evidenceId: null,
    screeningId: row.id,
    note: answer.ownWords,
    at: answer.at,
    recordedBy: answer.author,
  });
  return [`${purpose}=${status}`];
}

function takenBack(stands: ConsentStatus | undefined): ConsentStatus | undefined {
  return stands === 'given' || stands === 'not-needed-child' ? 'withdrawn' : undefined;
}
