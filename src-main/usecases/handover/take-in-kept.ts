/**
 * @file Days, contacts, plans and support taken in from another organisation, line by line as they were written there,
 * under their authors, behind what is here. This vault's log has a hash of each line, as of those that are written here.
 */
import { coded } from '../../core/findings/finding.ts';
import { answerSeenToItem, missingNevers } from '../../core/handover/compare-kept.ts';
import { itemOf } from '../../core/handover/compared.ts';
import type {
  AnswerSeenTo,
  ContactData,
  EventData,
  PlansData,
  SupportData,
} from '../../core/handover/kept-data.ts';
import { compareLines } from '../../core/handover/kept-lines.ts';
import type { WriteTx } from '../../vault/db.ts';
import { findContactCase, insertAddendum, insertContact, insertPlan } from '../../vault/queries/contacts.ts';
import { findEventCase, insertClockMark, insertEvent, insertEventLine } from '../../vault/queries/events.ts';
import { findEvidence } from '../../vault/queries/evidence.ts';
import { findAnswerByName } from '../../vault/queries/handover-data.ts';
import { insertSupport } from '../../vault/queries/support.ts';
import { noteLinesIn } from '../engine/kept-lines.ts';
import { paperWords } from '../resources/paper-words.ts';
import { inOrder, type Step } from './steps.ts';
import type { Merge } from './take-in.ts';

export function keptSteps(merge: Merge): Step[][] {
  const { events, answersSeenTo, contacts, plans, support } = merge.sides.there;
  return [
    ...events.map((one) => eventSteps(merge, one)),
    ...answersSeenTo.map((one) => answerSteps(merge, one)),
    ...contacts.map((one) => contactSteps(merge, one)),
    ...plans.map((one) => planSteps(merge, one)),
    ...support.map((one) => supportSteps(merge, one)),
  ];
}

/** A line and the entry of the log that it is hashed into. */
const lineStep = (
  { engine, id }: Merge,
  seq: number,
  [action, subject]: readonly [action: string, subject: string],
  write: (tx: WriteTx) => void,
): Step => ({
  seq,
  run(tx) {
    write(tx);
    noteLinesIn(engine, tx, { action, subject, facts: { handover: id } });
  },
});

function eventSteps(merge: Merge, there: EventData): Step[] {
  if (!merge.takes(itemOf('date', there.id))) return [];
  const here = merge.sides.here?.events.find(({ id }) => id === there.id);
  const caseId = merge.sides.there.case.id;
  const lines = compareLines(here?.lines ?? [], there.lines).there.map(({ seq, ...line }) =>
    lineStep(merge, seq, ['date.taken-in', there.id], (tx) => {
      const { id, personId, kind, title } = there;
      if (findEventCase(tx, id) === undefined) insertEvent(tx, { id, caseId, personId, kind, title });
      const paper = line.evidenceId !== null && findEvidence(tx, line.evidenceId)?.caseId === caseId;
      insertEventLine(tx, id, { ...line, evidenceId: paper ? line.evidenceId : null });
    }),
  );
  const marks = compareLines(here?.seenTo ?? [], there.seenTo).there.map(({ seq, ...mark }) =>
    lineStep(merge, seq, ['date.seen-to-taken-in', there.id], (tx) =>
      insertClockMark(tx, caseId, { subject: there.id, ...mark }),
    ),
  );
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
  return compareLines(here?.seenTo ?? [], there.seenTo).there.map(({ seq, ...mark }) => ({
    seq,
    run(tx) {
      const answer = findAnswerByName(tx, there.answer);
      if (answer === undefined) return;
      lineStep(merge, seq, ['date.seen-to-taken-in', caseId], () =>
        insertClockMark(tx, caseId, { subject: `answer ${answer}`, ...mark }),
      ).run(tx);
    },
  }));
}

function contactSteps(merge: Merge, there: ContactData): Step[] {
  if (!merge.takes(itemOf('contact', there.id))) return [];
  const { id, personId, fields, breach, at, by, seq } = there;
  const here = merge.sides.here?.contacts.find((one) => one.id === id);
  const caseId = merge.sides.there.case.id;
  const named = ['contact.taken-in', id] as const;
  const note = lineStep(merge, seq, named, (tx) => {
    if (findContactCase(tx, id) === undefined)
      insertContact(tx, { id, caseId, personId, fields, breach, at, by });
  });
  const added = compareLines(here?.addenda ?? [], there.addenda).there.map(({ seq: order, ...one }) =>
    lineStep(merge, order, named, (tx) => {
      const { nextOn, ...rest } = one;
      insertAddendum(tx, id, { ...rest, ...(nextOn === undefined ? {} : { nextOn }) });
    }),
  );
  return inOrder(here === undefined ? [note, ...added] : added);
}

/**
 * Their plan counts from then on. What is ruled out here and not there is ruled out in it all the same, as a plan of whoever
 * takes it in: nobody writes to an address that one of the two sides knows to be unsafe.
 */
function planSteps(merge: Merge, { personId, plans }: PlansData): Step[] {
  if (!merge.takes(itemOf('plan', personId))) return [];
  const here = merge.sides.here?.plans.find((one) => one.personId === personId)?.plans ?? [];
  const caseId = merge.sides.there.case.id;
  const named = ['contact.plan-taken-in', personId] as const;
  const steps = compareLines(here, plans).there.map(({ seq, plan, ...made }) =>
    lineStep(merge, seq, named, (tx) => insertPlan(tx, caseId, personId, plan, made)),
  );
  const mine = here.at(-1)?.plan;
  const theirs = plans.at(-1)?.plan;
  const kept = mine === undefined || theirs === undefined ? [] : missingNevers(theirs, mine);
  if (kept.length === 0 || theirs === undefined) return inOrder(steps);
  const { engine, from, at } = merge;
  const reason = paperWords(engine.resources)(coded('handover-plan-kept', { from }));
  const both = lineStep(merge, 0, named, (tx) => {
    const plan = { ...theirs, never: [...theirs.never, ...kept] };
    insertPlan(tx, caseId, personId, plan, { reason, at, by: engine.session.actor });
  });
  return inOrder([...steps, both]);
}

function supportSteps(merge: Merge, { personId, kind, subject, lines }: SupportData): Step[] {
  if (!merge.takes(itemOf('support', personId, kind, subject))) return [];
  const here = merge.sides.here?.support.find(
    (one) => one.personId === personId && one.kind === kind && one.subject === subject,
  );
  const caseId = merge.sides.there.case.id;
  return inOrder(
    compareLines(here?.lines ?? [], lines).there.map(({ seq, ...one }) =>
      lineStep(merge, seq, ['support.taken-in', personId], (tx) =>
        insertSupport(tx, caseId, personId, { subject, ...one }),
      ),
    ),
  );
}
