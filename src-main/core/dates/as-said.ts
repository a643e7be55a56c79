/**
 * @file A time of year that people name by what was kept then: "after Easter 2026". On which day it fell is not worked out: it
 * stands as it was said, and is ordered by its year. Only words of this list, so that nothing else that was told goes into a date.
 */
import daysKept from '../../../resources/codes/days-kept.json' with { type: 'json' };

const plain = (words: string): string => words.toLowerCase().replace(/[\u2019']/gu, '');
const BY_NAME = new Map(daysKept.words.map((name) => [plain(name), name]));

const BEFORE =
  /^((?:just |shortly |soon )?(?:before|after)|about|around|at|by|since|during|in)? ?(the (?:beginning|start|middle|end) of )?(.+?) (?:of |in )?(\d{4})$/iu;

/** With its year, in one spelling; null for anything else. */
export function asSaid(text: string): { readonly said: string; readonly year: string } | null {
  const [, when = '', part = '', name = '', year = ''] = BEFORE.exec(text.trim().replace(/\s+/gu, ' ')) ?? [];
  const kept = BY_NAME.get(plain(name)) ?? BY_NAME.get(`the ${plain(name)}`);
  if (kept === undefined) return null;
  const words = [when.toLowerCase(), part.trim().toLowerCase(), kept, year];
  return { said: words.filter((one) => one !== '').join(' '), year };
}

export const isAsSaid = (said: string): boolean => asSaid(said)?.said === said;
