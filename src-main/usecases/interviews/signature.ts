/** @file The SHA-256 that a sign-off locks: worked out when a record is signed, and anew whenever it is checked. */
import { standingAnswers } from '../../core/answers/answers.ts';
import { signedRecord } from '../../core/interviews/sign-off.ts';
import type { ReadDb } from '../../vault/db.ts';
import { newestAnswers, type ScreeningRow } from '../../vault/queries/screening.ts';
import { signedLinks } from '../answers/read-links.ts';
import { pinnedForm } from '../answers/read-screening.ts';
import { fingerprint } from '../engine/fingerprint.ts';

/**
 * Over the first account of the record with `row.signedAt` and `row.readBack`; see `signedRecord`. Later accounts are
 * not in it. Lower-case hex. Throws `form-damaged`.
 */
export function signatureOf(
  db: ReadDb,
  row: Pick<
    ScreeningRow,
    'id' | 'personId' | 'formId' | 'formVersion' | 'formSha256' | 'author' | 'signedAt' | 'readBack'
  >,
): string {
  const { id: screeningId, personId, formId, formVersion, formSha256, author } = row;
  const { signedAt, readBack } = row;
  const head = { screeningId, personId, formId, formVersion, formSha256, author };
  const order = pinnedForm(db, row).questions.map((question) => question.name);
  const first = newestAnswers(db, screeningId).filter((answer) => answer.layer === 0);
  const signed = { ...head, signedAt: signedAt ?? '', readBack: readBack ?? '' };
  return fingerprint(signedRecord(signed, order, standingAnswers(first), signedLinks(db, screeningId)));
}
