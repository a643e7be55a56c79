/** @file Gap prompts of a case: what the rules find, and what somebody dismissed with a reason. */
import type { PromptView } from '../../contract/contact.ts';
import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import type { CaseId, PersonId } from '../../core/ids.ts';
import { type MovedHearing, type Prompt, type PromptSubject, promptsOf } from '../../core/support/prompts.ts';
import type { SupportLine } from '../../core/support/support-line.ts';
import type { ReadDb } from '../../vault/db.ts';
import { touchCase } from '../../vault/queries/cases.ts';
import { listContacts, standingPlan } from '../../vault/queries/contacts.ts';
import { listMovedEvents } from '../../vault/queries/moved-events.ts';
import { listPeople } from '../../vault/queries/people.ts';
import { listPersonScreenings } from '../../vault/queries/screening.ts';
import {
  insertPromptMark,
  listPromptMarks,
  listSupport,
  type StoredSupport,
} from '../../vault/queries/support.ts';
import { pinnedForm } from '../answers/read-screening.ts';
import { requireCase } from '../cases/case-view.ts';
import { requirePerson } from '../cases/write-person.ts';
import { readCaseDates } from '../clocks/case-dates.ts';
import { today } from '../engine/day.ts';
import type { Engine } from '../engine/engine.ts';
import { transact } from '../engine/transact.ts';
import { loadClocks } from '../resources/clock-book.ts';
import { loadSupportLists } from '../resources/support-lists.ts';
import { dayOfContact } from './read-contacts.ts';

/** Throws `not-found`, `form-damaged`. */
export const promptList = (
  engine: Engine,
  { caseId }: CheckedInput<'promptList'>,
): CallOutput<'promptList'> =>
  engine.session.read((db) => ({
    today: today(engine, db),
    prompts: readPrompts(engine, db, requireCase(db, caseId).id),
  }));

/** Throws `not-found` where no such prompt stands. */
export const promptDismiss = (engine: Engine, input: CheckedInput<'promptDismiss'>) =>
  mark(engine, input, true);

/** Throws `not-found` where it was not dismissed. */
export const promptRestore = (engine: Engine, input: CheckedInput<'promptRestore'>) =>
  mark(engine, input, false);

function mark(
  engine: Engine,
  { personId, rule, key, reason }: CheckedInput<'promptDismiss'>,
  dismissed: boolean,
): CallOutput<'promptDismiss'> {
  const [at, by] = [engine.clock.now(), engine.session.actor];
  const action = dismissed ? 'prompt.dismissed' : 'prompt.restored';
  return transact(engine, { action, subject: personId, facts: { rule, key, reason } }, (tx) => {
    const { caseId } = requirePerson(tx, personId);
    const stands = (one: PromptView) =>
      one.personId === personId &&
      one.rule === rule &&
      one.key === key &&
      (one.dismissed === null) === dismissed;
    if (!readPrompts(engine, tx, caseId).some(stands))
      throw new TestimonyError('not-found', { subject: rule });
    insertPromptMark(tx, caseId, personId, { rule, key, dismissed, reason, at, by });
    touchCase(tx, caseId, at);
    return { prompts: readPrompts(engine, tx, caseId) };
  });
}

/** Of everybody in the case whom support is for. */
export function readPrompts(engine: Engine, db: ReadDb, caseId: CaseId): PromptView[] {
  const { rules } = loadSupportLists(engine.resources);
  return listPeople(db, caseId).flatMap(({ id }) => {
    const marks = new Map(listPromptMarks(db, id).map((one) => [`${one.rule} ${one.key}`, one]));
    return promptsOf(rules, subjectOf(engine, db, caseId, id)).map(
      ({ rule, key, why }: Prompt): PromptView => {
        const { id: ruleId, title, text, source, certainty } = rule;
        const found = marks.get(`${ruleId} ${key}`);
        const dismissed =
          found === undefined || !found.dismissed
            ? null
            : { reason: found.reason, at: found.at, by: found.by };
        return { rule: ruleId, key, personId: id, title, text, source, certainty, why, dismissed };
      },
    );
  });
}

function subjectOf(engine: Engine, db: ReadDb, caseId: CaseId, personId: PersonId): PromptSubject {
  const plan = standingPlan(db, personId);
  const lines = listSupport(db, personId);
  const about = (one: { readonly personId: string | null }) =>
    one.personId === null || one.personId === personId;
  const dates = readCaseDates(engine, db, caseId);
  const ofPerson = new Set(
    dates.events.filter((one) => about(one) && !one.withdrawn).map(({ id }) => String(id)),
  );
  return {
    today: today(engine, db),
    contacts: listContacts(db, caseId)
      .filter((one) => one.personId === personId && !one.mistaken)
      .map((one) => ({
        ...{ id: one.id, seq: one.seq, threats: one.threats, nextOn: one.nextOn, breach: one.breach !== '' },
        day: dayOfContact(one),
        withPerson: one.withWhom === '' && one.reached === 'person',
      })),
    plan: plan === null ? null : { ...plan, recordedOn: plan.at.slice(0, 10) },
    needs: newest(lines, 'need'),
    workers: all(lines, 'worker'),
    requests: newest(lines, 'interview-request'),
    interviewsHeld: interviewsHeld(db, personId),
    nonPunishment: newest(lines, 'non-punishment').at(-1) ?? null,
    clocks: dates.clocks.filter(({ subject }) => ofPerson.has(subject)),
    moved: moved(engine, db, caseId).filter(({ id }) => ofPerson.has(id)),
  };
}

const interviewsHeld = (db: ReadDb, personId: PersonId): number =>
  listPersonScreenings(db, personId).filter(
    (row) => row.status === 'signed' && pinnedForm(db, row).file.testimony.use === 'interview',
  ).length;

type Kept<K extends SupportLine['kind']> = Extract<SupportLine, { kind: K }> & {
  readonly subject: string;
  readonly seq: number;
  readonly recordedOn: string;
};

const all = <K extends SupportLine['kind']>(lines: readonly StoredSupport[], kind: K): Kept<K>[] =>
  lines.flatMap(({ line, subject, seq, at }) =>
    line.kind === kind ? [{ ...line, subject, seq, recordedOn: at.slice(0, 10) } as Kept<K>] : [],
  );

const newest = <K extends SupportLine['kind']>(lines: readonly StoredSupport[], kind: K): Kept<K>[] => [
  ...new Map(all(lines, kind).map((one) => [one.subject, one])).values(),
];

/** Hearings whose day was put right to another one, by the newest correction that did so. */
function moved(engine: Engine, db: ReadDb, caseId: CaseId): MovedHearing[] {
  const { kinds } = loadClocks(engine.resources);
  const hearings = new Set(kinds.filter((one) => one.hearing).map(({ id }) => id));
  return listMovedEvents(db, caseId).filter(({ kind }) => hearings.has(kind));
}
