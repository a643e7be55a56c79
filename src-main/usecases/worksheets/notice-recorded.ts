/**
 * @file Whether it is on record that the privacy notice was gone through, which the official form's yes says: in one
 * interview, or with the consent that stands.
 */
import { hasContent, standingAnswers } from '../../core/answers/said.ts';
import { standingConsents } from '../../core/consent/consent.ts';
import type { ReadDb } from '../../vault/db.ts';
import { listPersonConsents } from '../../vault/queries/consent.ts';
import { listPersonScreenings, newestAnswers, type ScreeningRow } from '../../vault/queries/screening.ts';
import { findPinned } from '../forms/pinned-form.ts';
import type { ReadinessData } from './readiness-data.ts';

/**
 * By title, what no interview has as said; empty where it is recorded. `title`: what to name where no interview asks.
 */
export function noticeUnrecorded(
  db: ReadDb,
  { personId }: Pick<ScreeningRow, 'personId'>,
  { asked, purpose }: ReadinessData['notice'],
  title: string,
): string[] {
  const isGiven = standingConsents(listPersonConsents(db, personId)).some(
    (line) => line.purpose === purpose && line.status === 'given' && line.privacyNotice !== '',
  );
  if (isGiven) return [];
  const open = listPersonScreenings(db, personId).flatMap((row) => {
    const form = findPinned(db, row.formId, row.formVersion);
    const questions = asked.flatMap((name) => form?.byName.get(name) ?? []);
    if (questions.length === 0) return [];
    const standing = standingAnswers(newestAnswers(db, row.id));
    return [
      questions
        .filter(({ name }) => {
          const answer = standing.get(name);
          return !hasContent(answer) || answer?.value === 'no';
        })
        .map((one) => one.title),
    ];
  });
  // In the last that asks, where none has all of it.
  return open.some((one) => one.length === 0) ? [] : (open.at(-1) ?? [title]);
}
