/** @file What happened in one case, and the clocks that run from it. */
import type { PersonView } from '../../contract/cases.ts';
import type { CaseDatesView, ClockView, EventView } from '../../contract/dates.ts';
import type { CheckedInput } from '../../contract/index.ts';
import { isDue } from '../../core/clocks/due.ts';
import { type Clock, canRunOut, clockKey, clocksOf, isOver, stateOf } from '../../core/clocks/running.ts';
import type { FuzzyDate } from '../../core/dates/fuzzy-date.ts';
import type { Nation } from '../../core/dates/working-days.ts';
import type { CaseId, ScreeningId } from '../../core/ids.ts';
import { survivorsOf } from '../../core/people/roles.ts';
import type { ReadDb } from '../../vault/db.ts';
import { daysOf, listClockMarks, listEvents, type Mark } from '../../vault/queries/events.ts';
import { listPeople } from '../../vault/queries/people.ts';
import { requireCase } from '../cases/case-view.ts';
import { today } from '../engine/day.ts';
import type { Engine } from '../engine/engine.ts';
import { loadClocks } from '../resources/clock-book.ts';
import { calledAs, isCovered, isTheDay, sourceOf } from './due-parts.ts';
import { watchedAnswers } from './watched.ts';

/** Throws `not-found`, `form-damaged`. */
export const dateList = (engine: Engine, { caseId }: CheckedInput<'dateList'>): CaseDatesView =>
  engine.session.read((db) => readCaseDates(engine, db, requireCase(db, caseId).id));

export function readCaseDates(engine: Engine, db: ReadDb, caseId: CaseId): CaseDatesView {
  const { nation } = requireCase(db, caseId);
  const day = today(engine, db);
  const events = listEvents(db, caseId);
  const marks = newestMarks(listClockMarks(db, caseId));
  const settled = new Set([...marks.values()].filter((one) => one.settled).map(keyOf));
  const standing = events.filter((one) => !one.withdrawn).flatMap(daysOf);
  const people = listPeople(db, caseId);
  const names = new Map<string, string>(people.map(({ id, name }) => [id, name]));
  const birthDateOf = birthDatesIn(people);
  const book = loadClocks(engine.resources);
  const dated = standing.map((one) => ({ ...one, birthDate: birthDateOf(one.personId) }));
  const of = clocksOf(dated, book, settled, day).map((clock) => {
    const event = clock.of;
    const person = event.personId === null ? '' : (names.get(event.personId) ?? '');
    const mark = marks.get(clockKey(event.id, clock.rule.id));
    const around = { about: event.title, person, owner: event.owner, endedBy: clock.endedBy?.title ?? '' };
    return toView(event.id, clock, { ...around, mark, needs: [], screeningId: null, nation: event.nation });
  });
  const answers = watchedAnswers(db, book, caseId, day).map(({ subject, row, rule, due, hasDay, needs }) => {
    const mark = marks.get(clockKey(subject, rule.id));
    const state = mark?.settled === true ? ('settled' as const) : stateOf(rule, due, day);
    const { personId, screeningId, author: owner } = row;
    const around = { about: '', person: names.get(personId) ?? '', owner, endedBy: '' };
    const view = toView(
      subject,
      { rule, due, state, hangsOn: [] },
      { ...around, mark, needs, screeningId, nation },
    );
    return hasDay ? view : { ...view, on: null, latest: null };
  });
  const clocks = [...of, ...answers].sort(soonestFirst);
  return {
    today: day,
    runsOutFirst: clocks.find(canRunOut) ?? null,
    events: events.toReversed().sort(latestFirst),
    clocks,
  };
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
  readonly needs: readonly string[];
  readonly screeningId: ScreeningId | null;
  readonly nation: Nation;
  readonly mark: Mark | undefined;
}

/** Of a person; of the whole case, that of its only survivor. Null where it is not recorded, or nobody can tell whose it is. */
export function birthDatesIn(people: readonly PersonView[]): (personId: string | null) => FuzzyDate | null {
  const survivors = survivorsOf(people);
  const only = survivors.length === 1 ? (survivors[0]?.birthDate ?? null) : null;
  return (personId) =>
    personId === null ? only : (people.find(({ id }) => id === personId)?.birthDate ?? null);
}

function toView(
  subject: string,
  { rule, due, state, hangsOn }: Pick<Clock, 'rule' | 'due' | 'state' | 'hangsOn'>,
  { mark, ...around }: Around,
): ClockView {
  const { id: ruleId, text, means, whose, basis } = rule;
  const counted = isDue(due) ? due : null;
  return {
    subject,
    ruleId,
    text,
    means,
    whose,
    basis,
    state,
    ...around,
    ...calledAs(rule, isTheDay(counted), around.about),
    on: counted?.on ?? null,
    latest: counted?.latest ?? null,
    time: counted?.time ?? '',
    hangsOn,
    ...sourceOf(rule, counted),
    covered: isCovered(counted),
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
  return (a.on ?? '9999').localeCompare(b.on ?? '9999', 'en');
}
