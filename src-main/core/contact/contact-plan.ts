/**
 * @file How a person is reached safely, and by which ways, at which addresses and with which words never. Guidance on
 * referrals forbids decisions to an address where somebody was exploited (casework notes, section 1; certainty L).
 */
import * as z from 'zod';
import words from '../../../resources/codes/contact-plan-words.json' with { type: 'json' };
import { CONTACT_CHANNELS } from './contact-note.ts';
import { hoursInWords, ReachableHours } from './hours.ts';

const Line = z
  .string()
  .trim()
  .max(500)
  .regex(/^[^\p{Cc}]*$/u, 'control characters');
const Some = Line.min(1);
const Words = z.string().max(5000).default('');

/** A way that is safe, and how it is used. */
export const SafeWay = z.strictObject({
  channel: z.enum(CONTACT_CHANNELS),
  /** Number or address; empty for the way as such. */
  detail: Line.default(''),
  /** When, and what to say who is calling. */
  how: Line.default(''),
});
/** Something that is never used, and why: whoever is stopped by it reads the reason. */
export const Never = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('channel'), value: z.enum(CONTACT_CHANNELS), why: Some }),
  z.strictObject({ what: z.literal('address'), value: Some, why: Some }),
  z.strictObject({ what: z.literal('word'), value: Some, why: Some }),
]);
export type Never = z.infer<typeof Never>;

export const ContactPlan = z.strictObject({
  ways: z.array(SafeWay).max(50).default([]),
  never: z.array(Never).max(200).default([]),
  /** Whether our number is to be withheld when we call. */
  withholdNumber: z.enum(['yes', 'no', 'not-asked']).default('not-asked'),
  ifOtherAnswers: Words,
  ifNotReached: Words,
  /** Days within which there is contact, as agreed with the person; null where nothing was agreed. */
  everyDays: z.number().int().min(1).max(365).nullable().default(null),
  /** Days of the week and hours in which the person may be reached; none where nothing was agreed. */
  hours: z.array(ReachableHours).max(20).default([]),
  /** ISO day on which it is looked at again. */
  reviewOn: z.iso.date().nullable().default(null),
  /** What was said elsewhere of ways never to use, and whether somebody took it into this plan. */
  decided: z
    .array(z.strictObject({ words: z.string().min(1).max(2000), taken: z.boolean() }))
    .max(500)
    .default([]),
});
export type ContactPlan = z.infer<typeof ContactPlan>;

/** By kind and what is ruled out, however it is spaced and capitalised. */
export const neverKey = ({ what, value }: Never): string => `${what} ${plainly(value)}`;
const plainly = (value: string): string => value.normalize('NFC').toLowerCase().replace(/\s+/g, ' ');
const wayKey = ({ channel, detail }: ContactPlan['ways'][number]): string => `${channel} ${plainly(detail)}`;

/**
 * What governs of plans that nobody has decided between: every way that one of them rules out, no way that one of them does not have,
 * and the sooner day. `plans`: in an order that is the same in every vault.
 */
export function narrowest(plans: readonly [ContactPlan, ...ContactPlan[]]): ContactPlan {
  const [first, ...others] = plans;
  const nevers = new Map(plans.flatMap(({ never }) => never).map((one) => [neverKey(one), one]));
  const hasWay = (plan: ContactPlan, way: ContactPlan['ways'][number]) =>
    plan.ways.some((one) => wayKey(one) === wayKey(way));
  const withheld = plans.map(({ withholdNumber }) => withholdNumber);
  const words = (of: 'ifOtherAnswers' | 'ifNotReached') =>
    [...new Set(plans.map((plan) => plan[of].trim()).filter(Boolean))].join('\n');
  const soonest = (days: readonly (string | null)[]) => days.filter((day) => day !== null).sort()[0] ?? null;
  const often = plans.flatMap(({ everyDays }) => everyDays ?? []);
  const agreed = plans.map(({ hours }) => hours).filter((hours) => hours.length > 0);
  const [some = [], ...rest] = agreed;
  const inAll = some.filter((one) =>
    rest.every((hours) => hours.some((other) => JSON.stringify(other) === JSON.stringify(one))),
  );
  return {
    ways: first.ways
      .filter((way) => others.every((plan) => hasWay(plan, way)))
      .map((way) => ({ ...way, how: howOf(way, plans) })),
    never: [...nevers.values()].sort((a, b) => (neverKey(a) < neverKey(b) ? -1 : 1)),
    withholdNumber: withheld.includes('yes') ? 'yes' : withheld.includes('not-asked') ? 'not-asked' : 'no',
    ifOtherAnswers: words('ifOtherAnswers'),
    ifNotReached: words('ifNotReached'),
    everyDays: often.length === 0 ? null : Math.min(...often),
    hours: inAll.length > 0 ? inAll : some,
    reviewOn: soonest(plans.map(({ reviewOn }) => reviewOn)),
    // What one of them has not decided warns on.
    decided: first.decided.filter((one) =>
      others.every(({ decided }) => decided.some(({ words }) => words === one.words)),
    ),
  };
}

/** How it is used, as each of them has it. */
const howOf = (way: ContactPlan['ways'][number], plans: readonly ContactPlan[]): string =>
  [
    ...new Set(
      plans
        .flatMap(({ ways }) => ways)
        .filter((one) => wayKey(one) === wayKey(way))
        .map(({ how }) => how)
        .filter(Boolean),
    ),
  ].join('; ');

// The safe contact plan in lines, for a paper whose reader will ring, write or call: what no form has a field for.

type Planned = Pick<
  ContactPlan,
  'ways' | 'never' | 'hours' | 'withholdNumber' | 'ifOtherAnswers' | 'ifNotReached'
>;

/** "Safe: telephone 01522 496 0123", "Never by: post (he cannot read)", "Words never to be said … to reach the person …: “Terry” (…)". Empty for an empty plan. */
export function planInWords(plan: Planned): string {
  const { ways, never, hours, withholdNumber, ifOtherAnswers, ifNotReached } = plan;
  const nevers = (what: Never['what'], named: (value: string) => string) =>
    never.filter((one) => one.what === what).map(({ value, why }) => `${named(value)} (${why})`);
  const safe = ways.map(({ channel, detail, how }) =>
    [`${wordOf(channel)} ${detail}`.trim(), how].filter((part) => part !== '').join(', '),
  );
  return [
    ['safe', safe.join('; ')],
    ['hours', hoursInWords(hours)],
    ['never-by', nevers('channel', wordOf).join('; ')],
    ['never-at', nevers('address', (value) => value).join('; ')],
    ['never-say', nevers('word', (value) => `“${value}”`).join('; ')],
    ['withhold', withholdNumber === 'not-asked' ? '' : wordOf(withholdNumber)],
    ['other-answers', ifOtherAnswers.trim()],
    ['not-reached', ifNotReached.trim()],
  ]
    .flatMap(([label = '', said = '']) => (said === '' ? [] : [`${wordOf(label)}: ${said}`]))
    .join('\n');
}

const WORDS: ReadonlyMap<string, string> = new Map(words.choices.map(({ value, text }) => [value, text]));

const wordOf = (value: string): string => WORDS.get(value) ?? value;

// What pages say that somebody's safe contact plan rules out, and whether it speaks of whoever gets them. Our own rule.
