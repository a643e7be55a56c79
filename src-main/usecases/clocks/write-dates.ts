/** @file Writing down what happens on a day, putting it right by a line more, and saying what was seen to. */
import type { CaseDatesView, EventLineView } from '../../contract/dates.ts';
import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import { calledIn, faultsOf } from '../../core/clocks/event.ts';
import type { EventKind } from '../../core/clocks/rule.ts';
import { shortDate } from '../../core/dates/fuzzy-date.ts';
import type { Nation } from '../../core/dates/working-days.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import type { CaseId, EventId } from '../../core/ids.ts';
import type { ReadDb, WriteTx } from '../../vault/db.ts';
import { touchCase } from '../../vault/queries/cases.ts';
import {
  findEventCase,
  insertClockMark,
  insertEvent,
  insertEventLine,
  listEvents,
} from '../../vault/queries/events.ts';
import { findEvidence } from '../../vault/queries/evidence.ts';
import { requireCase } from '../cases/case-view.ts';
import { requirePerson } from '../cases/write-person.ts';
import { today } from '../engine/day.ts';
import type { Engine } from '../engine/engine.ts';
import { transactLines } from '../engine/kept-lines.ts';
import type { AuditNote } from '../engine/transact.ts';
import { loadClocks } from '../resources/clock-book.ts';
import { readCaseDates, runsIn } from './case-dates.ts';

/** Throws `not-found`; `bad-input` naming the field that does not fit the kind. */
export function dateRecord(engine: Engine, input: CheckedInput<'dateRecord'>): CallOutput<'dateRecord'> {
  const { caseId, personId, kind: kindId, seenTo, nation, ...rest } = input;
  const kind = requireKind(engine, kindId);
  const id = engine.random.id() as EventId;
  const at = engine.clock.now();
  return transactLines(engine, noteOf('date.recorded', id, { kind: kindId, ...factsOf(rest) }), (tx) => {
    const fields = { ...rest, nation: nation ?? requireCase(tx, caseId).nation };
    if (personId !== null && requirePerson(tx, personId).caseId !== caseId)
      throw new TestimonyError('not-found', { subject: 'personId', detail: 'case' });
    const line = lineOf(engine, tx, caseId, kind, fields, { reason: '', at });
    insertEvent(tx, { id, caseId, personId, kind: kindId, title: line.title });
    insertEventLine(tx, id, line);
    touchCase(tx, caseId, at);
    if (seenTo !== '') settleAll(engine, tx, caseId, id, seenTo);
    return { ...readCaseDates(engine, tx, caseId), eventId: id };
  });
}

/** Throws `not-found`, also for what was withdrawn; `bad-input`. */
export function dateAmend(engine: Engine, input: CheckedInput<'dateAmend'>): CaseDatesView {
  const { eventId, reason, nation, ...rest } = input;
  const at = engine.clock.now();
  return transactLines(engine, noteOf('date.amended', eventId, { reason, ...factsOf(rest) }), (tx) => {
    const { caseId, event } = requireStanding(tx, eventId);
    const fields = { ...rest, nation: nation ?? event.nation };
    const kind = requireKind(engine, event.kind);
    insertEventLine(
      tx,
      eventId,
      lineOf(engine, tx, caseId, kind, fields, { reason, at, before: event.title }),
    );
    touchCase(tx, caseId, at);
    return readCaseDates(engine, tx, caseId);
  });
}

/** Throws `not-found`, also where it was withdrawn before. */
export function dateWithdraw(
  engine: Engine,
  { eventId, reason }: CheckedInput<'dateWithdraw'>,
): CaseDatesView {
  const at = engine.clock.now();
  return transactLines(engine, noteOf('date.withdrawn', eventId, { reason }), (tx) => {
    const { caseId, event } = requireStanding(tx, eventId);
    const { id: _id, kind: _kind, personId: _person, lines: _lines, undecided: _undecided, ...line } = event;
    insertEventLine(tx, eventId, { ...line, reason, withdrawn: true, at, by: engine.session.actor });
    touchCase(tx, caseId, at);
    return readCaseDates(engine, tx, caseId);
  });
}

/** Throws `not-found` where no such clock runs in the case. */
export const clockSettle = (engine: Engine, input: CheckedInput<'clockSettle'>): CaseDatesView =>
  mark(engine, { ...input, settled: true });

/** Throws `not-found`. */
export const clockReopen = (engine: Engine, input: CheckedInput<'clockReopen'>): CaseDatesView =>
  mark(engine, { ...input, on: null, settled: false });

interface Marking {
  readonly caseId: CaseId;
  readonly subject: string;
  readonly ruleId: string;
  readonly on: string | null;
  readonly reason: string;
  readonly settled: boolean;
}

function mark(engine: Engine, { caseId, subject, ruleId, on, reason, settled }: Marking): CaseDatesView {
  const [at, by] = [engine.clock.now(), engine.session.actor];
  const action = settled ? 'date.settled' : 'date.reopened';
  return transactLines(engine, noteOf(action, subjectOf(subject, caseId), { rule: ruleId, reason }), (tx) => {
    requireCase(tx, caseId);
    if (!runsIn(readCaseDates(engine, tx, caseId), subject, ruleId))
      throw new TestimonyError('not-found', { subject: ruleId, detail: 'clock' });
    const day = on ?? today(engine, tx);
    insertClockMark(tx, caseId, { subject, rule: ruleId, settled, on: day, reason, at, by });
    touchCase(tx, caseId, at);
    return readCaseDates(engine, tx, caseId);
  });
}

/** An answer is no subject of the log's by itself: its case is. */
const subjectOf = (subject: string, caseId: CaseId): string =>
  subject.startsWith('answer ') ? caseId : subject;

function settleAll(engine: Engine, tx: WriteTx, caseId: CaseId, id: EventId, reason: string): void {
  const [at, by, on] = [engine.clock.now(), engine.session.actor, today(engine, tx)];
  const { clocks } = readCaseDates(engine, tx, caseId);
  for (const { subject, ruleId: rule } of clocks.filter((one) => one.subject === id))
    insertClockMark(tx, caseId, { subject, rule, settled: true, on, reason, at, by });
}

type Fields = Omit<CheckedInput<'dateAmend'>, 'eventId' | 'reason' | 'nation'> & { readonly nation: Nation };

/** Throws `bad-input` naming a field, `not-found` for an exhibit of another case. */
function lineOf(
  engine: Engine,
  tx: WriteTx,
  caseId: CaseId,
  kind: EventKind,
  fields: Fields,
  { reason, at, before = '' }: { readonly reason: string; readonly at: string; readonly before?: string },
): EventLineView {
  const { title, owner, ...rest } = fields;
  if (kind.named && title === '') throw new TestimonyError('bad-input', { subject: 'title' });
  if (fields.evidenceId !== null && findEvidence(tx, fields.evidenceId)?.caseId !== caseId)
    throw new TestimonyError('not-found', { subject: 'evidenceId', detail: 'case' });
  const by = engine.session.actor;
  const line = {
    ...rest,
    title: calledIn(kind, title, before),
    owner: owner === '' ? by : owner,
    reason,
    withdrawn: false,
    at,
    by,
  };
  const found = faultsOf(kind, line, today(engine, tx));
  if (found.length > 0) throw new TestimonyError('bad-input', { subject: found[0]?.field ?? '', found });
  return line;
}

function requireKind(engine: Engine, id: string): EventKind {
  const kind = loadClocks(engine.resources).kinds.find((one) => one.id === id);
  if (kind === undefined) throw new TestimonyError('not-found', { subject: id, detail: 'kind' });
  return kind;
}

function requireStanding(db: ReadDb, eventId: EventId) {
  const caseId = findEventCase(db, eventId);
  const event = caseId === undefined ? undefined : listEvents(db, caseId).find(({ id }) => id === eventId);
  if (caseId === undefined || event === undefined || event.withdrawn)
    throw new TestimonyError('not-found', { subject: 'eventId', detail: 'event' });
  return { caseId, event };
}

const noteOf = (action: string, subject: string, facts: AuditNote['facts']): AuditNote => ({
  action,
  subject,
  facts: facts ?? {},
});

/** What of a line the log says by itself; words stay in the line. */
const factsOf = ({
  on,
  sentOn,
  servedOn,
  result,
  evidenceId,
}: Omit<Fields, 'nation'>): AuditNote['facts'] => ({
  on: shortDate(on),
  ...(sentOn === null ? {} : { sentOn }),
  servedOn,
  result,
  evidenceId,
});
