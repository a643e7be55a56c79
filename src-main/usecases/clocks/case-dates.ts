/** @file What happened in one case, and the clocks that run from it. */
import type { CaseDatesView, ClockView, EventView } from '../../contract/dates.ts';
import type { CheckedInput } from '../../contract/index.ts';
import { isDue } from '../../core/clocks/due.ts';
import { type Clock, clockKey, clocksOf, isOver } from '../../core/clocks/running.ts';
import type { CaseId } from '../../core/ids.ts';
import type { ReadDb } from '../../vault/db.ts';
import { listClockMarks, listEvents, type Mark } from '../../vault/queries/events.ts';
import { listPeople } from '../../vault/queries/people.ts';
import { requireCase } from '../cases/case-view.ts';
import { today } from '../engine/day.ts';
import type { Engine } from '../engine/engine.ts';
import { loadClocks } from '../resources/clock-book.ts';

/** Throws `not-found`, `form-damaged`. */
export const dateList = (engine: Engine, { caseId }: CheckedInput<'dateList'>): CaseDatesView =>
  engine.session.read((db) => readCaseDates(engine, db, requireCase(db, caseId).id));

export function readCaseDates(engine: Engine, db: ReadDb, caseId: CaseId): CaseDatesView {
  const day = today(engine, db);
  const events = listEvents(db, caseId);
  const marks = newestMarks(listClockMarks(db, caseId));
  const settled = new Set([...marks.values()].filter((one) => one.settled).map(keyOf));
  const standing = events.filter((one) => !one.withdrawn);
  const names = new Map<string, string>(listPeople(db, caseId).map(({ id, name }) => [id, name]));
  const byId = new Map<string, EventView>(events.map((one) => [one.id, one]));
  const clocks = clocksOf(standing, loadClocks(engine.resources), settled, day).flatMap((clock) => {
    const event = byId.get(clock.subject);
    if (event === undefined) return [];
    const person = event.personId === null ? '' : (names.get(event.personId) ?? '');
    const endedBy = clock.endedBy === null ? '' : (byId.get(clock.endedBy)?.title ?? '');
    const mark = marks.get(clockKey(clock.subject, clock.rule.id));
    return [toView(clock, { about: event.title, person, owner: event.owner, endedBy, mark })];
  });
  return { today: day, events: events.toReversed().sort(latestFirst), clocks: clocks.sort(soonestFirst) };
}

/** Whether such a clock runs in the case, settled or not. */
export const runsIn = (view: CaseDatesView, subject: string, ruleId: string): boolean =>
  view.clocks.some((one) => one.subject === subject && one.ruleId === ruleId);

const keyOf = ({ subject, rule }: Pick<Mark, 'subject' | 'rule'>): string => clockKey(subject, rule);

const newestMarks = (marks: readonly Mark[]): Map<string, Mark> =>
  new Map(marks.map((mark) => [keyOf(mark), mark]));

interface Around {
  readonly about: string;
  readonly person: string;
  readonly owner: string;
  readonly endedBy: string;
  readonly mark: Mark | undefined;
}

function toView({ subject, rule, due, state }: Clock, { mark, ...around }: Around): ClockView {
  const { id: ruleId, title, text, means, whose, basis } = rule;
  const counted = isDue(due) ? due : null;
  return {
    ...{ subject, ruleId, title, text, means, whose, basis, state, ...around },
    on: counted?.on ?? null,
    latest: counted?.latest ?? null,
    time: counted?.time ?? '',
    certainty: counted?.version.certainty ?? null,
    covered: counted?.covered ?? true,
    version: counted?.version ?? null,
    warnOn: counted?.warnOn ?? null,
    skipped: counted?.skipped ?? [],
    settled:
      mark === undefined || !mark.settled
        ? null
        : { on: mark.on, reason: mark.reason, at: mark.at, by: mark.by },
  };
}

const latestFirst = (a: EventView, b: EventView): number =>
  a.on.value < b.on.value ? 1 : a.on.value > b.on.value ? -1 : 0;

function soonestFirst(a: ClockView, b: ClockView): number {
  const [first, second] = [isOver(a.state), isOver(b.state)];
  if (first !== second) return first ? 1 : -1;
  return (a.on ?? '9999').localeCompare(b.on ?? '9999');
}
