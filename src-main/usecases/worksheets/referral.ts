/** @file What the record says that decides which way a referral goes: the person's age and the consent ledger. */
import type { CheckedInput } from '../../contract/index.ts';
import type { ReferralView } from '../../contract/referral.ts';
import { decidedDay, decisionFor } from '../../core/consent/consent.ts';
import type { ReadDb } from '../../vault/db.ts';
import { listPersonConsents } from '../../vault/queries/consent.ts';
import type { ScreeningRow } from '../../vault/queries/screening.ts';
import { requirePerson } from '../cases/write-person.ts';
import { ageOf } from '../consent/consent-age.ts';
import { referralYes } from '../disclosure/referral-yes.ts';
import { today } from '../engine/day.ts';
import type { Engine } from '../engine/engine.ts';
import { pinnedForm, requireScreening } from '../forms/pinned-form.ts';
import { copiedOutAs, leavesUnder } from '../resources/vocabulary.ts';

/** Throws `not-found`. */
export function referralShow(engine: Engine, { screeningId }: CheckedInput<'referralShow'>): ReferralView {
  return engine.session.read((db) => {
    const row = requireScreening(db, screeningId);
    return { ...readReferral(engine, db, row), yes: referralYes(engine, db, row, pinnedForm(db, row)) };
  });
}

/** The same purpose and recipient that copying the sheet out is asked about. */
export function readReferral(
  engine: Engine,
  db: ReadDb,
  { personId, formId }: Pick<ScreeningRow, 'personId' | 'formId'>,
): Omit<ReferralView, 'yes'> {
  const { export: kind, recipient } = copiedOutAs(engine.resources, formId);
  const purpose = leavesUnder(engine.resources, kind, '')[0]?.id ?? '';
  const asked = { personId, purpose, recipient };
  const line = decisionFor(listPersonConsents(db, personId), asked, today(engine, db));
  return {
    age: ageOf(engine, db, requirePerson(db, personId)),
    decision:
      line === undefined ? null : { status: line.status, on: decidedDay(line), recordedBy: line.recordedBy },
  };
}
