/**
 * @file Of a sheet for somebody who is 18 or over now: talks and referrals of a day on which they were under 18. The official form
 * asks about today; what was so then has its places, and nobody finds them by themselves.
 */

import { type FuzzyDate, formatFuzzyDate } from '../../core/dates/fuzzy-date.ts';
import { heldOrRecorded } from '../../core/dates/held.ts';
import { coded } from '../../core/findings/finding.ts';
import type { Question } from '../../core/forms/questions.ts';
import { AGE_QUESTION } from '../../core/worksheets/referral-route.ts';
import type { ReadDb } from '../../vault/db.ts';
import { listLayers } from '../../vault/queries/annotations.ts';
import { listEvents } from '../../vault/queries/events.ts';
import { listPersonScreenings, type ScreeningRow } from '../../vault/queries/screening.ts';
import { wasChildOn } from '../consent/age-on-day.ts';
import { REFERRAL } from '../disclosure/fields.ts';
import type { LookAt } from '../disclosure/sheet.ts';
import type { Engine } from '../engine/engine.ts';
import { findPinned } from '../forms/pinned-form.ts';

export function wasChildToSee(
  engine: Engine,
  db: ReadDb,
  { caseId, personId }: Pick<ScreeningRow, 'caseId' | 'personId'>,
  asked: readonly Question[],
): LookAt[] {
  const on = asked.find(({ name }) => name === AGE_QUESTION);
  if (on === undefined) return [];
  const wasChild = wasChildOn(engine, db, personId);
  const isTalk = ({ heldOn, formId, formVersion }: ScreeningRow) =>
    heldOn !== null || findPinned(db, formId, formVersion)?.file.testimony.use === 'interview';
  const held = listPersonScreenings(db, personId).filter(isTalk);
  const talks = held.flatMap((row) => [
    heldOrRecorded(row.heldOn, row.startedAt),
    ...listLayers(db, row.id).map(({ heldOn, at }) => heldOrRecorded(heldOn, at)),
  ]);
  const referrals = listEvents(db, caseId)
    .filter(
      ({ kind, withdrawn, personId: of }) =>
        kind === REFERRAL && !withdrawn && (of === null || of === personId),
    )
    .map((one) => one.on);
  const days = (all: readonly FuzzyDate[]) =>
    [...new Set(all.filter(wasChild).map(formatFuzzyDate))].join(', ');
  const then = { talks: days(talks), referrals: days(referrals) };
  if (then.talks === '' && then.referrals === '') return [];
  const found = coded('was-under-18', then);
  return [{ line: 'row/was-under-18', on, about: on.title, source: '', found: [found] }];
}
