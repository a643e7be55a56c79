/**
 * @file Days, contacts, safe contact plans and support of two sides beside each other. Their lines are only ever added, and what
 * stands goes by what each was written in view of: taken in, none counts more for having come last.
 */
import { DAY_RULE } from '../clocks/event.ts';
import { NEXT_RULE, nextContact } from '../contact/contact-note.ts';
import { narrowest, neverKey } from '../contact/contact-plan.ts';
import { formatFuzzyDate } from '../dates/fuzzy-date.ts';
import { effective, governs, joined, type Line, named, type Rule, union } from '../effective.ts';
import { type Coded, coded } from '../findings/finding.ts';
import { SUPPORT_RULE, type SupportLine } from '../support/support-line.ts';
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
import { compareLines, lineKey } from './kept-lines.ts';
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
  /** The line that is used here, where nobody would have decided between it and what comes. */
  readonly apart?: Parameters<typeof changedBy>[0][number] | undefined;
  /** Whether nobody has decided between what is here already. */
  readonly open?: boolean;
  /** What is not for anybody to leave. */
  readonly always?: boolean;
  /** What is said of it, and what keeps it out. */
  readonly notes?: readonly Coded[];
  readonly blocked?: readonly Coded[];
}

/** An item of lines that are only ever added. */
export function linesItem(
  head: Pick<ComparedItem, 'item' | 'kind' | 'title'>,
  { here, there, sides, apart, open = false, always = false, notes = [], blocked = [] }: BothLines,
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
  const comes = moreThere && blocked.length === 0;
  const bothWrote = comes && (state === 'different' || apart !== undefined);
  const { kind } = head;
  // What is written down of a recording is one text: its versions are not held beside each other.
  const isJoined = kind === 'plan' || kind === 'contact' || kind === 'date' || kind === 'support';
  const says =
    comes && apart !== undefined && isJoined
      ? [coded('handover-both-wrote', { kind })]
      : open && !moreThere
        ? [coded('handover-open')]
        : [];
  const { changed: ours } = changedBy(comes && apart !== undefined ? [apart] : []);
  return {
    ...head,
    state,
    mayTake: comes && !always,
    suggested: comes && (isJoined || !bothWrote),
    notes: [...blocked, ...notes, ...says],
    differences: here !== null && !moreThere ? [] : differing(...sides, apart !== undefined),
    ...changedBy(found.there),
    ...(ours === undefined ? {} : { ours }),
  };
}

type Written = Omit<Line, 'id'>;
interface Met<L> {
  /** What governs here, and what would come. */
  readonly mine: L | undefined;
  readonly theirs: L | undefined;
  /** All that nobody decided between, here and among what would come. */
  readonly allMine: readonly L[];
  readonly allTheirs: readonly L[];
  /** The line of here, where nobody would have decided between it and what comes. */
  readonly apart: L | undefined;
  /** Whether nobody has decided between what is here already. */
  readonly open: boolean;
}

/** Lines about one thing where two vaults meet. What the file has of our own is no side of theirs. */
function meet<L extends Written>(
  { saysWhat }: Around,
  here: readonly L[],
  there: readonly L[],
  rule: Omit<Rule<NoInfer<L>>, 'topic'>,
): Met<L> {
  const [mine, theirs] = [named(here, lineKey), named(there, lineKey)];
  const known = new Set(mine.map(({ id }) => id));
  const fresh = effective(theirs).filter(({ id }) => !known.has(id));
  const one = { ...rule, topic: () => '' };
  const now = governs(mine, one);
  const then = governs(joined(mine, union(mine, theirs, saysWhat)), one);
  const isApart = fresh.length > 0 && then?.undecided !== undefined;
  return {
    mine: now,
    theirs: fresh.length > 0 ? governs(fresh, one) : (now ?? governs(theirs, one)),
    allMine: effective(mine),
    allTheirs: fresh,
    apart: isApart ? now : undefined,
    open: now?.undecided !== undefined,
  };
}

/** As the person is called here, where they are here. */
const nameOf = ({ here, there }: Around, id: string | null): string =>
  [...(here?.people ?? []), ...there.people].find((one) => one.id === id)?.name ?? '';
const elsewhere = ({ elsewhere: names }: Around, id: string): Coded[] =>
  names.has(id) ? [coded('handover-elsewhere')] : [];

/** What is ruled out on either side is in force on both: taken in, a plan takes nothing back of what is ruled out here. */
export const missingNevers = (plan: PlansData['plans'][number]['plan'], other: typeof plan) => {
  const known = new Set(plan.never.map(neverKey));
  return other.never.filter((one) => !known.has(neverKey(one)));
};

type Plan = PlansData['plans'][number];
/** Whatever two plans say, nobody has decided between them. */
const PLAN_RULE = { says: (line: Plan) => lineKey(line), safer: () => 0 };
/** Of more than one, what they come to while nobody has decided. */
function planOf(all: readonly Plan[]): Pick<Plan, 'plan' | 'reason'> | undefined {
  const [first, ...others] = all;
  if (first === undefined || others.length === 0) return first;
  return { plan: narrowest([first.plan, ...others.map(({ plan }) => plan)]), reason: '' };
}

/** What a plan rules out is no more for anybody to leave than a no. */
function planItem(around: Around, { personId, plans }: PlansData): ComparedItem {
  const here = around.here?.plans.find((one) => one.personId === personId)?.plans ?? null;
  const { allMine, allTheirs, apart, open } = meet(around, here ?? [], plans, PLAN_RULE);
  const [mine, theirs] = [planOf(allMine), planOf(allTheirs) ?? planOf(allMine)];
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
      apart,
      open,
      always: true,
    },
  );
  if (!item.suggested) return item;
  const notes = [
    coded('handover-plan-comes'),
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
  const next = (of: ContactData | undefined) => (of?.addenda ?? []).flatMap(saysNext);
  const { mine, theirs, apart, open } = meet(around, next(here), next(there), NEXT_RULE);
  const side = (of: ContactData, line: typeof mine) =>
    contactSide(of, nextContact(of.fields, line === undefined ? [] : [line]), line);
  return linesItem(
    { item: itemOf('contact', there.id), kind: 'contact', title: around.say(title) },
    {
      here: here === undefined ? null : contactLines(here),
      there: contactLines(there),
      sides: [here === undefined ? {} : side(here, mine), side(there, theirs)],
      apart,
      open,
      blocked: unlike(here, there)
        ? [coded('handover-lines-differ', { count: 1 })]
        : elsewhere(around, there.id),
    },
  );
}

const saysNext = ({ nextOn, ...line }: ContactData['addenda'][number]) =>
  nextOn === undefined ? [] : [{ ...line, nextOn }];

/** A note is written once: where it says something else, one of the two was altered. */
const unlike = (here: ContactData | undefined, there: ContactData): boolean =>
  here !== undefined &&
  (here.personId !== there.personId ||
    compareLines(contactLines(here).slice(0, 1), contactLines(there).slice(0, 1)).there.length > 0);

const eventLines = ({ lines, seenTo }: EventData) => [...lines, ...seenTo];

function eventItem(around: Around, there: EventData): ComparedItem {
  const here = around.here?.events.find(({ id }) => id === there.id);
  const { mine, theirs: line, apart, open } = meet(around, here?.lines ?? [], there.lines, DAY_RULE);
  const when = line === undefined ? '' : formatFuzzyDate(line.on);
  const title = [line?.title ?? there.title, when, nameOf(around, there.personId)].filter(Boolean).join(', ');
  const isOther = here !== undefined && (here.kind !== there.kind || here.personId !== there.personId);
  const unknown = around.knowsKind(there.kind) ? [] : [coded('handover-kind-unknown', { kind: there.kind })];
  return linesItem(
    { item: itemOf('date', there.id), kind: 'date', title },
    {
      here: here === undefined ? null : eventLines(here),
      there: eventLines(there),
      sides: [
        here === undefined ? {} : eventSide({ line: mine, seenTo: here.seenTo }),
        eventSide({ line, seenTo: there.seenTo }),
      ],
      apart,
      open,
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
  const { mine, theirs, apart, open } = meet(around, here?.lines ?? [], there.lines, {
    says: ({ line }) => line,
    safer: (a, b) => SUPPORT_RULE.safer({ ...a, subject }, { ...b, subject }),
  });
  const sideOf = (one: typeof mine) => (one === undefined ? {} : supportSide(one, around.heading));
  const title = supportTitle(nameOf(around, personId), theirs?.line);
  return linesItem(
    { item: itemOf('support', personId, kind, subject), kind: 'support', title: around.say(title) },
    {
      here: here?.lines ?? null,
      there: there.lines,
      sides: [sideOf(mine), sideOf(theirs)],
      apart,
      open,
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
