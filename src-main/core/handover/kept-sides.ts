/** @file Lines of days, contacts, plans and support as they are held beside each other: field by field, in words. */

import type { EventLine } from '../clocks/event.ts';
import { MARK_RULE } from '../clocks/running.ts';
import type { ConsentView } from '../consent/consent-line.ts';
import type { Never } from '../contact/contact-plan.ts';
import { hoursInWords } from '../contact/hours.ts';
import { formatDay, formatFuzzyDate } from '../dates/fuzzy-date.ts';
import { governs, named } from '../effective.ts';
import type { Side } from './compared.ts';
import type { ContactData, EventData, PlansData, SupportData } from './kept-data.ts';
import { lineKey } from './kept-lines.ts';

const day = (iso: string | null): string => (iso === null ? '' : formatDay(iso));
const yes = (is: boolean): string => (is ? 'yes' : '');
const lines = (some: readonly string[]): string => some.join('\n');

type EventSaid = EventLine & { readonly reason: string; readonly withdrawn: boolean };
type ConsentSaid = Pick<
  ConsentView,
  'status' | 'note' | 'settled' | 'decidedOn' | 'at' | 'expiresOn' | 'item'
>;
export const consentSide = ({
  status,
  note,
  settled,
  decidedOn,
  at,
  expiresOn,
  item,
}: ConsentSaid): Side => ({
  ...{ status, note, decidedOn: formatDay(decidedOn ?? at), item },
  ...(settled && {
    ...{ settles: settled.kind, by: settled.by, condition: settled.condition },
    on: settled.on === null ? '' : formatDay(settled.on),
  }),
  expiresOn: expiresOn === null ? '' : formatDay(expiresOn),
});

export function eventSide({
  line,
  seenTo,
}: {
  readonly line: EventSaid | undefined;
  readonly seenTo: EventData['seenTo'];
}): Side {
  if (line === undefined) return {};
  return {
    ...{ title: line.title, on: formatFuzzyDate(line.on), time: line.time, servedOn: day(line.servedOn) },
    sentOn: day(line.sentOn),
    ...{ result: line.result, place: line.place, note: line.note, owner: line.owner, reason: line.reason },
    ...{ mistaken: yes(line.withdrawn), seenTo: seenToWords(seenTo) },
  };
}

/** Of each rule what governs, while it stands. */
export const seenToWords = (marks: EventData['seenTo']): string =>
  lines(
    [...Map.groupBy(named(marks, lineKey), ({ rule }) => rule).values()]
      .flatMap((some) => governs(some, { ...MARK_RULE, topic: () => '' }) ?? [])
      .filter(({ settled }) => settled)
      .map(({ on, reason, by }) => [formatDay(on), reason, by].filter(Boolean).join(', ')),
  );

/** `nextOn`: the day of the next contact as it stands. */
/** `line`: the addendum that the next day goes by. Its words are the reason for that day, and no addition of their own. */
export function contactSide(
  { fields: of, breach, addenda }: ContactData,
  nextOn: string | null,
  line: ContactData['addenda'][number] | undefined,
): Side {
  const why = line === undefined ? '' : lineKey({ ...line, id: undefined });
  return {
    ...{ channel: of.channel, on: formatFuzzyDate(of.heldOn), address: of.address, withWhom: of.withWhom },
    ...{ explained: of.explained, wishes: of.wishes, note: of.note, breach },
    nextOn: [day(nextOn), line?.text ?? ''].filter(Boolean).join(': '),
    added: lines(addenda.filter((one) => lineKey(one) !== why).map(({ text, by }) => `${text} (${by})`)),
  };
}

export function planSide({ plan, reason }: Pick<PlansData['plans'][number], 'plan' | 'reason'>): Side {
  const never = (what: Never['what']) =>
    lines(plan.never.filter((one) => one.what === what).map(({ value, why }) => `${value}: ${why}`));
  return {
    ...{ neverChannel: never('channel'), neverAddress: never('address'), neverWord: never('word') },
    ways: lines(
      plan.ways.map(({ channel, detail, how }) => [channel, detail, how].filter(Boolean).join(', ')),
    ),
    withholdNumber: plan.withholdNumber === 'not-asked' ? '' : plan.withholdNumber,
    ...{ ifOtherAnswers: plan.ifOtherAnswers, ifNotReached: plan.ifNotReached },
    saidAndLeftOut: lines((plan.decided ?? []).flatMap(({ words, taken }) => (taken ? [] : [words]))),
    ...{
      everyDays: plan.everyDays === null ? '' : String(plan.everyDays),
      hours: hoursInWords(plan.hours ?? []),
      reviewOn: day(plan.reviewOn),
      reason,
    },
  };
}

/** Fields of every kind of line are called apart, and none of them is hidden. */
export function supportSide(
  { line: { kind: _, ...line } }: Pick<SupportData['lines'][number], 'line'>,
  heading: (id: string) => string,
): Side {
  return Object.fromEntries(
    Object.entries(line)
      .filter(([field]) => field !== 'which' && field !== 'otherCase' && field !== 'about')
      .map(([field, value]) => [field, field === 'heading' ? heading(String(value)) : inWords(field, value)]),
  );
}

function inWords(field: string, value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return yes(value);
  if (Array.isArray(value)) return lines(value.map(String));
  if (typeof value === 'object') return formatFuzzyDate(value as Parameters<typeof formatFuzzyDate>[0]);
  return field === 'reviewOn' || field === 'since' ? formatDay(String(value)) : String(value);
}
