/**
 * @file On which day a field was told, once the person was talked with on more than one: a field that only one account speaks of
 * has nothing beside it that differs, and would be read as of the last talk. Our own rule.
 */
import { carriedFrom } from '../answers/carried.ts';
import type { FactStatement, KnownAnswer } from '../answers/fact.ts';
import { isWithheld } from '../answers/fact.ts';
import { heldDay } from '../answers/held-order.ts';
import { type FuzzyDate, formatFuzzyDate } from '../dates/fuzzy-date.ts';
import { type Coded, coded } from '../findings/finding.ts';

/** Whether what is known was told on several days; `known` of all questions of the sheet. */
export const isOfSeveralTalks = (known: readonly KnownAnswer[]): boolean =>
  new Set(
    known.flatMap(({ facts }) =>
      facts.flatMap(({ statements }) => daysOf(statements).map(({ value }) => value)),
    ),
  ).size > 1;

/** Words that say a day by how far it was from the talk: without that day they say nothing. */
const FROM_THAT_DAY =
  /\b(?:ago|yesterday|today|tonight|tomorrow|(?:last|this|next) (?:night|week|weekend|month|year|spring|summer|autumn|winter|monday|tuesday|wednesday|thursday|friday|saturday|sunday)|recently|lately|just now|these days|at the moment|so far|until now|for the (?:last|past) \w+)\b/iu;
export const countsFromThatDay = (text: string): boolean => FROM_THAT_DAY.test(text);

/** Of a field that was carried over; none where its text says the days itself, or where nobody told it in a talk. `text`: as it goes. */
export function toldOn(
  text: string,
  ...[question, answer, known]: Parameters<typeof carriedFrom>
): Coded<'account-told-on'>[] {
  const from = carriedFrom(question, answer, known);
  if (from === null || from === 'otherwise') return [];
  const days = daysOf(from)
    .toSorted((a, b) => a.value.localeCompare(b.value, 'en'))
    .map((day) => formatFuzzyDate(day));
  const unsaid = [...new Set(days)].filter((day) => !text.includes(day));
  return unsaid.length === 0 ? [] : [coded('account-told-on', { days: [...new Set(days)].join('; ') })];
}

const daysOf = (statements: readonly FactStatement[]): FuzzyDate[] =>
  statements.filter((one) => isTold(one) && !isWithheld(one)).flatMap((one) => heldDay(one) ?? []);

/** The day that a sheet or particulars were typed is no day on which anybody told anything. */
const isTold = ({ origin, heldOn }: FactStatement): boolean =>
  origin.kind === 'interview' && (origin.sheet !== true || heldOn !== undefined);
