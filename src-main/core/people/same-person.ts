/**
 * @file Whether somebody may be in the vault twice: by name, in whatever spelling, order or script, by date of birth, telephone or
 * number of a document. It says that somebody may be, and why; nothing is ever joined. Our own rule: it would rather ask once too
 * often, but not about two who share a first name.
 */
import latin from '../../../resources/codes/latin-letters.json' with { type: 'json' };
import titles from '../../../resources/codes/titles.json' with { type: 'json' };
import { exactDay, type FuzzyDate } from '../dates/fuzzy-date.ts';
import { fold } from '../search/fold.ts';
import type { PersonRole } from './roles.ts';

export interface Described {
  readonly name: string;
  readonly alsoKnownAs: string;
  readonly birthDate: FuzzyDate | null;
  readonly safeContact: string;
  readonly note: string;
}

export const LIKENESSES = ['document', 'telephone', 'name', 'birth'] as const;
export type Likeness = (typeof LIKENESSES)[number];

/** What two have alike; nothing where they are not likely the same. */
export function likeness(one: Described, other: Described): Likeness[] {
  const born = births(one.birthDate, other.birthDate);
  const alike = {
    document: shareOne(documentsIn(one), documentsIn(other)),
    telephone: shareOne(telephonesIn(one), telephonesIn(other)),
    name: born !== 'apart' && haveName(namesOf(one), namesOf(other), born === 'same-day'),
  };
  const because = LIKENESSES.filter((kind) => kind !== 'birth' && alike[kind]);
  return because.length > 0 && (born === 'same-day' || born === 'same-year')
    ? [...because, 'birth']
    : because;
}

/** Somebody who is suspected in one case and was helped in another: that is for a supervisor alone. */
export const isForSupervisor = (one: PersonRole, other: PersonRole): boolean =>
  (one === 'suspect' && other === 'survivor') || (one === 'survivor' && other === 'suspect');

/** What somebody is found by: two who are alike have one of these in common. */
export function keysOf(person: Described): string[] {
  const names = namesOf(person).flatMap((words) => [
    ...words.flatMap((word, at) => words.slice(at + 1).map((next) => `name:${word} ${next}`)),
    ...(isDay(person.birthDate) ? words.map((word) => `born:${person.birthDate?.value} ${word}`) : []),
    ...(isDay(person.birthDate)
      ? words.map((word) => `born:${swapped(person.birthDate?.value)} ${word}`)
      : []),
  ]);
  const numbers = [...documentsIn(person), ...telephonesIn(person)].map((number) => `number:${number}`);
  return [...new Set([...names, ...numbers])];
}

const shareOne = (one: readonly string[], other: readonly string[]): boolean =>
  one.some((number) => other.includes(number));

/** All that says who it is in the shorter name is in the longer: two words of it, or one and the day of birth. */
function haveName(one: readonly Words[], other: readonly Words[], sameDay: boolean): boolean {
  return one.some((a) =>
    other.some((b) => {
      const [fewer, more] = a.length <= b.length ? [a, b] : [b, a];
      return fewer.length >= (sameDay ? 1 : 2) && fewer.every((word) => more.includes(word));
    }),
  );
}

/** The words of one name as they sound, sorted, each once. */
type Words = readonly string[];

const TITLES = new Set(titles.words);
/** Small words too: An and To are names. */
const wordsIn = (name: string): string[] =>
  (fold(name).match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !TITLES.has(word));

const namesOf = ({ name, alsoKnownAs }: Described): Words[] =>
  [name, ...alsoKnownAs.split(/[,;/]/u)]
    .map((one) => one.replace(/\([^)]*\)/gu, ' '))
    .map((one) => [...new Set(wordsIn(one).map(soundOf).filter(Boolean))].sort())
    .filter((words) => words.length > 0);

const LETTERS: Readonly<Record<string, string>> = latin.letters;
/** Ways of writing one sound, in this order. An h within a word is written or not. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/(.)\1+/gu, '$1'],
  [/^[jy](?=[aeiou])/g, 'j'],
  [/dzh|dj/g, 'j'],
  [/ph/g, 'f'],
  [/kh/g, 'h'],
  [/ck|q/g, 'k'],
  [/c(?=[eiy])/g, 's'],
  [/c(?!h)/g, 'k'],
  [/x/g, 'ks'],
  [/w/g, 'v'],
  [/zh|z/g, 's'],
  [/(?<=.)h/g, ''],
];
const FEWEST_CONSONANTS = 2;

/** Its consonants, and whether it begins with a vowel: vowels are what spellings differ in. One with fewer than two is itself. */
export function soundOf(word: string): string {
  const letters = [...word].map((letter) => LETTERS[letter] ?? letter).join('');
  const spelled = SPELLINGS.reduce((text, [from, to]) => text.replace(from, to), letters);
  const consonants = spelled.replace(/[aeiouy]/g, '');
  if (consonants.length < FEWEST_CONSONANTS) return letters;
  return /^[aeiouy]/.test(spelled) ? `a${consonants}` : consonants;
}

const textOf = ({ safeContact, note }: Described): string => `${safeContact}\n${note}`;

/** A day has eight figures; a number that somebody is called by has more. */
const FEWEST_FIGURES = 9;
/** "+44 7700 900111" and "07700 900111" end alike. */
const LAST_FIGURES = 9;
const TELEPHONE = /\+?\d(?:[\s().-]{0,2}\d){8,14}/gu;

const telephonesIn = (person: Described): string[] =>
  (textOf(person).match(TELEPHONE) ?? [])
    .map((found) => found.replace(/\D/gu, ''))
    .filter((figures) => figures.length >= FEWEST_FIGURES)
    .map((figures) => figures.slice(-LAST_FIGURES));

/** "AB1234567": one letter to three, and six figures to nine. */
const DOCUMENT = /(?<![\p{L}\p{N}])\p{Lu}{1,3}[ -]?\d{6,9}(?![\p{L}\p{N}])/gu;

const documentsIn = (person: Described): string[] =>
  (textOf(person).match(DOCUMENT) ?? []).map((found) => found.replace(/[ -]/gu, ''));

const isDay = (date: FuzzyDate | null): boolean => date !== null && exactDay(date) !== null;

/** 4 May and 5 April of one year are one day that somebody wrote the other way round. */
const swapped = (day = ''): string => `${day.slice(0, 4)}-${day.slice(8)}-${day.slice(5, 7)}`;

/** Years are known to be wrong by one; two that differ by more are two people. */
const YEARS_OFF = 1;
const ABOUT = 2;

function births(
  one: FuzzyDate | null,
  other: FuzzyDate | null,
): 'same-day' | 'same-year' | 'unknown' | 'apart' {
  if (one === null || other === null) return 'unknown';
  if (isDay(one) && isDay(other) && [other.value, swapped(other.value)].includes(one.value))
    return 'same-day';
  const [a, b] = [yearsOf(one), yearsOf(other)];
  const gap = Math.max(a.from, b.from) - Math.min(a.to, b.to);
  if (gap > YEARS_OFF) return 'apart';
  return gap > 0 || (isDay(one) && isDay(other)) ? 'unknown' : 'same-year';
}

function yearsOf({ value, qualifier, or, to }: FuzzyDate): { readonly from: number; readonly to: number } {
  const [first, last] = [value, to ?? or ?? value].map((day) => Number(day.slice(0, 4))) as [number, number];
  if (qualifier === 'before') return { from: Number.NEGATIVE_INFINITY, to: last };
  if (qualifier === 'after') return { from: first, to: Number.POSITIVE_INFINITY };
  const off = qualifier === 'about' ? ABOUT : 0;
  return { from: first - off, to: last + off };
}
