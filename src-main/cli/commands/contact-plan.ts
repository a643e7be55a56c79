/** @file `testimony contact plan`: the safe contact plan of a person, shown or made anew. */
import type { PlanView } from '../../contract/contact.ts';
import { CONTACT_CHANNELS } from '../../core/contact/contact-note.ts';
import type { ContactPlan } from '../../core/contact/contact-plan.ts';
import { readHours } from '../../core/contact/hours.ts';
import { withTaken } from '../../core/contact/told-never.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { perform } from '../../usecases/handlers/registry.ts';
import { command } from '../command.ts';
import { planLines } from '../contact-lines.ts';
import { readDay } from '../dates.ts';
import { oneOf } from '../one-of.ts';
import { PERSON_OPTIONS, personMeant } from '../person-options.ts';
import { withVault } from '../with-vault.ts';

const list = (help: string) => ({ type: 'string', value: 'LIST', help }) as const;

export const contactPlanCommand = command({
  name: 'contact plan',
  summary: 'Show the safe contact plan of a person, or record it',
  details: [
    'Without any of the lists it shows what stands. With one of them it records the plan anew: what is not named stays as it was, and the plan before it stays to be read. Members of a list are separated by semicolons, and each thing that is never used has "=reason". The word none empties a list; --every none and --review none take a number of days or a day out.',
  ],
  options: {
    ...PERSON_OPTIONS,
    safe: list(
      `ways that are safe, "telephone 0113 496 0000; whatsapp on the number we hold; visit"; each begins with one of ${CONTACT_CHANNELS.join(', ')}`,
    ),
    'never-way': list('ways never to use: "post=he opens the letters; …"'),
    'never-address': list(
      'numbers and addresses never to use: "12 Mill Lane, Hull HU1 2AB=he lives there; …"',
    ),
    'never-word': list('words never to say or show: "police=he reads her messages; …"'),
    'withhold-number': { type: 'string', value: 'WORD', help: 'yes or no' },
    'other-answers': { type: 'string', value: 'TEXT', help: 'what to do if somebody else answers' },
    'not-reached': { type: 'string', value: 'TEXT', help: 'what to do if nobody is reached' },
    every: { type: 'string', value: 'DAYS', help: 'contact within so many days' },
    hours: list(
      'days and hours, or parts of the day, in which they may be reached: "mon-fri 10:00-16:00; sat before 4 pm; evenings; after sunset"',
    ),
    review: { type: 'string', value: 'DAY', help: 'day it is looked at again' },
    take: list('of what was said elsewhere, the numbers of those that become lines of the plan: "1; 3"'),
    leave: list('of what was said elsewhere, the numbers of those that are no line of the plan: "2"'),
    reason: { type: 'string', value: 'TEXT', help: 'why it is made or changed' },
  },
  example:
    'contact plan --vault ./my-vault --case LH-2026-014 --safe "telephone 0113 496 0000" --never-way "post=letters are opened" --every 14',
  run: ({ options, terminal, job }) => {
    const change = {
      ...optional('ways', options.safe, (typed) => listed(typed).map(safeWay)),
      ...optional('withholdNumber', options['withhold-number'], (typed) =>
        oneOf(['yes', 'no', 'not-asked'] as const, typed, '--withhold-number'),
      ),
      ...optional('ifOtherAnswers', options['other-answers'], (typed) => typed),
      ...optional('ifNotReached', options['not-reached'], (typed) => typed),
      ...optional('everyDays', options.every, (typed) => (isNone(typed) ? null : daysOf(typed))),
      ...optional('hours', options.hours, hoursOf),
      ...optional('reviewOn', options.review, (typed) => (isNone(typed) ? null : readDay(typed, '--review'))),
    };
    const never = {
      channel: options['never-way'],
      address: options['never-address'],
      word: options['never-word'],
    };
    const isShown =
      Object.keys(change).length === 0 &&
      [...Object.values(never), options.take, options.leave].every((one) => one === undefined);
    return withVault(options, terminal, async (engine) => {
      const { id: personId } = await personMeant(engine, options, job);
      const view = await perform(engine, 'contactPlanShow', { personId }, job);
      if (isShown) return { json: view, lines: planLines(view) };
      const before = view.plan;
      const kept = {
        ways: before?.ways ?? [],
        withholdNumber: before?.withholdNumber ?? ('not-asked' as const),
        ifOtherAnswers: before?.ifOtherAnswers ?? '',
        ifNotReached: before?.ifNotReached ?? '',
        everyDays: before?.everyDays ?? null,
        reviewOn: before?.reviewOn ?? null,
        hours: before?.hours ?? [],
      };
      const taken = numbered(view, options.take, '--take');
      const vague = taken.find(({ lines }) => lines.length === 0);
      if (vague !== undefined && Object.values(never).every((one) => one === undefined))
        throw new TestimonyError('usage', {
          subject: '--take',
          detail: `“${vague.words}” names no number, address or way: say which with --never-address or --never-way`,
        });
      const left = numbered(view, options.leave, '--leave');
      const plan = {
        ...kept,
        ...change,
        never: withTaken(
          neverOf(before, never),
          taken.flatMap(({ lines }) => lines),
        ),
        decided: [
          ...(before?.decided ?? []),
          ...taken.map(({ words }) => ({ words, taken: true })),
          ...left.map(({ words }) => ({ words, taken: false })),
        ],
      };
      const { reason = '' } = options;
      const done = await perform(engine, 'contactPlanRecord', { personId, plan, reason }, job);
      return { json: done, lines: planLines(done) };
    });
  },
});

/** Of what was said elsewhere, by its number in the list. Throws `usage`. */
const numbered = ({ told }: PlanView, typed: string | undefined, option: string) =>
  listed(typed ?? '').map((one) => {
    const found = told[Number(one) - 1];
    if (found === undefined)
      throw new TestimonyError('usage', { subject: option, detail: `nothing has the number ${one}` });
    return found;
  });

function optional<K extends string, T>(key: K, typed: string | undefined, read: (typed: string) => T) {
  return (typed === undefined ? {} : { [key]: read(typed) }) as { [P in K]?: T };
}

const isNone = (typed: string): boolean => typed.trim().toLowerCase() === 'none';

const listed = (typed: string): string[] =>
  (isNone(typed) ? '' : typed)
    .split(';')
    .map((one) => one.trim())
    .filter((one) => one !== '');

function safeWay(typed: string) {
  const [first = '', ...rest] = typed.split(/\s+/);
  return { channel: oneOf(CONTACT_CHANNELS, first, '--safe'), detail: rest.join(' '), how: '' };
}

function hoursOf(typed: string) {
  const hours = isNone(typed) ? [] : readHours(typed);
  if (hours !== null) return hours;
  // Which days were meant is for whoever typed it to say: on another day the wrong person may be there.
  const isDayless = typed.split(';').some((part) => HOURS_ALONE.test(part.trim()));
  const which = 'say on which days: "mon-fri 10:00-16:00", or "every day 10:00-16:00"';
  throw new TestimonyError('usage', {
    subject: '--hours',
    detail: isDayless
      ? which
      : 'days and hours or parts of the day, such as "mon-fri 10:00-16:00; sat before 4 pm; evenings; after sunset"',
  });
}

const HOURS_ALONE = /^\d{1,2}(?:[:.]\d{2})?\s*(?:am|pm)?\s*(?:[-–]|to)\s*\d/iu;

function daysOf(typed: string): number {
  const days = Number(typed);
  if (Number.isInteger(days) && days >= 1 && days <= 365) return days;
  throw new TestimonyError('usage', { subject: '--every', detail: 'a number of days, 1 to 365' });
}

/** A kind that is named takes the place of what was there of it. Throws `usage` for what has no reason. */
function neverOf(
  before: ContactPlan | null,
  typed: Readonly<Record<ContactPlan['never'][number]['what'], string | undefined>>,
): ContactPlan['never'] {
  const kept = (before?.never ?? []).filter(({ what }) => typed[what] === undefined);
  const { channel, address, word } = typed;
  return [
    ...kept,
    ...pairs(channel, '--never-way').map(([value, why]) => ({
      what: 'channel' as const,
      why,
      value: oneOf(CONTACT_CHANNELS, value, '--never-way'),
    })),
    ...pairs(address, '--never-address').map(([value, why]) => ({ what: 'address' as const, value, why })),
    ...pairs(word, '--never-word').map(([value, why]) => ({ what: 'word' as const, value, why })),
  ];
}

const pairs = (typed: string | undefined, option: string): [string, string][] =>
  listed(typed ?? '').map((one) => {
    const at = one.indexOf('=');
    const [value, why] = [one.slice(0, Math.max(at, 0)).trim(), one.slice(at + 1).trim()];
    if (at < 1 || value === '' || why === '')
      throw new TestimonyError('usage', { subject: option, detail: `"${one}" has no "=reason"` });
    return [value, why];
  });
