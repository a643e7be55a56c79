/**
 * @file What stands beside a field of a sheet: from which day it was told, what was left for later, how the person is reached
 * safely, and what to look at again.
 */

import type { AnswerView, StoredAnswer } from '../answers/answer.ts';
import { carriedFrom } from '../answers/carried.ts';
import { type FactStatement, isWithheld, type KnownAnswer } from '../answers/fact.ts';
import { heldDay } from '../answers/held-order.ts';
import { hasContent } from '../answers/said.ts';
import { standingStatements } from '../answers/standing-statements.ts';
import { type FuzzyDate, formatFuzzyDate } from '../dates/fuzzy-date.ts';
import { surelyHeldAfter } from '../dates/held.ts';
import { type Coded, coded } from '../findings/finding.ts';
import { safeRouteIn } from '../forms/also-recorded.ts';
import { hasTrait } from '../forms/fact-traits.ts';
import type { Question } from '../forms/questions.ts';
import { plainWords } from '../text/plain-words.ts';

// On which day a field was told, once the person was talked with on more than one: a field that only one account speaks
// of has nothing beside it that differs, and would be read as of the last talk. Our own rule.

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

// What was left for a later talk was true on its day: the day is said with it, and that something with one of its words
// was told since, for whoever prepares the form to see whether it still holds. Our own rule (certainty L).

const LEFT: ReadonlySet<string> = new Set(['account.left-for-later', 'child.left-for-later']);

/** A line for each day on which something was left; none for another question. `all`: what is known for the whole form. */
export function leftOn(
  question: { readonly fact: string | null; readonly name: string },
  all: readonly Pick<KnownAnswer, 'question' | 'facts'>[],
): Coded[] {
  if (question.fact === null || !LEFT.has(question.fact)) return [];
  const known = all.find((one) => one.question === question.name);
  const facts = (known?.facts ?? []).filter(({ key }) => key === question.fact);
  const told = all.flatMap((one) => one.facts.flatMap(({ statements }) => statements)).filter(isToldInTalk);
  const own: ReadonlySet<FactStatement> = new Set(facts.flatMap(({ statements }) => statements));
  const lines = facts.flatMap(standingStatements).flatMap((left): Coded[] => {
    const day = heldDay(left);
    if (day === null || !isToldInTalk(left)) return [];
    const isSince = told.some((one) => {
      const held = heldDay(one);
      const isLater = held !== null && held.value !== day.value && surelyHeldAfter(held, day);
      return isLater && !own.has(one) && sharesWord(left, one);
    });
    return [coded('account-left-on', { on: formatFuzzyDate(day), since: isSince ? 'yes' : 'no' })];
  });
  return [...new Map(lines.map((one) => [JSON.stringify(one), one])).values()];
}

const isToldInTalk = ({ origin }: FactStatement): boolean =>
  origin.kind === 'interview' && origin.sheet !== true;

/** Shorter ones stand in any sentence: "what", "that", "then". */
const TELLS_FROM = 5;
const telling = ({ text, ownWords }: FactStatement): string[] =>
  plainWords(`${text} ${ownWords}`)
    .split(' ')
    .filter((word) => word.length >= TELLS_FROM)
    .map((word) => word.replace(/s$/u, ''));

function sharesWord(left: FactStatement, one: FactStatement): boolean {
  const words = new Set(telling(left));
  return words.size === 0 || telling(one).some((word) => words.has(word));
}

// Beside a number, a mailbox or a street that a form hands on: how the person said they can be reached safely. Whoever
// gets the number rings it, and no field of the official form holds the rule for it. Our own rule.

/**
 * None for another question, and where nothing was said of it. `written`: what stands on the sheet, which goes before what
 * was told. `known`: what is known for the whole form.
 */
export function reachedSafely(
  { fact }: Pick<Question, 'fact'>,
  questions: readonly Pick<Question, 'name' | 'fact' | 'from' | 'element'>[],
  written: (question: string) => Pick<AnswerView, 'state' | 'value' | 'ownWords'> | undefined,
  known: readonly Pick<KnownAnswer, 'question' | 'text' | 'ownWords'>[],
): Coded[] {
  const rule = safeRouteIn(questions)?.name;
  if (fact === null || !hasTrait(fact, 'handed-on') || rule === undefined) return [];
  const own = written(rule);
  const told = known.find((one) => one.question === rule);
  const said =
    own !== undefined && hasContent(own) ? [own.value, own.ownWords] : [told?.text, told?.ownWords];
  const safe = said.filter((part) => typeof part === 'string' && part !== '').join('\n');
  return safe === '' ? [] : [coded('account-reach', { safe })];
}

// An answer that stands on a no, where something was told since that goes with it no longer. It is a hint for whoever
// prepares the form: nobody told a yes, and none goes out. Our own rule (certainty M).

/** None beside a yes. `all`: what is known for the whole form. */
export function lookAgain(
  question: { readonly name: string },
  answer: Pick<StoredAnswer, 'state' | 'value'> | undefined,
  all: readonly Pick<KnownAnswer, 'question' | 'facts'>[],
): Coded[] {
  if (answer?.state === 'answered' && answer.value === 'yes') return [];
  const facts = all.find((one) => one.question === question.name)?.facts ?? [];
  const titles = [...new Set(facts.flatMap(({ toldSince = [] }) => toldSince))];
  return titles.length === 0 ? [] : [coded('account-look-again', { titles })];
}
