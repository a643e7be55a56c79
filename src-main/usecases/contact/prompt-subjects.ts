/** @file What gap prompts look at, of everybody in one case or in all of them: each table is read once. */
import type { CaseId, PersonId } from '../../core/ids.ts';
import { isToldOfHearings } from '../../core/people/roles.ts';
import type { PromptClock, PromptSubject } from '../../core/support/prompts.ts';
import type { SupportLine } from '../../core/support/support-line.ts';
import type { ReadDb } from '../../vault/db.ts';
import { listMovedEvents, type MovedEvent } from '../../vault/queries/moved-events.ts';
import { listPersonScreenings } from '../../vault/queries/screening.ts';
import {
  type KeptLine,
  listLinesOf,
  listStandingTerms,
  listSupported,
  type OpenPerson,
} from '../../vault/queries/support-everywhere.ts';
import { listToldContacts } from '../../vault/queries/told-contacts.ts';
import { today } from '../engine/day.ts';
import type { Engine } from '../engine/engine.ts';
import { pinnedForm } from '../forms/pinned-form.ts';
import { loadClocks } from '../resources/clock-book.ts';
import { dayOfContact } from './read-contacts.ts';

export interface SubjectOf extends OpenPerson {
  readonly subject: PromptSubject;
  /** Whoever is the person's worker now; else whoever agreed the plan, or wrote the newest contact down. */
  readonly owner: string;
}

const WATCHED = ['need', 'worker', 'interview-request', 'non-punishment'] as const;

/** `clocks`: of a person, where they are wanted; those are listed elsewhere too. */
export function promptSubjects(
  engine: Engine,
  db: ReadDb,
  caseId: CaseId | null,
  clocks: (personId: PersonId) => readonly PromptClock[],
): SubjectOf[] {
  const day = today(engine, db);
  const contacts = Map.groupBy(listToldContacts(db, caseId), (one) => one.personId);
  const plans = new Map(listStandingTerms(db, caseId).map((one) => [one.personId, one]));
  const lines = Map.groupBy(listLinesOf(db, WATCHED, caseId), (one) => one.personId);
  const moved = Map.groupBy(movedHearings(engine, db, caseId), (one) => one.caseId);
  return listSupported(db, caseId).flatMap(({ personId, caseId: inCase, role, nation }): SubjectOf[] => {
    const told = contacts.get(personId) ?? [];
    const plan = plans.get(personId) ?? null;
    const said = lines.get(personId) ?? [];
    const days = isToldOfHearings(role)
      ? (moved.get(inCase) ?? []).filter((one) => one.personId === null || one.personId === personId)
      : [];
    const running = clocks(personId);
    if (told.length + said.length + days.length + running.length === 0 && plan === null) return [];
    const workers = all(said, 'worker');
    const requests = newest(said, 'interview-request');
    const subject: PromptSubject = {
      today: day,
      nation,
      contacts: told.map((one) => ({ ...one, day: dayOfContact(one) })),
      plan: plan === null ? null : { ...plan, recordedOn: plan.at.slice(0, 10) },
      needs: newest(said, 'need'),
      workers,
      requests,
      // Read only where something depends on it: it opens every record.
      interviewsHeld: requests.some(({ state }) => state === 'asked') ? interviewsHeld(db, personId) : 0,
      nonPunishment: newest(said, 'non-punishment').at(-1) ?? null,
      clocks: running,
      moved: days,
    };
    const worker = workers.findLast(({ role }) => role === 'worker')?.name ?? '';
    const owner = worker === '' ? (plan?.by ?? told.at(-1)?.by ?? said.at(-1)?.by ?? '') : worker;
    return [{ personId, caseId: inCase, role, nation, subject, owner }];
  });
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

const all = <K extends SupportLine['kind']>(lines: readonly KeptLine[], kind: K): Kept<K>[] =>
  lines
    .filter(({ line }) => line.kind === kind)
    .map(({ line, subject, seq, at }) => ({ ...line, subject, seq, recordedOn: at.slice(0, 10) }) as Kept<K>);

const newest = <K extends SupportLine['kind']>(lines: readonly KeptLine[], kind: K): Kept<K>[] => {
  const found = all(lines, kind);
  return found.length < 2 ? found : [...new Map(found.map((one) => [one.subject, one])).values()];
};

/** Hearings whose day was put right to another one, by the newest correction that did so. */
function movedHearings(engine: Engine, db: ReadDb, caseId: CaseId | null): MovedEvent[] {
  const { kinds } = loadClocks(engine.resources);
  const hearings = new Set(kinds.filter((one) => one.hearing).map(({ id }) => id));
  return listMovedEvents(db, caseId).filter(({ kind }) => hearings.has(kind));
}
