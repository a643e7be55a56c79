/**
 * @file What of a wish tells it by itself, whatever else the wish says: words for what people hide most, telephone and reference
 * numbers, addresses. "The rape in Coventry" is told by "he raped her", with no town beside. Our own rule (certainty L).
 */
import wish from '../../../resources/codes/wish-words.json' with { type: 'json' };
import { fold } from '../search/fold.ts';
import { wordsIn } from './wish-words.ts';

/** Forms of one word: any of them tells a wish about any other. */
const GRAVE: readonly (readonly string[])[] = wish.grave;

/** Each as it is looked for in a text. */
export function weighing(about: string): string[] {
  const plain = new Set(wordsIn(about).map((one) => one.plain));
  return [
    ...new Set([
      ...GRAVE.filter((forms) => forms.some((form) => plain.has(form))).flat(),
      ...(about.match(NUMBERS) ?? []).map((one) => one.trim()),
      ...(about.match(REFERENCES) ?? []),
      ...(about.match(ADDRESS) ?? []),
    ]),
  ];
}

/** Telephone numbers and postcodes, and other long numbers; no years and no dates. */
const NUMBERS = /(?:\+|\b0)[\d\s()-]{8,}\d|\b\d{6,}\b|\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b/gu;
/** "A1234567", "1212-0001-1111/00X": letters and at least four digits. */
const REFERENCES = /\b(?=[\d/-]*\p{L})(?=(?:[\p{L}/-]*\d){4})[\p{L}\d][\p{L}\d/-]{5,}/gu;
const ADDRESS =
  /\b(?:\p{Lu}[\p{L}’'-]+\s+){1,3}(?:Street|Road|Avenue|Lane|Close|Drive|Terrace|Gardens|Crescent|Square)\b/gu;

/** The same number, however it is parted. */
export function saysNumber(text: string, sought: string): boolean {
  const digits = sought.replace(/\D/gu, '');
  if (digits.length < LEAST || !/^[+\d\s()-]+$/u.test(sought)) return false;
  const theirs = (text.match(/\+?\d[\d\s()-]*\d/gu) ?? []).map((one) => one.replace(/\D/gu, ''));
  return theirs.some((one) => one.includes(digits.replace(/^(?:44|0)/u, '')));
}
const LEAST = 6;

/** Scripts that write no spaces between words: a text of them is one word to us. */
export const isUnparted = (word: string): boolean => UNPARTED.test(word) && [...word].length > LONGEST;
const UNPARTED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]/u;
/** Longer is a sentence, which stands nowhere else in the same words. */
const LONGEST = 6;

/** A word of such a script inside a longer text of it. */
export const saysInside = (text: string, word: string): boolean =>
  UNPARTED.test(word) && fold(text).includes(fold(word));
