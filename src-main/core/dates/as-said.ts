/**
 * @file A time of year that people name by what was kept then: "after Easter 2026". On which day it fell is not worked out: it
 * stands as it was said, and is ordered by its year. Only words of this list, so that nothing else that was told goes into a date.
 */
import daysKept from '../../../resources/codes/days-kept.json' with { type: 'json' };
import { FULL_MONTHS } from './date-words.ts';

const plain = (words: string): string => words.toLowerCase().replace(/[\u2019']/gu, '');
const BY_NAME = new Map(daysKept.words.map((name) => [plain(name), name]));

const BEFORE =
  /^((?:just |shortly |soon )?(?:before|after)|about|around|at|by|since|during|in)? ?(the (?:beginning|start|middle|end) of )?(.+?) (?:of |in )?(\d{4})$/iu;

/** With its year, in one spelling; null for anything else. */
export function asSaid(text: string): { readonly said: string; readonly year: string } | null {
  const [, when = '', part = '', name = '', year = ''] = BEFORE.exec(text.trim().replace(/\s+/gu, ' ')) ?? [];
  const kept = BY_NAME.get(plain(name)) ?? BY_NAME.get(`the ${plain(name)}`);
  if (kept === undefined) return untilSaid(text);
  const words = [when.toLowerCase(), part.trim().toLowerCase(), kept, year];
  return { said: words.filter((one) => one !== '').join(' '), year };
}

const UNTIL =
  /^(until|till|up to|since) (?:the )?(?:(\d{1,2})(?:st|nd|rd|th)? )?(?:of )?([a-z]{3,9}) (\d{4})$/iu;
const UNTIL_ISO = /^(until|till|up to|since) (\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/iu;

/** "until June 2026" takes June in, which "before June 2026" does not; the other end is not known. */
function untilSaid(text: string): { readonly said: string; readonly year: string } | null {
  const words = text.trim().replace(/\s+/gu, ' ').replace(/,/gu, '');
  const [, word = '', day = '', name = '', year = ''] = UNTIL.exec(words) ?? [];
  const [, isoWord = '', isoYear = '', isoMonth = '', isoDay = ''] = UNTIL_ISO.exec(words) ?? [];
  const month =
    name === '' ? FULL_MONTHS[Number(isoMonth) - 1] : FULL_MONTHS.find((one) => isNamed(one, name));
  const which = word || isoWord;
  if (which === '' || ((name !== '' || isoMonth !== '') && month === undefined)) return null;
  const on = day || isoDay;
  const of = year || isoYear;
  if (on !== '' && Number(on) > daysOf(of, month)) return null;
  const first = which.toLowerCase() === 'since' ? 'since' : 'until';
  const parts = [first, on === '' ? '' : String(Number(on)), month ?? '', of];
  return { said: parts.filter((one) => one !== '' && one !== '0').join(' '), year: of };
}

const isNamed = (month: string, typed: string): boolean =>
  [month, month.slice(0, 3)].some(
    (one) => one.toLowerCase() === typed.toLowerCase().replace(/^sept$/u, 'sep'),
  );

const daysOf = (year: string, month = ''): number =>
  new Date(Date.UTC(Number(year), FULL_MONTHS.indexOf(month) + 1, 0)).getUTCDate();

export const isAsSaid = (said: string): boolean => asSaid(said)?.said === said;
