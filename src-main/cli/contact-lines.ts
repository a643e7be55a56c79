/** @file Contacts and plans as lines for people. */
import type { ContactView, PlanLine, PlanView } from '../contract/contact.ts';
import { hoursInWords } from '../core/contact/hours.ts';
import { formatDay, formatFuzzyDate } from '../core/dates/fuzzy-date.ts';
import { facts, printable } from './columns.ts';

/** Beside what two offices wrote apart; what is shown then is the safer. */
export const TWO_OFFICES =
  'Two offices wrote different things, and nobody has decided: see "case undecided".';

/** One block for each contact, the latest first. */
export function contactLines(contacts: readonly ContactView[], names: ReadonlyMap<string, string>): string[] {
  if (contacts.length === 0) return ['No contact is on record.'];
  return contacts.flatMap((one, index) => [
    ...(index === 0 ? [] : ['']),
    ...facts([
      ['contact', one.id],
      ['person', names.get(one.personId) ?? ''],
      ['held', [formatFuzzyDate(one.heldOn), one.time].filter(Boolean).join(', ')],
      ['by', one.heldBy],
      ['way', [one.channel === 'not-said' ? '' : one.channel, one.address].filter(Boolean).join(' ')],
      ['started by', one.startedBy],
      ['reached', one.withWhom === '' ? one.reached : `${one.reached}, with ${one.withWhom}`],
      ['language', [one.language, one.interpreter].filter(Boolean).join(', interpreter ')],
      ['safe to contact', one.safe],
      ['explained', one.explained],
      ['wishes', one.wishes],
      ['note', one.note],
      ['threats', one.threats ? 'told of' : ''],
      ['next contact', one.nextOn === null ? '' : formatDay(one.nextOn)],
      ['ruled out, and used', one.breach],
      ['outside the hours agreed', one.outside],
      ['recorded', `${minute(one.at)}, ${one.by}`],
      ['mistaken', one.mistaken ? 'yes: it counts as no contact' : ''],
    ]),
    ...(one.undecided === undefined ? [] : [TWO_OFFICES]),
    ...one.addenda.map(({ at, by, text }) => printable(`added ${minute(at)}, ${by}: ${text}`)),
  ]);
}

export function planLines({ told, plan, before }: PlanView): string[] {
  const undecided = part(
    'Said elsewhere, and not decided (it counts until then):',
    told.map(({ words, at, by }, index) => `${index + 1}  “${words}” (${minute(at)}, ${by})`),
  );
  if (plan === null) return ['No safe contact plan is on record.', ...undecided];
  const earlier = before.length === 0 ? [] : ['', `Before it: ${before.length}`];
  const apart = plan.undecided === undefined ? [] : [TWO_OFFICES];
  return [...apart, ...linesOf(plan), ...undecided, ...earlier];
}

const linesOf = (plan: PlanLine): string[] => [
  ...facts([
    ['withhold our number', plan.withholdNumber],
    ['if somebody else answers', plan.ifOtherAnswers],
    ['if nobody is reached', plan.ifNotReached],
    ['contact within days', plan.everyDays],
    ['may be reached', hoursInWords(plan.hours)],
    ['looked at again', plan.reviewOn === null ? '' : formatDay(plan.reviewOn)],
    ['recorded', `${minute(plan.at)}, ${plan.by}`],
    ['because', plan.reason],
  ]),
  ...part(
    'Safe:',
    plan.ways.map((one) => [one.channel, one.detail, one.how].filter(Boolean).join(', ')),
  ),
  ...part(
    'Never:',
    plan.never.map(({ what, value, why }) => `${NEVER[what](value)}: ${why}`),
  ),
];

/** For whoever calls or writes. */
const NEVER = {
  channel: (value: string) => `by ${value}`,
  address: (value: string) => `at ${value}`,
  word: (value: string) => `the word “${value}”, whoever answers or reads it`,
} as const satisfies Record<PlanLine['never'][number]['what'], (value: string) => string>;

const part = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : ['', title, ...lines.map((one) => `  ${printable(one)}`)];

/** 2026-11-24 14:05, as it was on the clock then. */
export const minute = (at: string): string => at.slice(0, 16).replace('T', ' ');
