/**
 * @file Whether it is on record that the privacy notice was explained, which the official form's yes says: in an interview, as said
 * or by the notice that was named there, or with a consent that stands. That it was understood the form does not say.
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
  { asked }: ReadinessData['notice'],
  title: string,
): string[] {
  // Whatever the yes was for, the notice was gone through with it.
  const isGiven = standingConsents(listPersonConsents(db, personId)).some(
    (line) => line.status === 'given' && line.privacyNotice !== '',
  );
  if (isGiven) return [];
  const open = listPersonScreenings(db, personId).flatMap((row) => {
    const form = findPinned(db, row.formId, row.formVersion);
    const questions = asked.flatMap((name) => form?.byName.get(name) ?? []);
    if (questions.length === 0) return [];
    const standing = standingAnswers(newestAnswers(db, row.id));
    const values = questions.map(({ name }) => standing.get(name));
    const isSaid = values.some((one) => hasContent(one) && one?.value !== 'no');
    if (isSaid && !values.some((one) => one?.value === 'no')) return [[]];
    return [
      questions
        .filter((_, at) => !hasContent(values[at]) || values[at]?.value === 'no')
        .map((one) => one.title),
    ];
  });
  // In the last that asks, where none has any of it.
  return open.some((one) => one.length === 0) ? [] : (open.at(-1) ?? [title]);
}
