/**
 * @file Days in an account that came after the day it was held: nobody can have told of them then. A meeting held a day later
 * was typed into the wrong account, or the day of the account is wrong. It is pointed at and never refused: what lies ahead,
 * a hearing that was known of, is told of before it comes. Our own rule (certainty M).
 */
import type { AnswerView } from '../answers/answer.ts';
import { rowsOf } from '../answers/fact-values.ts';
import { isAmong } from '../answers/rows-since.ts';
import { dateRange, exactDay, FULL_MONTHS, FuzzyDate, parseFuzzyDate } from '../dates/fuzzy-date.ts';
import type { Question } from '../forms/questions.ts';
import { TALKS } from '../told/child-rows.ts';
import { isOfTalk } from './talk.ts';

export interface AfterTalk {
  readonly question: string;
  readonly layer: number;
  readonly heldOn: FuzzyDate;
  /** Each once, in the order they stand. */
  readonly days: readonly FuzzyDate[];
}

/**
 * For each answer of an account that was held on a day of its own, the days in it that were over by the time it was typed
 * and not yet come when it was held. `heldOn`: by account; `isOut`: a date of a question, or of its rows, that is none of
 * what was told, as the day a talk was typed.
 */
export function daysAfterTalk(
  questions: ReadonlyMap<string, Pick<Question, 'fact'>>,
  answers: readonly Pick<AnswerView, 'question' | 'layer' | 'state' | 'value' | 'ownWords' | 'at'>[],
  heldOn: ReadonlyMap<number, FuzzyDate | null>,
  isOut: (question: string, cell?: string) => boolean,
): AfterTalk[] {
  return answers.flatMap((answer) => {
    const { question, layer, state, value, ownWords, at } = answer;
    const held = heldOn.get(layer) ?? null;
    const asked = questions.get(question);
    const last = held === null ? null : exactDay(held);
    if (held === null || last === null || asked === undefined || state === 'cleared') return [];
    if (isOfTalk(asked) || asked.fact === TALKS || isOut(question)) return [];
    const earlier = answers
      .filter((one) => one.question === question && one.layer < layer)
      .flatMap((one) => rowsOf(one.value));
    const told = rowsOf(value)
      .filter((row) => !isAmong(row, earlier))
      .flatMap((row) =>
        isAhead(wordsIn(row))
          ? []
          : Object.entries(row).flatMap(([cell, of]) => (isOut(question, cell) ? [] : datesIn(of))),
      );
    const whole = rowsOf(value).length > 0 ? told : datesIn(value);
    const days = [...whole, ...datesIn(ownWords)].filter((date) => {
      const [first, end] = dateRange(date);
      return first !== null && end !== null && first > last && end <= at.slice(0, 10);
    });
    const once = [...new Map(days.map((one) => [JSON.stringify(one), one])).values()];
    return once.length === 0 ? [] : [{ question, layer, heldOn: held, days: once }];
  });
}

const IN_WORDS = new RegExp(`\\b\\d{1,2}(?:st|nd|rd|th)? (?:${FULL_MONTHS.join('|')}) \\d{4}\\b`, 'giu');

/** What is told of before it comes: "a hearing", "until", "the next appointment". Our own list of English words. */
const AHEAD =
  /\b(?:until|till|next|will|to be|due|by then|hearing|appointments?|visit|test|trial|review|x-ray|scan|operation|court|prolonged|extended|booked|ordered|planned|expected|ahead|expires?|ends|waiting|result|only (?:on|after)|before|seen-to|to (?:meet|come|see)|meeting to)\b/iu;
/** Told of afterwards, whatever it was. */
const HAPPENED =
  /\b(?:was|were|went|came|happened|took place|adjourned|decided|refused|granted|found|attended|met)\b/iu;
/** "6 October 2026, 11:40": a day that has its hour was fixed beforehand. */
const AT_HOUR = /\b\d{4},? (?:at )?\d{1,2}(?:[:.]\d{2}\b| ?[ap]m\b)/iu;
/** A plan that is told of afterwards, "she was to be his wife", is no less a plan: nothing of it had been. */
const AS_PLANNED =
  /\b(?:was|were) (?:(?:still|then|already) )?(?:to (?!have\b)(?:be |go |come |meet |marry |get )?|due\b|planned\b|booked\b|arranged\b|expected\b|meant\b|supposed\b|going to\b)/giu;
const isAhead = (words: string): boolean => {
  const rest = words.replace(AS_PLANNED, ' ');
  return (AHEAD.test(words) || AT_HOUR.test(words) || rest !== words) && !HAPPENED.test(rest);
};

/** Of a row what is not a date: a kind of thing that is told of beforehand says so too. */
const wordsIn = (row: Readonly<Record<string, unknown>>): string =>
  Object.values(row)
    .filter((cell) => typeof cell === 'string')
    .join(' ');

/** A date, or the days that a text names in sentences that do not look ahead to them. */
function datesIn(value: unknown): FuzzyDate[] {
  if (typeof value === 'string')
    return value
      .split(/(?<=[.!?;])\s+|\n+/u)
      .filter((sentence) => !isAhead(sentence))
      .flatMap((sentence) => [...sentence.matchAll(IN_WORDS)])
      .flatMap(([words]) => parseFuzzyDate(words.replace(/(?<=\d)(?:st|nd|rd|th)/iu, '')) ?? []);
  const date = FuzzyDate.safeParse(value);
  return date.success ? [date.data] : [];
}
