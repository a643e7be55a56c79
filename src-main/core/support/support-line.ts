/**
 * @file What is kept of the person's decisions and of the support, one kind of line each, so that none depends on another:
 * support goes on whatever somebody decides about the police (casework notes, section 1, derived features 3 and 4). A line
 * more takes the place of the one before it; all of them stay.
 */
import * as z from 'zod';
import { FuzzyDate } from '../dates/fuzzy-date.ts';

export const DECISIONS = ['police', 'nrm', 'sharing', 'return'] as const;
export const DECISION_ANSWERS = ['yes', 'no', 'undecided', 'not-asked', 'withdrawn'] as const;
export const NEED_STATES = ['open', 'in-hand', 'met', 'not-wanted'] as const;
export const ENGAGEMENT = ['in-contact', 'less-contact', 'out-of-contact', 'ended'] as const;
export const WORKER_ROLES = ['worker', 'navigator'] as const;
export const RISK_ANSWERS = ['yes', 'no', 'not-known'] as const;
export const TASK_STATES = ['open', 'raised', 'not-needed'] as const;
export const REQUEST_STATES = ['asked', 'agreed', 'declined', 'held'] as const;

const Line = z
  .string()
  .trim()
  .max(500)
  .regex(/^[^\p{Cc}]*$/u, 'control characters');
const Words = z.string().max(20_000).default('');
const Day = z.iso.date().nullable().default(null);
const When = FuzzyDate.nullable().default(null);
/** Empty for a new one. */
const Which = z.union([z.literal(''), z.string().regex(/^[0-9a-z]{26}$/)]).default('');

export const SupportLine = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('decision'),
    about: z.enum(DECISIONS),
    answer: z.enum(DECISION_ANSWERS),
    /** When the person decided so; the day it is written down where nothing is said. */
    on: When,
    words: Words,
  }),
  z.strictObject({
    kind: z.literal('need'),
    which: Which,
    /** An id of resources/support/outcomes.json. */
    heading: Line.min(1),
    need: Line.min(1),
    /** In the person's words. */
    goal: Words,
    owner: Line.default(''),
    reviewOn: Day,
    state: z.enum(NEED_STATES).default('open'),
    outcome: Words,
  }),
  z.strictObject({
    kind: z.literal('engagement'),
    state: z.enum(ENGAGEMENT),
    /** Ids of resources/support/disengagement.json. */
    reasons: z.array(Line.min(1)).max(20).default([]),
    /** Whose account of it this is. */
    saidBy: z.enum(['person', 'worker']).default('worker'),
    on: When,
    words: Words,
  }),
  z.strictObject({
    kind: z.literal('worker'),
    role: z.enum(WORKER_ROLES).default('worker'),
    /** Empty: there is none now. */
    name: Line,
    organisation: Line.default(''),
    since: Day,
  }),
  z.strictObject({
    kind: z.literal('non-punishment'),
    /** Of arrest, charge or trial for something done while exploited. */
    atRisk: z.enum(RISK_ANSWERS),
    task: z.enum(TASK_STATES).default('open'),
    raisedWith: Line.default(''),
    on: When,
    words: Words,
  }),
  z.strictObject({
    kind: z.literal('earlier-referral'),
    which: Which,
    on: When,
    reference: Line.default(''),
    outcome: Line.default(''),
    /** The case of this vault it was in; empty for none. */
    otherCase: z.union([z.literal(''), z.string().regex(/^[0-9a-z]{26}$/)]).default(''),
    words: Words,
    /** It was written down by mistake. */
    mistaken: z.boolean().default(false),
  }),
  z.strictObject({
    kind: z.literal('interview-request'),
    which: Which,
    by: Line.min(1),
    on: When,
    state: z.enum(REQUEST_STATES).default('asked'),
    /** What the person said to it. */
    wish: Words,
  }),
]);
export type SupportLine = z.infer<typeof SupportLine>;
export type SupportKind = SupportLine['kind'];

/** Lines with the same one are of the same thing, and the newest of them counts. */
export function subjectOf(line: SupportLine): string {
  switch (line.kind) {
    case 'decision':
      return line.about;
    case 'worker':
      return line.role;
    case 'engagement':
    case 'non-punishment':
      return '';
    default:
      return line.which;
  }
}

type Written = { readonly subject: string; readonly line: SupportLine };
/** What is still to be done goes before what is done, and a no before a yes. */
const OPEN_FIRST: Readonly<Record<string, readonly string[]>> = {
  decision: ['no', 'withdrawn', 'undecided', 'not-asked', 'yes'],
  need: ['open', 'in-hand', 'not-wanted', 'met'],
  engagement: ['out-of-contact', 'ended', 'less-contact', 'in-contact'],
  'non-punishment': ['yes', 'not-known', 'no'],
  'interview-request': ['declined', 'asked', 'agreed', 'held'],
};
const answerOf = (line: SupportLine): string =>
  line.kind === 'decision'
    ? line.answer
    : line.kind === 'non-punishment'
      ? line.atRisk
      : 'state' in line
        ? line.state
        : '';
export const SUPPORT_RULE = {
  topic: ({ subject, line }: Written) => `${line.kind} ${subject}`,
  says: ({ line }: Written) => line,
  safer({ line: a }: Written, { line: b }: Written): number {
    const order = OPEN_FIRST[a.kind] ?? [];
    return order.indexOf(answerOf(a)) - order.indexOf(answerOf(b));
  },
};

export const takesIdentifier = (line: SupportLine): boolean => 'which' in line && line.which === '';
