/** @file Gap prompts of a case: what the rules find, and what somebody dismissed with a reason. */
import type { PromptView } from '../../contract/contact.ts';
import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import type { CaseId, PersonId } from '../../core/ids.ts';
import { survivorsOf } from '../../core/people/roles.ts';
import { promptsOf } from '../../core/support/prompts.ts';
import type { ReadDb } from '../../vault/db.ts';
import { touchCase } from '../../vault/queries/cases.ts';
import { listPeople } from '../../vault/queries/people.ts';
import { insertPromptMark } from '../../vault/queries/support.ts';
import { listMarksOf, type MarkOf } from '../../vault/queries/support-everywhere.ts';
import { requireCase } from '../cases/case-view.ts';
import { requirePerson } from '../cases/write-person.ts';
import { readCaseDates } from '../clocks/case-dates.ts';
import { today } from '../engine/day.ts';
import type { Engine } from '../engine/engine.ts';
import { transactLines } from '../engine/kept-lines.ts';
import { loadSupportLists } from '../resources/support-lists.ts';
import { promptSubjects } from './prompt-subjects.ts';

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
  return transactLines(engine, { action, subject: personId, facts: { rule, key, reason } }, (tx) => {
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
  const dates = readCaseDates(engine, db, caseId);
  // What happened in the case as a whole is for those it is about, not for everybody whom the case names.
  const people = listPeople(db, caseId);
  const survivors = survivorsOf(people);
  const whole = new Set((survivors.length > 0 ? survivors : people.slice(0, 1)).map(({ id }) => id));
  const clocks = (personId: PersonId) => {
    const isOf = (one: PersonId | null) => (one === null ? whole.has(personId) : one === personId);
    const ofPerson = new Set<string>(
      dates.events
        .filter((one) => !one.withdrawn && isOf(one.personId as PersonId | null))
        .map(({ id }) => id),
    );
    return dates.clocks.filter(({ subject }) => ofPerson.has(subject));
  };
  const marks = marksBy(listMarksOf(db, caseId));
  return promptSubjects(engine, db, caseId, clocks).flatMap(({ personId, subject }) =>
    promptsOf(rules, subject).map(({ rule, key, why }): PromptView => {
      const { id, title, text, source, certainty, nations } = rule;
      const found = marks.get(markKey({ personId, rule: id, key }));
      const dismissed =
        found === undefined || !found.dismissed ? null : { reason: found.reason, at: found.at, by: found.by };
      return { rule: id, key, personId, title, text, source, certainty, nations, why, dismissed };
    }),
  );
}

export const markKey = ({ personId, rule, key }: Pick<MarkOf, 'personId' | 'rule' | 'key'>): string =>
  `${personId} ${rule} ${key}`;

/** The newest of each. */
export const marksBy = (marks: readonly MarkOf[]): Map<string, MarkOf> =>
  new Map(marks.map((one) => [markKey(one), one]));
