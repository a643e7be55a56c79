/** @file Contacts of a case as a person sees them, and what is held against a plan before a contact is made. */
import type { ContactsView, PlanView } from '../../contract/contact.ts';
import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import { hoursInWords, isOutsideHours } from '../../core/contact/hours.ts';
import { dateRange, exactDay, type FuzzyDate } from '../../core/dates/fuzzy-date.ts';
import type { CaseId, PersonId } from '../../core/ids.ts';
import type { ReadDb } from '../../vault/db.ts';
import { listContacts, listPlans, type StoredContact, standingPlan } from '../../vault/queries/contacts.ts';
import { toldNeverOf } from '../answers/told-never.ts';
import { requireCase } from '../cases/case-view.ts';
import { requirePerson } from '../cases/write-person.ts';
import { today } from '../engine/day.ts';
import type { Engine } from '../engine/engine.ts';
import { refusedWays } from '../leaving/safe-contact.ts';

/** Throws `not-found`. */
export const contactList = (
  engine: Engine,
  { caseId, personId }: CheckedInput<'contactList'>,
): ContactsView =>
  engine.session.read((db) => readContacts(engine, db, requireCase(db, caseId).id, personId));

export function readContacts(
  engine: Engine,
  db: ReadDb,
  caseId: CaseId,
  personId: PersonId | null,
): ContactsView {
  const contacts = listContacts(db, caseId)
    .filter((one) => personId === null || one.personId === personId)
    .sort((a, b) =>
      lastDay(b.heldOn) > lastDay(a.heldOn) ? 1 : lastDay(b.heldOn) < lastDay(a.heldOn) ? -1 : b.seq - a.seq,
    )
    .map(({ seq, ...one }) => ({ ...one, outside: outsideOf(db, one, seq) }));
  return { today: today(engine, db), contacts };
}

/** Held against the plan that stood when it was written down: one made since was not known then. */
function outsideOf(
  db: ReadDb,
  { personId, heldOn, time }: Pick<StoredContact, 'personId' | 'heldOn' | 'time'>,
  seq: number,
): string {
  const hours = listPlans(db, personId).find((plan) => plan.seq < seq)?.hours ?? [];
  return isOutsideHours(hours, exactDay(heldOn) ?? '', time) ? hoursInWords(hours) : '';
}

/** ISO day: the latest it may have been, and never after it was written down. */
export function lastDay(date: FuzzyDate): string {
  const [first, last] = dateRange(date);
  return last ?? first ?? date.value;
}

/** The day a contact counts for: a month that is not over yet counts up to the day it was written down. */
export const dayOfContact = ({ heldOn, at }: Pick<StoredContact, 'heldOn' | 'at'>): string => {
  const [day = ''] = [lastDay(heldOn), at.slice(0, 10)].sort();
  return day;
};

/** Throws `not-found`. */
export const contactCheck = (
  engine: Engine,
  { personId, channel, address, words }: CheckedInput<'contactCheck'>,
): CallOutput<'contactCheck'> =>
  engine.session.read((db) => {
    const person = requirePerson(db, personId);
    const plan = standingPlan(db, personId);
    return {
      refused: refusedWays(engine, db, person, { channel, address, seen: words }),
      hasPlan: plan !== null,
      undecided: plan?.undecided !== undefined,
    };
  });

/** Throws `not-found`. */
export const contactPlanShow = (engine: Engine, { personId }: CheckedInput<'contactPlanShow'>): PlanView =>
  engine.session.read((db) => readPlans(engine, db, requirePerson(db, personId).id));

export function readPlans(engine: Engine, db: ReadDb, personId: PersonId): PlanView {
  const [plan = null, ...before] = listPlans(db, personId).map(({ seq: _, ...line }) => line);
  return { told: toldNeverOf(engine, db, personId), plan, before };
}
