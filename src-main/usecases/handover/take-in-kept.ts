/**
 * @file Days, contacts, plans and support taken in from another organisation, line by line as they were written there,
 * under their authors, each in view of what its writer knew. This vault's log has a hash of each line, as of those that are written
 * here.
 */
import { type Line, named, union } from '../../core/effective.ts';
import type { CaseData } from '../../core/handover/case-data.ts';
import { answerSeenToItem } from '../../core/handover/compare-kept.ts';
import { itemOf } from '../../core/handover/compared.ts';
import type {
  AnswerSeenTo,
  ContactData,
  EventData,
  PlansData,
  SupportData,
} from '../../core/handover/kept-data.ts';
import { lineKey } from '../../core/handover/kept-lines.ts';
import type { PersonId } from '../../core/ids.ts';
import type { WriteTx } from '../../vault/db.ts';
import { nextEntry } from '../../vault/queries/audit.ts';
import { findContactCase, insertAddendum, insertContact, insertPlan } from '../../vault/queries/contacts.ts';
import { findEventCase, insertClockMark, insertEvent, insertEventLine } from '../../vault/queries/events.ts';
import { findEvidence } from '../../vault/queries/evidence.ts';
import { findAnswerByName } from '../../vault/queries/handover-data.ts';
import { insertSupport } from '../../vault/queries/support.ts';
import { noteLinesIn } from '../engine/kept-lines.ts';
import { inOrder, type Step } from './steps.ts';
import { keepKnown, type Merge } from './take-in.ts';

export const keptSteps = (merge: Merge): Step[][] => {
  const { events, answersSeenTo, contacts, plans, support } = merge.sides.there;
  return [
    ...events.map((one) => eventSteps(merge, one)),
    ...answersSeenTo.map((one) => answerSteps(merge, one)),
    ...[...Map.groupBy(contacts, ({ personId }) => personId).values()].flatMap((own) =>
      contactSteps(merge, own),
    ),
    ...plans.map((one) => planSteps(merge, one)),
    ...support.map((one) => supportSteps(merge, one)),
  ];
};

type Written = Omit<Line, 'id'>;
/** Lines about one thing on both sides. `personId`: whom it is about; null for the whole case. */
interface Both<L extends Written> {
  readonly personId: PersonId | null;
  readonly here: readonly L[];
  readonly there: readonly L[];
}

const linesOf = <L extends Written>({ here, there }: Both<L>) => ({
  here: named(here, lineKey),
  there: named(there, lineKey),
});

/** A step for each line that is not here; nothing of it where `write` says that it cannot be. */
function lineSteps<L extends Written>(
  merge: Merge,
  both: Both<L>,
  [action, subject]: readonly [action: string, subject: string],
  write: (tx: WriteTx, line: Omit<L, 'seq' | 'view'>) => boolean,
): Step[] {
  const { engine, id, sides } = merge;
  const { here, there } = linesOf(both);
  const placed: Line[] = [...here];
  return union(here, there, sides.saysWhat).comes.map(
    ({ line: { id: name, seq, view: _, ...line }, knew }) => ({
      seq,
      run(tx) {
        const entry = nextEntry(tx);
        if (!write(tx, line as unknown as Omit<L, 'seq' | 'view'>)) return;
        keepKnown(merge, tx, { seq: entry, personId: both.personId }, { knew, lines: placed });
        placed.push({ id: name, seq: entry });
        noteLinesIn(engine, tx, { action, subject, facts: { handover: id } });
      },
    }),
  );
}

/** Where the two vaults differ on what the writer of a line of here knew, what both say stands from now on. */
export function narrowKeptViews(merge: Merge, tx: WriteTx): void {
  const { here, there, saysWhat } = merge.sides;
  if (here === null) return;
  for (const both of bothLines(here, there)) {
    const lines = linesOf(both);
    for (const { line, knew } of union(lines.here, lines.there, saysWhat).disputed)
      keepKnown(merge, tx, { seq: line.seq, personId: both.personId }, { knew, lines: lines.here });
  }
}

type Kept = Pick<CaseData, 'events' | 'answersSeenTo' | 'contacts' | 'plans' | 'support'>;
/** Of every thing that both sides have. */
function bothLines(here: Kept, there: Kept): Both<Written>[] {
  const pairs = <T>(mine: readonly T[], theirs: readonly T[], name: (one: T) => string) => {
    const known = new Map(mine.map((one) => [name(one), one]));
    return theirs.flatMap((one) => {
      const found = known.get(name(one));
      return found === undefined ? [] : [[found, one] as const];
    });
  };
  return [
    ...pairs(here.events, there.events, ({ id }) => id).flatMap(([a, b]) => [
      { personId: b.personId, here: a.lines, there: b.lines },
      { personId: b.personId, here: a.seenTo, there: b.seenTo },
    ]),
    ...pairs(here.answersSeenTo, there.answersSeenTo, answerSeenToItem).map(([a, b]) => ({
      personId: null,
      here: a.seenTo,
      there: b.seenTo,
    })),
    ...pairs(here.contacts, there.contacts, ({ id }) => id).map(([a, b]) => ({
      personId: b.personId,
      here: a.addenda,
      there: b.addenda,
    })),
    ...pairs(here.plans, there.plans, ({ personId }) => personId).map(([a, b]) => ({
      personId: b.personId,
      here: a.plans,
      there: b.plans,
    })),
    ...pairs(here.support, there.support, ({ personId, kind, subject }) =>
      [personId, kind, subject].join(' '),
    ).map(([a, b]) => ({ personId: b.personId, here: a.lines, there: b.lines })),
  ];
}

function eventSteps(merge: Merge, there: EventData): Step[] {
  if (!merge.takes(itemOf('date', there.id))) return [];
  const here = merge.sides.here?.events.find(({ id }) => id === there.id);
  const caseId = merge.sides.there.case.id;
  const { id, personId, kind, title } = there;
  const days = { personId, here: here?.lines ?? [], there: there.lines };
  const lines = lineSteps(merge, days, ['date.taken-in', id], (tx, line) => {
    if (findEventCase(tx, id) === undefined) insertEvent(tx, { id, caseId, personId, kind, title });
    const paper = line.evidenceId !== null && findEvidence(tx, line.evidenceId)?.caseId === caseId;
    insertEventLine(tx, id, { ...line, evidenceId: paper ? line.evidenceId : null });
    return true;
  });
  const seen = { personId, here: here?.seenTo ?? [], there: there.seenTo };
  const marks = lineSteps(merge, seen, ['date.seen-to-taken-in', id], (tx, mark) => {
    insertClockMark(tx, caseId, { subject: id, ...mark });
    return true;
  });
  // What was seen to is there after the day it follows from.
  return [
    ...inOrder(lines),
    ...marks.map((step) => ({ ...step, seq: Math.max(step.seq, lines[0]?.seq ?? 0) })),
  ];
}

/** Nothing of it where the answer was not taken in. */
function answerSteps(merge: Merge, there: AnswerSeenTo): Step[] {
  const item = answerSeenToItem(there);
  if (!merge.takes(item)) return [];
  const here = merge.sides.here?.answersSeenTo.find((one) => answerSeenToItem(one) === item);
  const caseId = merge.sides.there.case.id;
  const seen = { personId: null, here: here?.seenTo ?? [], there: there.seenTo };
  return lineSteps(merge, seen, ['date.seen-to-taken-in', caseId], (tx, mark) => {
    const answer = findAnswerByName(tx, there.answer);
    if (answer === undefined) return false;
    insertClockMark(tx, caseId, { subject: `answer ${answer}`, ...mark });
    return true;
  });
}

/** Contacts of one person: which of them names the next one goes by what their writers knew of each other. */
function contactSteps(merge: Merge, theirs: readonly ContactData[]): Step[][] {
  const { engine, id: handover, sides } = merge;
  const caseId = sides.there.case.id;
  const mine = (sides.here?.contacts ?? []).filter(({ personId }) => personId === theirs[0]?.personId);
  const { comes } = union(mine, theirs, sides.saysWhat);
  const knewOf = new Map(comes.map(({ line, knew }) => [line.id, knew]));
  const placed: Line[] = [...mine];
  return theirs.map((there) => {
    const { id, personId, fields, breach, at, by, seq } = there;
    if (!merge.takes(itemOf('contact', id))) return [];
    const here = mine.find((one) => one.id === id);
    const note: Step = {
      seq,
      run(tx) {
        const entry = nextEntry(tx);
        if (findContactCase(tx, id) === undefined)
          insertContact(tx, { id, caseId, personId, fields, breach, at, by });
        const knew = knewOf.get(id) ?? new Set<string>();
        keepKnown(merge, tx, { seq: entry, personId }, { knew, lines: placed });
        placed.push({ id, seq: entry });
        noteLinesIn(engine, tx, { action: 'contact.taken-in', subject: id, facts: { handover } });
      },
    };
    const said = { personId, here: here?.addenda ?? [], there: there.addenda };
    const added = lineSteps(merge, said, ['contact.taken-in', id], (tx, { nextOn, ...rest }) => {
      insertAddendum(tx, id, { ...rest, ...(nextOn === undefined ? {} : { nextOn }) });
      return true;
    });
    return inOrder(here === undefined ? [note, ...added] : added);
  });
}

function planSteps(merge: Merge, { personId, plans }: PlansData): Step[] {
  if (!merge.takes(itemOf('plan', personId))) return [];
  const here = merge.sides.here?.plans.find((one) => one.personId === personId)?.plans ?? [];
  const caseId = merge.sides.there.case.id;
  const both = { personId, here, there: plans };
  return inOrder(
    lineSteps(merge, both, ['contact.plan-taken-in', personId], (tx, { plan, ...made }) => {
      insertPlan(tx, caseId, personId, plan, made);
      return true;
    }),
  );
}

function supportSteps(merge: Merge, { personId, kind, subject, lines }: SupportData): Step[] {
  if (!merge.takes(itemOf('support', personId, kind, subject))) return [];
  const here = merge.sides.here?.support.find(
    (one) => one.personId === personId && one.kind === kind && one.subject === subject,
  );
  const caseId = merge.sides.there.case.id;
  const both = { personId, here: here?.lines ?? [], there: lines };
  return inOrder(
    lineSteps(merge, both, ['support.taken-in', personId], (tx, one) => {
      insertSupport(tx, caseId, personId, { subject, ...one });
      return true;
    }),
  );
}
