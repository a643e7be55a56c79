/**
 * @file What the name of a file, and then its text, lets one guess of a document: its day, and what it is where a telephone or a scanner
 * named it. A guess is shown as one and stands nowhere until a person takes it.
 */
import { type FuzzyDate, formatFuzzyDate, parseFuzzyDate } from '../dates/fuzzy-date.ts';
import { readFileName } from './file-name.ts';
import type { TextGuess } from './text-guesses.ts';

const MONTHS = 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec';
/** What may stand between the parts of a date in a file's name. */
const GAP = '[-_. ]';

/** Each with the groups of year, month and day, or with its words. The first that fits counts. */
const DATES: readonly RegExp[] = [
  // IMG_20260105_101112, 2026-01-05 at 10.11.12, 20260105101112
  new RegExp(
    `(?<!\\d)(?<year>(?:19|20)\\d{2})(?<gap>${GAP}?)(?<month>0[1-9]|1[0-2])\\k<gap>(?<day>0[1-9]|[12]\\d|3[01])(?=\\d{6}(?!\\d)|\\D|$)`,
    'u',
  ),
  // 05-01-2026, 5.1.2026: figures as in Britain, the day first
  new RegExp(
    `(?<!\\d)(?<day>\\d{1,2})(?<gap>${GAP})(?<month>\\d{1,2})\\k<gap>(?<year>(?:19|20)\\d{2})(?!\\d)`,
    'u',
  ),
  new RegExp(
    `(?<!\\d)(?<words>\\d{1,2}(?:st|nd|rd|th)?${GAP}*(?:${MONTHS})[a-z]*${GAP}*(?:19|20)\\d{2})(?!\\d)`,
    'iu',
  ),
  new RegExp(`(?<![\\p{L}\\d])(?<words>(?:${MONTHS})[a-z]*${GAP}*(?:19|20)\\d{2})(?!\\d)`, 'iu'),
];

/** The day or month that a file's name has anywhere in it; null where it has none that is on a calendar. */
export function guessDate(fileName: string): FuzzyDate | null {
  for (const pattern of DATES) {
    const { year, month, day, words } = pattern.exec(fileName)?.groups ?? {};
    const text = words === undefined ? `${day}/${month}/${year}` : spaced(words);
    const date = year === undefined && words === undefined ? null : parseFuzzyDate(text);
    if (date !== null) return date;
  }
  return null;
}

const spaced = (words: string): string =>
  words
    .replace(/[-_. ]+/g, ' ')
    .replace(/(\d)(?:st|nd|rd|th)\b/i, '$1')
    .replace(/(\d)([a-z])/gi, '$1 $2')
    .replace(/([a-z])(\d)/gi, '$1 $2');

/** How telephones, cameras and scanners name what they make. */
const DEVICE_NAMES = {
  screenshot: /^screen ?shot/i,
  photograph:
    /^(?:(?:img|dsc[fn]?|dcim|pxl|mvimg|photo|image|p)[-_ ]?\d|whatsapp image|signal-\d|[0-9a-f-]{36}$)/i,
  video: /^(?:(?:vid|mov|mvi|video)[-_ ]?\d|whatsapp video)/i,
  recording: /^(?:(?:ptt|aud|rec|voice|recording|audio)[-_ ]?\d|whatsapp (?:audio|ptt)|voice (?:note|memo))/i,
  scan: /^(?:scan(?:ned)?|doc|document|camscanner|skm|kmbt|untitled)[-_ ]*(?:document)?[-_ ]*\d/i,
} as const;
export type GuessedKind = keyof typeof DEVICE_NAMES;

/** What devices and programs write into a name beside figures. */
const DEVICE_WORDS =
  /^(?:img|image|photo|video|audio|voice|note|memo|recording|screen|shot|screenshot|scan|scanned|document|doc|whatsapp|signal|telegram|chrome|gallery|messages?|messenger|instagram|facebook|gmail|viber|wechat|edited|copy|burst|cover|portrait|hdr|ptt|pxl|mvimg|dsc[fn]?|dcim|vid|mov|mvi|aud|rec|skm|kmbt|camscanner|untitled|at|am|pm|wa)$/i;

/** What a file is whose name a device gave it; null where it may be a person's own words: "Photo 3 of the back door". */
export function guessKind(fileName: string): GuessedKind | null {
  const name = fileName.trim();
  const found = Object.entries(DEVICE_NAMES).find(([, pattern]) => pattern.test(name));
  const isOwn =
    !HEX_NAME.test(name) && lettersIn(name).some((one) => !DEVICE_WORDS.test(one) && !MONTH_WORD.test(one));
  return isOwn ? null : ((found?.[0] as GuessedKind | undefined) ?? null);
}

const HEX_NAME = /^[0-9a-f-]{36}(?:\.\w+)?$/i;
const MONTH_WORD = new RegExp(`^(?:${MONTHS})[a-z]*$`, 'iu');
/** Runs of two letters or more, without the ending of the file. */
const lettersIn = (name: string): string[] => name.replace(/\.\w{1,5}$/u, '').match(/\p{L}{2,}/gu) ?? [];

/** `dated` has the places `{{what}}` and `{{date}}`. */
export type GuessWords = Readonly<Record<GuessedKind | 'dated', string>>;

/**
 * What may stand where a person said nothing yet: a date where there is none, and a title where it is still what a
 * device called the file. What the name of the file says of its day comes before `inText`; what its text says it is,
 * before how a device names. Null for no guess.
 */
export function guessesOf(
  exhibit: {
    readonly originalName: string;
    readonly title: string;
    readonly documentDate: FuzzyDate | null;
  },
  words: GuessWords,
  inText: TextGuess = NOTHING,
): { readonly title: string | null; readonly documentDate: FuzzyDate | null } {
  const { originalName, title, documentDate } = exhibit;
  const date = documentDate ?? guessDate(originalName) ?? inText.documentDate;
  const kind = title === readFileName(originalName).title ? guessKind(originalName) : null;
  return {
    title: kind === null ? null : (inText.title ?? named(words, kind, date)),
    documentDate: documentDate ? null : date,
  };
}

const NOTHING: TextGuess = { title: null, documentDate: null, letterhead: null };

/** Where a date was read that is taken for several documents at once: the file's name, or that line of its letterhead. */
export interface DateRead {
  readonly documentDate: FuzzyDate;
  /** Empty for the file's name. */
  readonly letterhead: string;
}

/** What may be taken without looking at each: no title, and no date of a sentence, which may be of anything told there. */
export function dateInBulk(
  { originalName, documentDate }: { readonly originalName: string; readonly documentDate: FuzzyDate | null },
  inText: TextGuess = NOTHING,
): DateRead | null {
  if (documentDate !== null) return null;
  const named = guessDate(originalName);
  if (named !== null) return { documentDate: named, letterhead: '' };
  const { documentDate: read, letterhead } = inText;
  return read === null || letterhead === null ? null : { documentDate: read, letterhead };
}

const named = (words: GuessWords, kind: GuessedKind, date: FuzzyDate | null): string =>
  date === null
    ? words[kind]
    : words.dated.replace('{{what}}', words[kind]).replace('{{date}}', formatFuzzyDate(date));
