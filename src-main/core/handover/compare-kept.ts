/**
 * @file Days, contacts, safe contact plans and support of two sides beside each other. Their lines are only ever added, and what
 * stands goes by what each was written in view of: taken in, none counts more for having come last.
 */
import { neverKey } from '../contact/contact-plan.ts';
import { formatFuzzyDate } from '../dates/fuzzy-date.ts';
import { type Coded, coded } from '../findings/finding.ts';
import type { SupportLine } from '../support/support-line.ts';
import {
  type Around,
  type ComparedItem,
  changedBy,
  differing,
  type ItemState,
  itemOf,
  type Side,
} from './compared.ts';
import type { AnswerSeenTo, ContactData, EventData, PlansData, SupportData } from './kept-data.ts';
import { compareLines } from './kept-lines.ts';
import { contactSide, eventSide, planSide, seenToWords, supportSide } from './kept-sides.ts';

export function keptItems(around: Around): ComparedItem[] {
  const { there } = around;
  return [
    ...there.plans.map((one) => planItem(around, one)),
    ...there.contacts.map((one) => contactItem(around, one)),
    ...there.events.map((one) => eventItem(around, one)),
    ...there.answersSeenTo.map((one) => answerItem(around, one)),
    ...there.support.map((one) => supportItem(around, one)),
  ];
}

interface BothLines {
  /** Null where it is not here. */
  readonly here: readonly Parameters<typeof changedBy>[0][number][] | null;
  readonly there: readonly Parameters<typeof changedBy>[0][number][];
  readonly sides: readonly [here: Side, there: Side];
  /** What is said of it, and what keeps it out. */
  readonly notes?: readonly Coded[];
  readonly blocked?: readonly Coded[];
}

/** An item of lines that are only ever added. */
export function linesItem(
  head: Pick<ComparedItem, 'item' | 'kind' | 'title'>,
  { here, there, sides, notes = [], blocked = [] }: BothLines,
): ComparedItem {
  const found = compareLines(here ?? [], there);
  const moreThere = found.there.length > 0;
  const state: ItemState =
    here === null
      ? 'new'
      : moreThere
        ? found.moreHere
          ? 'different'
          : 'more-there'
        : found.moreHere
          ? 'more-here'
          : 'same';
  const mayTake = moreThere && blocked.length === 0;
  const bothWrote = mayTake && state === 'different';
  const { kind } = head;
  // What is written down of a recording is one text: its versions are not held beside each other.
  const isJoined = kind === 'plan' || kind === 'contact' || kind === 'date' || kind === 'support';
  const apart = bothWrote && isJoined ? [coded('handover-both-wrote', { kind })] : [];
  return {
    ...head,
    state,
    mayTake,
    suggested: mayTake && (isJoined || !bothWrote),
    notes: [...blocked, ...notes, ...apart],
    differences: here !== null && !moreThere ? [] : differing(...sides),
    ...changedBy(found.there),
  };
}

const nameOf = ({ there }: Around, id: string | null): string =>
  there.people.find((one) => one.id === id)?.name ?? '';
const elsewhere = ({ elsewhere: names }: Around, id: string): Coded[] =>
  names.has(id) ? [coded('handover-elsewhere')] : [];

/** What is ruled out on either side is in force on both: taken in, a plan takes nothing back of what is ruled out here. */
export const missingNevers = (plan: PlansData['plans'][number]['plan'], other: typeof plan) => {
  const known = new Set(plan.never.map(neverKey));
  return other.never.filter((one) => !known.has(neverKey(one)));
};

function planItem(around: Around, { personId, plans }: PlansData): ComparedItem {
  const here = around.here?.plans.find((one) => one.personId === personId)?.plans ?? null;
  const [mine, theirs] = [here?.at(-1), plans.at(-1)];
  const warns = theirs === undefined || mine === undefined ? 0 : missingNevers(mine.plan, theirs.plan).length;
  const keeps = theirs === undefined || mine === undefined ? 0 : missingNevers(theirs.plan, mine.plan).length;
  const item = linesItem(
    {
      item: itemOf('plan', personId),
      kind: 'plan',
      title: around.say(coded('handover-plan-of', { person: nameOf(around, personId) })),
    },
    {
      here,
      there: plans,
      sides: [mine === undefined ? {} : planSide(mine), theirs === undefined ? {} : planSide(theirs)],
    },
  );
  if (!item.mayTake) return item;
  const notes = [
    ...(warns > 0 ? [coded('handover-plan-warns', { count: warns })] : []),
    ...(keeps > 0 ? [coded('handover-plan-keeps', { count: keeps })] : []),
  ];
  return { ...item, notes: [...item.notes, ...notes] };
}

const contactLines = ({ id: _, personId: _person, addenda, ...note }: ContactData) => [note, ...addenda];

function contactItem(around: Around, there: ContactData): ComparedItem {
  const here = around.here?.contacts.find(({ id }) => id === there.id);
  const on = formatFuzzyDate(there.fields.heldOn);
  const title = coded('handover-contact-of', { person: nameOf(around, there.personId), on });
  return linesItem(
    { item: itemOf('contact', there.id), kind: 'contact', title: around.say(title) },
    {
      here: here === undefined ? null : contactLines(here),
      there: contactLines(there),
      sides: [here === undefined ? {} : contactSide(here), contactSide(there)],
      blocked: unlike(here, there)
        ? [coded('handover-lines-differ', { count: 1 })]
        : elsewhere(around, there.id),
    },
  );
}

/** A note is written once: where it says something else, one of the two was altered. */
const unlike = (here: ContactData | undefined, there: ContactData): boolean =>
  here !== undefined &&
  (here.personId !== there.personId ||
    compareLines(contactLines(here).slice(0, 1), contactLines(there).slice(0, 1)).there.length > 0);

const eventLines = ({ lines, seenTo }: EventData) => [...lines, ...seenTo];

function eventItem(around: Around, there: EventData): ComparedItem {
  const here = around.here?.events.find(({ id }) => id === there.id);
  const line = there.lines.at(-1);
  const when = line === undefined ? '' : formatFuzzyDate(line.on);
  const title = [line?.title ?? there.title, when, nameOf(around, there.personId)].filter(Boolean).join(', ');
  const isOther = here !== undefined && (here.kind !== there.kind || here.personId !== there.personId);
  const unknown = around.knowsKind(there.kind) ? [] : [coded('handover-kind-unknown', { kind: there.kind })];
  return linesItem(
    { item: itemOf('date', there.id), kind: 'date', title },
    {
      here: here === undefined ? null : eventLines(here),
      there: eventLines(there),
      sides: [here === undefined ? {} : eventSide(here), eventSide(there)],
      blocked: [
        ...unknown,
        ...(isOther ? [coded('handover-lines-differ', { count: 1 })] : elsewhere(around, there.id)),
      ],
    },
  );
}

export const answerSeenToItem = ({ answer: { record, nonce, question, layer } }: AnswerSeenTo): string =>
  itemOf('date', 'answer', record, question, nonce, String(layer));

function answerItem(around: Around, there: AnswerSeenTo): ComparedItem {
  const item = answerSeenToItem(there);
  const here = around.here?.answersSeenTo.find((one) => answerSeenToItem(one) === item);
  const record = around.there.records.find(({ id }) => id === there.answer.record);
  const words = record === undefined ? null : around.form(record.form);
  const question = words?.title(there.answer.question) ?? there.answer.question;
  return linesItem(
    { item, kind: 'date', title: around.say(coded('handover-seen-to-of', { question })) },
    {
      here: here?.seenTo ?? null,
      there: there.seenTo,
      sides: [
        { seenTo: here === undefined ? '' : seenToWords(here.seenTo) },
        { seenTo: seenToWords(there.seenTo) },
      ],
    },
  );
}

function supportItem(around: Around, there: SupportData): ComparedItem {
  const { personId, kind, subject } = there;
  const here = around.here?.support.find(
    (one) => one.personId === personId && one.kind === kind && one.subject === subject,
  );
  const title = supportTitle(nameOf(around, personId), there.lines.at(-1)?.line);
  return linesItem(
    { item: itemOf('support', personId, kind, subject), kind: 'support', title: around.say(title) },
    {
      here: here?.lines ?? null,
      there: there.lines,
      sides: [here === undefined ? {} : supportSide(here), supportSide(there)],
    },
  );
}

export const supportTitle = (person: string, line: SupportLine | undefined): Coded<'handover-support-of'> =>
  coded('handover-support-of', {
    person,
    kind: line?.kind ?? 'need',
    of: line?.kind === 'need' ? line.need : line?.kind === 'interview-request' ? line.by : '',
    about: line?.kind === 'decision' ? line.about : line?.kind === 'worker' ? line.role : 'none',
  });
