/**
 * @file Whether it is on record that the Home Office's privacy notice was explained, which the official form's yes says: with the
 * consent to the referral that stands, by whichever name, or by its own name with another consent or in an interview. A charity's own
 * notice, gone through before the interview, is another one. That it was understood the form does not say.
 */
import { hasContent, standingAnswers } from '../../core/answers/said.ts';
import { standingConsents } from '../../core/consent/consent.ts';
import { namesOfficialNotice } from '../../core/worksheets/official-notice.ts';
import type { ReadDb } from '../../vault/db.ts';
import { listPersonConsents } from '../../vault/queries/consent.ts';
import { listPersonScreenings, newestAnswers, type ScreeningRow } from '../../vault/queries/screening.ts';
import { findPinned } from '../forms/pinned-form.ts';
import type { ReadinessData } from './readiness-data.ts';

export interface NoticeMissing {
  /** By title, what no interview has as said; what to name where no interview asks. */
  readonly titles: string[];
  /** The other notice that is on record, in the words of whoever recorded it; '' where there is none. */
  readonly other: string;
}

/** Null where it is recorded. `title`: what to name where no interview asks. */
export function noticeUnrecorded(
  db: ReadDb,
  { personId }: Pick<ScreeningRow, 'personId'>,
  { asked, consent, named }: ReadinessData['notice'],
  title: string,
): NoticeMissing | null {
  const given = standingConsents(listPersonConsents(db, personId)).filter(
    (line) => line.status === 'given' && line.privacyNotice !== '',
  );
  if (given.some((line) => line.purpose === consent || namesOfficialNotice(line.privacyNotice))) return null;
  const other = unstopped(given.at(-1)?.privacyNotice ?? '');
  let open: NoticeMissing | null = null;
  for (const row of listPersonScreenings(db, personId)) {
    const form = findPinned(db, row.formId, row.formVersion);
    const questions = asked.flatMap((name) => form?.byName.get(name) ?? []);
    if (questions.length === 0) continue;
    const standing = standingAnswers(newestAnswers(db, row.id));
    const isUnsaid = (name: string) => !hasContent(standing.get(name)) || standing.get(name)?.value === 'no';
    const answer = standing.get(named);
    const words = [answer?.value, answer?.ownWords]
      .filter((one) => typeof one === 'string')
      .join('\n')
      .trim();
    const isNo = questions.some(({ name }) => standing.get(name)?.value === 'no');
    if (namesOfficialNotice(words) && !isNo) return null;
    const titles = questions
      .filter(({ name }) => isUnsaid(name) || (name === named && !namesOfficialNotice(words)))
      .map((one) => one.title);
    open = { titles, other: words === '' || namesOfficialNotice(words) ? other : unstopped(words) };
  }
  // In the last that asks, where none has any of it.
  return open ?? { titles: [title], other };
}

/** Quoted within a sentence that has a stop of its own. */
const unstopped = (words: string): string => words.replace(/[.\s]+$/u, '');
