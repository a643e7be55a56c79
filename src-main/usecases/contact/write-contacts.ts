/** @file Writing down a contact, adding to a note, and making a safe contact plan. Nothing is overwritten. */
import type { ContactsView, PlanView } from '../../contract/contact.ts';
import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import { onDay, shortDate } from '../../core/dates/fuzzy-date.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import type { Coded } from '../../core/findings/finding.ts';
import type { ContactId } from '../../core/ids.ts';
import { touchCase } from '../../vault/queries/cases.ts';
import { findContactCase, insertAddendum, insertContact, insertPlan } from '../../vault/queries/contacts.ts';
import { requireHeld } from '../answers/held-on.ts';
import { requirePerson } from '../cases/write-person.ts';
import { today } from '../engine/day.ts';
import type { Engine } from '../engine/engine.ts';
import { transactLines } from '../engine/kept-lines.ts';
import type { AuditNote } from '../engine/transact.ts';
import { contactForbidden, refusedWays } from '../leaving/safe-contact.ts';
import { readContacts, readPlans } from './read-contacts.ts';

/**
 * A contact that we made by a way the plan rules out is refused, unless it is said why it happened all the same: then it is
 * on record, as what it was. Throws `not-found`, `contact-forbidden`, `bad-input`.
 */
export function contactAdd(engine: Engine, input: CheckedInput<'contactAdd'>): CallOutput<'contactAdd'> {
  const { personId, allTheSame, ...fields } = input;
  const id = engine.random.id() as ContactId;
  const [at, by] = [engine.clock.now(), engine.session.actor];
  const note = (breached: boolean): AuditNote => ({
    action: 'contact.recorded',
    subject: id,
    facts: {
      channel: fields.channel,
      reached: fields.reached,
      safe: fields.safe,
      threats: fields.threats,
      heldOn: fields.heldOn === null ? '' : shortDate(fields.heldOn),
      nextOn: fields.nextOn,
      breached,
    },
  });
  let breached = false;
  return transactLines(
    engine,
    () => note(breached),
    (tx) => {
      const person = requirePerson(tx, personId);
      requireHeld(engine, tx, fields.heldOn);
      const { address } = fields;
      const channel = fields.channel === 'not-said' ? undefined : fields.channel;
      const leftMessage = fields.reached === 'message';
      const refused: Coded[] =
        fields.startedBy === 'us' && fields.withWhom === ''
          ? refusedWays(engine, tx, person, { channel, address, leftMessage })
          : [];
      if (refused.length > 0 && allTheSame === '') throw contactForbidden(person.name, refused);
      breached = refused.length > 0;
      const { caseId } = person;
      insertContact(tx, {
        id,
        caseId,
        personId,
        at,
        by,
        breach: breached ? allTheSame : '',
        fields: {
          ...fields,
          heldOn: fields.heldOn ?? onDay(today(engine, tx)),
          heldBy: fields.heldBy === '' ? by : fields.heldBy,
        },
      });
      touchCase(tx, caseId, at);
      return { ...readContacts(engine, tx, caseId, personId), contactId: id };
    },
  );
}

/** Throws `not-found`. */
export function contactCorrect(engine: Engine, input: CheckedInput<'contactCorrect'>): ContactsView {
  const { contactId, text, mistaken, nextOn } = input;
  const [at, by] = [engine.clock.now(), engine.session.actor];
  const facts = { mistaken, ...(nextOn === undefined ? {} : { nextOn }) };
  return transactLines(engine, { action: 'contact.added-to', subject: contactId, facts }, (tx) => {
    const caseId = findContactCase(tx, contactId);
    if (caseId === undefined) throw new TestimonyError('not-found', { subject: 'contactId' });
    insertAddendum(tx, contactId, { text, mistaken, ...(nextOn === undefined ? {} : { nextOn }), at, by });
    touchCase(tx, caseId, at);
    return readContacts(engine, tx, caseId, null);
  });
}

/** Throws `not-found`. */
export function contactPlanRecord(engine: Engine, input: CheckedInput<'contactPlanRecord'>): PlanView {
  const { personId, plan, reason } = input;
  const [at, by] = [engine.clock.now(), engine.session.actor];
  const facts = { ways: plan.ways.length, never: plan.never.length, everyDays: plan.everyDays };
  return transactLines(engine, { action: 'contact.planned', subject: personId, facts }, (tx) => {
    const { caseId } = requirePerson(tx, personId);
    insertPlan(tx, caseId, personId, plan, { reason, at, by });
    touchCase(tx, caseId, at);
    return readPlans(engine, tx, personId);
  });
}
