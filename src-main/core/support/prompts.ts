/**
 * @file Which gap prompts stand for one person: worked out from what is recorded each time it is looked at. A prompt goes
 * when what it waits for is recorded; one that was dismissed stays away until something new brings it back. Section 6 of
 * the casework notes has the worked examples.
 */
import type { ClockState } from '../clocks/running.ts';
import { addDays } from '../dates/calendar-day.ts';
import type { Nation } from '../dates/working-days.ts';
import { effective, sees, type View } from '../effective.ts';
import { type Coded, coded } from '../findings/finding.ts';
import type { PromptRule } from './prompt-rule.ts';
import type { SupportLine } from './support-line.ts';

type Of<K extends SupportLine['kind']> = Extract<SupportLine, { kind: K }> & {
  /** Names the line: what it is about, and the entry of the log that has it. */
  readonly subject: string;
  readonly seq: number;
  /** ISO day it was written down. */
  readonly recordedOn: string;
};

export interface PromptContact {
  readonly id: string;
  /** ISO day it was held, the latest it may have been. */
  readonly day: string;
  /** Number of the log entry: what came after what. */
  readonly seq: number;
  /** The person was spoken with, or an answer of theirs came. */
  readonly withPerson: boolean;
  readonly threats: boolean;
  /** A way the plan forbids was used all the same. */
  readonly breach: boolean;
  readonly nextOn: string | null;
  /** What it was written in view of, where it came from another vault. */
  readonly view?: View | undefined;
}
export interface PromptClock {
  readonly subject: string;
  readonly ruleId: string;
  readonly title: string;
  readonly on: string | null;
  readonly state: ClockState;
}
export interface MovedHearing {
  readonly id: string;
  readonly title: string;
  readonly from: string;
  readonly to: string;
  /** Of the correction that moved it. */
  readonly seq: number;
}

/** All that the rules look at, of one person. Mistaken contacts are left out. */
export interface PromptSubject {
  /** ISO day. */
  readonly today: string;
  /** Of the case. */
  readonly nation: Nation;
  /** In the order of the log. */
  readonly contacts: readonly PromptContact[];
  readonly plan: {
    readonly everyDays: number | null;
    readonly reviewOn: string | null;
    readonly seq: number;
    readonly recordedOn: string;
  } | null;
  readonly needs: readonly Of<'need'>[];
  /** Every line, oldest first. */
  readonly workers: readonly Of<'worker'>[];
  readonly requests: readonly Of<'interview-request'>[];
  /** Interviews held and recorded here. */
  readonly interviewsHeld: number;
  readonly nonPunishment: Of<'non-punishment'> | null;
  readonly clocks: readonly PromptClock[];
  readonly moved: readonly MovedHearing[];
}

interface Found {
  /** What brought it up. Together with the rule's id it is dismissed by it; something new has another one. */
  readonly key: string;
  readonly why: Coded;
  /** ISO day by which it is to be done; null for what is to be seen to as soon as it is known. */
  readonly on: string | null;
  /** Whether it is said in the case. What has a day is known before that day comes. */
  readonly stands: boolean;
  /** Whoever sees to it, where a line names somebody. */
  readonly owner?: string;
}
export interface Prompt extends Found {
  readonly rule: PromptRule;
}

type Look = (rule: PromptRule, of: PromptSubject) => readonly Found[];

/** In the order of the rules, with those whose day is still to come. */
export function awaitedOf(rules: readonly PromptRule[], of: PromptSubject): Prompt[] {
  const found: Prompt[] = [];
  // In loops: Today asks every rule about everybody.
  for (const rule of rules)
    if (rule.looks === 'clock-overdue' || rule.nations.includes(of.nation))
      for (const one of LOOKS[rule.looks](rule, of)) found.push({ rule, ...one });
  return found;
}

/** Those that stand today, in the order of the rules. */
export const promptsOf = (rules: readonly PromptRule[], of: PromptSubject): Prompt[] =>
  awaitedOf(rules, of).filter(({ stands }) => stands);

const AT_ONCE = { on: null, stands: true } as const;

/** The one that was held last, as far as is known. */
function lastContact({ contacts }: PromptSubject): PromptContact | undefined {
  let last: PromptContact | undefined;
  for (const one of contacts) if (one.withPerson && (last === undefined || one.day >= last.day)) last = one;
  return last;
}

const spokenSince = ({ contacts }: PromptSubject, seq: number): boolean =>
  contacts.some((one) => one.withPerson && one.seq > seq);

/** Day 0 is that of the last contact: with 14 days agreed, it appears on day 15. */
const interval: Look = ({ days }, of) => {
  const { plan, today } = of;
  const agreed = plan?.everyDays ?? days;
  const last = lastContact(of);
  const from = last?.day ?? (plan?.everyDays == null ? undefined : plan.recordedOn);
  if (agreed === undefined || from === undefined) return [];
  const on = addDays(from, agreed);
  const why =
    last === undefined
      ? coded('prompt-no-contact-yet', { on: from, days: agreed })
      : coded('prompt-contact-interval', { on: from, days: agreed });
  return [{ key: last?.id ?? `plan ${plan?.seq}`, why, on, stands: today > on }];
};

const next: Look = (_rule, of) => {
  // Of two that were written apart the earlier day comes first; it is done once somebody who knew of it spoke with the person.
  const asked = effective(of.contacts.filter(({ nextOn }) => nextOn !== null));
  const open = asked.filter((one) => !of.contacts.some((other) => other.withPerson && sees(other, one)));
  const [newest] = open.toSorted((a, b) => ((a.nextOn ?? '') < (b.nextOn ?? '') ? -1 : 1));
  if (newest?.nextOn == null) return [];
  const on = newest.nextOn;
  return [
    { key: `${newest.id} ${on}`, why: coded('prompt-next-contact', { on }), on, stands: of.today > on },
  ];
};

/** Until the person was spoken with after the change. */
const changed: Look = ({ days = 28 }, of) => {
  if (of.workers.length < 2) return [];
  return Object.values(Object.groupBy(of.workers, (one) => one.role)).flatMap((lines) => {
    const [newest, before] = [lines?.at(-1), lines?.at(-2)];
    if (newest === undefined || before === undefined || newest.name === before.name) return [];
    const since = newest.since ?? newest.recordedOn;
    if (spokenSince(of, newest.seq) || of.today > addDays(since, days)) return [];
    const why = coded('prompt-worker-changed', { from: before.name, to: newest.name, on: since });
    return [{ key: `${newest.role} ${newest.seq}`, why, ...AT_ONCE }];
  });
};

const isStanding = ({ state }: Of<'need'>): boolean => state === 'open' || state === 'in-hand';

const unmet: Look = ({ headings = [] }, { needs }) =>
  needs
    .filter((one) => one.state === 'open' && headings.includes(one.heading))
    .map(({ subject, need, owner, recordedOn: on }) => ({
      key: subject,
      owner,
      ...AT_ONCE,
      why: coded('prompt-need-open', { need, on }),
    }));

const review: Look = (_rule, { needs, today }) =>
  needs.flatMap((one) =>
    !isStanding(one) || one.reviewOn === null
      ? []
      : [
          {
            key: `${one.subject} ${one.reviewOn}`,
            why: coded('prompt-need-review', { need: one.need, on: one.reviewOn }),
            on: one.reviewOn,
            stands: one.reviewOn <= today,
            owner: one.owner,
          },
        ],
  );

/** Until the plan for safe contact was looked at after it. */
const threats: Look = (_rule, { contacts, plan }) =>
  contacts
    .filter((one) => one.threats && one.seq > (plan?.seq ?? 0))
    .map(({ id, day }) => ({ key: id, why: coded('prompt-threats', { on: day }), ...AT_ONCE }));

/** While nobody wrote down what the person wishes. Those that were turned down count as none. */
const interviews: Look = ({ count = 3 }, { requests, interviewsHeld }) => {
  const counted = requests.filter((one) => one.state !== 'declined');
  return counted.flatMap((one, index) => {
    const number = interviewsHeld + index + 1;
    if (one.state !== 'asked' || number < count) return [];
    return [{ key: one.subject, why: coded('prompt-interviews', { number, by: one.by }), ...AT_ONCE }];
  });
};

/** Once for what happened: of two days by which it was to be done, the first. */
const overdue: Look = ({ clocks: ids = [] }, { clocks }) => {
  const past = clocks.flatMap(({ subject, ruleId, title, on, state }) =>
    state !== 'overdue' || on === null || !ids.includes(ruleId) ? [] : [{ subject, ruleId, title, on }],
  );
  return [...Map.groupBy(past, ({ subject }) => subject).values()].flatMap((same) => {
    const [first] = same.toSorted((a, b) => (a.on < b.on ? -1 : Number(a.on > b.on)));
    if (first === undefined) return [];
    const { subject, ruleId, title, on } = first;
    const why = coded('prompt-clock-overdue', { title, on });
    return [{ key: `${subject} ${ruleId} ${on}`, why, on, stands: true }];
  });
};

/** Until the person was spoken with after it was known. */
const moved: Look = (_rule, of) =>
  of.moved
    .filter((one) => !spokenSince(of, one.seq))
    .map(({ id, title, from, to, seq }) => ({
      key: `${id} ${seq}`,
      why: coded('prompt-hearing-moved', { title, from, to }),
      ...AT_ONCE,
    }));

const nonPunishment: Look = (_rule, { nonPunishment: line }) =>
  line?.atRisk === 'yes' && line.task === 'open'
    ? [{ key: `${line.seq}`, why: coded('prompt-non-punishment', { on: line.recordedOn }), ...AT_ONCE }]
    : [];

const planReview: Look = (_rule, { plan, today }) =>
  plan?.reviewOn == null
    ? []
    : [
        {
          key: `${plan.seq}`,
          on: plan.reviewOn,
          stands: plan.reviewOn <= today,
          why: coded('prompt-plan-review', { on: plan.reviewOn }),
        },
      ];

/** Until the plan was looked at after it. */
const breach: Look = (_rule, { contacts, plan }) =>
  contacts
    .filter((one) => one.breach && one.seq > (plan?.seq ?? 0))
    .map(({ id, day }) => ({ key: id, why: coded('prompt-forbidden-used', { on: day }), ...AT_ONCE }));

const LOOKS: Readonly<Record<PromptRule['looks'], Look>> = {
  'contact-interval': interval,
  'next-contact': next,
  'worker-changed': changed,
  'need-open': unmet,
  'need-review': review,
  threats,
  interviews,
  'clock-overdue': overdue,
  'hearing-moved': moved,
  'non-punishment': nonPunishment,
  'plan-review': planReview,
  'forbidden-used': breach,
};
