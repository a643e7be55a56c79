/**
 * @file What the first page of a document lets one guess of it: its day and what it is. A date of birth or of a hearing is not
 * its day, and a date that is yet to come is none. A guess stands nowhere until a person takes it.
 */
import said from '../../../resources/codes/document-words.json' with { type: 'json' };
import { exactDay, FULL_MONTHS, type FuzzyDate, onDay, parseFuzzyDate } from '../dates/fuzzy-date.ts';

export interface TextGuess {
  readonly documentDate: FuzzyDate | null;
  /**
   * The line of a letterhead in which the date stands: one that calls it the document's own, or has hardly a word beside it.
   * Null for a date in a sentence, which may be of anything that the document tells.
   */
  readonly letterhead: string | null;
  /** What it is about, in its own words, or what kind of document it says it is. */
  readonly title: string | null;
}

/** The head of a document: letters. */
export const HEAD = 2_000;
const LONGEST = 120;
const MONTHS = FULL_MONTHS.map((name) => name.slice(0, 3)).join('|');
const DAYS: readonly RegExp[] = [
  /(?<![\d.,/-])(?<year>(?:19|20)\d{2})-(?<month>\d{2})-(?<day>\d{2})(?![\d-])/dgu,
  // As in Britain, the day first.
  /(?<![\d.,/-])(?<day>\d{1,2})(?<gap>[/.-])(?<month>\d{1,2})\k<gap>(?<year>(?:19|20)\d{2})(?![\d/-])/dgu,
  new RegExp(
    `(?<!\\d)(?<day>\\d{1,2})(?:st|nd|rd|th)? (?:of )?(?<name>${MONTHS})[a-z]*,? (?<year>(?:19|20)\\d{2})(?!\\d)`,
    'dgiu',
  ),
  new RegExp(
    `(?<![\\p{L}\\d])(?<name>${MONTHS})[a-z]* (?<day>\\d{1,2})(?:st|nd|rd|th)?, (?<year>(?:19|20)\\d{2})(?!\\d)`,
    'dgiu',
  ),
];
/** Letters before a date in which what kind of date it is stands. */
const BEFORE = 30;

const anyOf = (words: readonly string[], behind: string) =>
  new RegExp(`(?<![\\p{L}])(?:${words.map((one) => one.replaceAll('.', '\\.')).join('|')})${behind}`, 'iu');
/** "Date: Tue, 1 Mar 2022": as mails say it. */
const WEEKDAY = '(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[.,]*\\s*)?';
const ITS_DAY = anyOf(said.itsDay, `[ ]?[:.]?\\s*${WEEKDAY}$`);
const NOT_ITS_DAY = anyOf(said.notItsDay, '(?![\\p{L}])[^\\n]*$');
const ABOUT = anyOf(said.aboutLine, '[ ]?:[ ]*(?<what>[^\\n]+)');
const KIND = anyOf(said.words, '(?![\\p{L}])');

/** `today`: an ISO day. Nulls where the text does not say. */
export function guessFromText(text: string, today: string): TextGuess {
  const head = headOf(text);
  return { ...dateIn(head, today), title: titleIn(head) };
}

const headOf = (text: string): string => text.slice(0, HEAD).replace(/[^\S\n]+/gu, ' ');

/** What it says it is about, as mails and letters do; null where it does not. */
export const aboutLine = (text: string): string | null => aboutIn(headOf(text));

/** The day that is called the document's own; else the first there is, unless there are two that could be it. */
function dateIn(head: string, today: string): Pick<TextGuess, 'documentDate' | 'letterhead'> {
  const found = DAYS.flatMap((pattern) => [...head.matchAll(pattern)]).flatMap((match) => {
    const day = dayOf(match.groups ?? {});
    const before = head.slice(Math.max(0, match.index - BEFORE), match.index);
    const isOther = NOT_ITS_DAY.test(before) && !ITS_DAY.test(before);
    const isItsOwn = ITS_DAY.test(before);
    const line = lineAround(head, match.index);
    const isAlone = match.index < LETTERHEAD && wordsBeside(line, match[0]) <= MOST_BESIDE;
    return day === null || day > today || isOther
      ? []
      : [{ day, isItsOwn, letterhead: isItsOwn || isAlone ? line : null }];
  });
  const own = found.filter(({ isItsOwn }) => isItsOwn);
  const counted = own.length > 0 ? own : found;
  const [only, ...others] = new Set(counted.map(({ day }) => day));
  if (only === undefined || others.length > 0) return { documentDate: null, letterhead: null };
  const letterhead = counted.find((one) => one.letterhead !== null)?.letterhead ?? null;
  return { documentDate: onDay(only), letterhead };
}

/** Letters in which a letterhead stands, and words beside its date: a place, "Our ref". Our own rule. */
const LETTERHEAD = 700;
const MOST_BESIDE = 3;

const lineAround = (text: string, at: number): string => {
  const end = text.indexOf('\n', at);
  return text.slice(text.lastIndexOf('\n', at) + 1, end < 0 ? undefined : end).trim();
};
const wordsBeside = (line: string, date: string): number =>
  line.replace(date, ' ').match(/[\p{L}\d]+/gu)?.length ?? 0;

function dayOf({ year, month, day, name }: Readonly<Record<string, string | undefined>>): string | null {
  const text = name === undefined ? `${day}/${month}/${year}` : `${day} ${name} ${year}`;
  const date = parseFuzzyDate(text);
  return date === null ? null : exactDay(date);
}

function aboutIn(head: string): string | null {
  const { what = '' } = ABOUT.exec(head)?.groups ?? {};
  const about = what.trim();
  return /\p{L}{2}/u.test(about) && about.length <= LONGEST ? about : null;
}

function titleIn(head: string): string | null {
  const about = aboutIn(head);
  if (about !== null) return about;
  const kind = KIND.exec(head)?.[0];
  return kind === undefined ? null : `${kind.slice(0, 1).toUpperCase()}${kind.slice(1).toLowerCase()}`;
}
