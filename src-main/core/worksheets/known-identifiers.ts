/** @file What a case knows that says who somebody is, as words and numbers to look for in a text. */

import { FULL_MONTHS, type FuzzyDate } from '../dates/fuzzy-date.ts';
import type { Identifier, IdentifierKind } from './identifiers.ts';
import { howToLookFor, isKinTitle, isNote, namesInNote } from './short-names.ts';

// The parts of an address or of a way to reach somebody, which a text may name one by one.

interface ContactPart {
  readonly text: string;
  /** Comes out; a single word may be a town, and what stands in brackets a known place: those are pointed at. */
  readonly sure: boolean;
}

const LONGEST = 80;

/** Of "5 Elm Road, Hull (Oak House)": "5 Elm Road" and "Elm Road", and, less surely, "Hull" and "Oak House". */
function contactParts(value: string): ContactPart[] {
  const inBrackets = [...value.matchAll(/[([]([^()[\]]+)[)\]]/gu)].flatMap((match) => pieces(match[1] ?? ''));
  const open = pieces(value.replace(/[([][^()[\]]*[)\]]/gu, '\n'));
  const streets = open.flatMap((part) => /^.*\d\p{L}?[\s,]+(\D{3,})$/su.exec(part)?.[1]?.trim() ?? []);
  return [
    ...[...open, ...streets].map((text) => ({ text, sure: isSeveralWords(text) })),
    ...inBrackets.map((text) => ({ text, sure: false })),
  ].filter(({ text }) => text.length <= LONGEST && namesSomething(text));
}

const pieces = (text: string): string[] =>
  text
    .split(/[,;:\n\r()[\]]+/)
    .map((part) => part.trim())
    .filter((part) => part.length > 2);

const isSeveralWords = (text: string) => /[\p{L}\p{N}]\s+[\p{L}\p{N}]/u.test(text);

/** A name begins with a capital or stands in a script that has none; "after six" and "pm" are neither. */
const namesSomething = (text: string) =>
  text.split(/\s+/).some((word) => /^\P{L}*[\p{Lu}\p{Lo}]/u.test(word) && word.length > 1);

/**
 * Names a person may be called by: whole, and each word of it, whatever its length. "de" and "al" written small name
 * nobody; in a script without capitals even one letter may.
 */
export function nameIdentifiers(names: readonly string[], label: string, takeOut: boolean): Identifier[] {
  const whole = names.flatMap((name) => name.split(/[,;/()"“”]+/)).map((name) => name.trim());
  const about = { kind: 'name', label, takeOut } as const;
  const found = whole.flatMap((name) => {
    const words = name.split(/[\s\u2010-\u2015-]+/);
    const note = isNote(words);
    const long = name.length > 1 && words.length > 1 && !note ? [{ ...about, text: name }] : [];
    const naming = words.length > 1 && isKinTitle(words[0] ?? '') ? words.slice(1) : words;
    const joined = note ? [] : name.split(/\s+/).filter((word) => word !== name && LETTER_JOINED.test(word));
    const letters = new Set(name.split(/\s+/).flatMap((word) => LETTER_JOINED.exec(word)?.[1] ?? []));
    const alone = (note ? words.filter(namesInNote) : naming).filter((word) => !letters.has(word));
    const each = [...joined, ...alone].flatMap((text) => {
      const how = howToLookFor(text);
      return how === null ? [] : [{ ...about, text, ...(how === 'capital' ? { short: true } : {}) }];
    });
    return [...long, ...each];
  });
  return [...new Map(found.map((one) => [one.text, one])).values()];
}

/** "A-Ling": the letter alone is the small word, and names nobody. */
const LETTER_JOINED = /^(\p{sc=Latin})[\u2010-\u2015-]\p{L}{2,}/u;

const MONTHS = FULL_MONTHS.map((month) => month.toLowerCase());

/**
 * A date of birth in the ways people write it, as closely as it is known. The month of a known day is only pointed at;
 * the year comes out where the text speaks of a birth beside it. Of one of two dates, both are looked for.
 */
export const birthDateIdentifiers = ({ value, or = value, to = or }: FuzzyDate): Identifier[] =>
  [...new Set([value, or, to])].flatMap(oneBirthDate);

function oneBirthDate(value: string): Identifier[] {
  const [year = '', month, day] = value.split('-');
  const about = { kind: 'birth-date', label: 'Date of birth' } as const;
  const alone = { ...about, label: 'Year of birth', text: year, takeOut: true, besideBirth: true };
  if (month === undefined) return [alone];
  const inMonth = monthOf(year, month).map((text) => ({ ...about, text, takeOut: day === undefined }));
  if (day === undefined) return [...inMonth, alone];
  const whole = daysOf(year, month, day).map((text) => ({ ...about, text, takeOut: true }));
  return [...whole, ...inMonth.map((one) => ({ ...one, label: 'Month of birth' })), alone];
}

function monthOf(year: string, month: string): string[] {
  const long = MONTHS[Number(month) - 1] ?? '';
  const named = [long, long.slice(0, 3)].flatMap((name) => [
    `${name} ${year}`,
    `${name} of ${year}`,
    `${year} ${name}`,
  ]);
  const figures = [month, String(Number(month))].flatMap((m) =>
    ['/', '.', '-'].flatMap((by) => [[m, year].join(by), [year, m].join(by)]),
  );
  return [...new Set([...named, ...figures])];
}

function daysOf(year: string, month: string, day: string): string[] {
  const long = MONTHS[Number(month) - 1] ?? '';
  const d = String(Number(day));
  const m = String(Number(month));
  const ends = Number(day) % 10;
  const th = Number(day) > 3 && Number(day) < 21 ? 'th' : (['th', 'st', 'nd', 'rd'][ends] ?? 'th');
  const days = [...new Set([d, day, `${d}${th}`])];
  const named = [long, long.slice(0, 3)].flatMap((name) =>
    days.flatMap((one) => [`${one} ${name} ${year}`, `${one} of ${name} ${year}`, `${name} ${one} ${year}`]),
  );
  const figures = [...new Set([d, day])].flatMap((one) =>
    [...new Set([m, month])].flatMap((other) =>
      ['/', '.', '-', ' '].flatMap((by) =>
        [year, year.slice(2)].flatMap((y) => [[one, other, y].join(by), [y, other, one].join(by)]),
      ),
    ),
  );
  return [...named, ...figures];
}

/** A value recorded under a heading that identifies: matched whole where it is short, else the numbers in it. */
export function valueIdentifiers(
  value: string,
  kind: IdentifierKind,
  label: string,
  takeOut: boolean,
): Identifier[] {
  if (kind === 'name') return nameIdentifiers([value], label, takeOut);
  const whole = value.trim();
  const short = whole.length > 1 && whole.length <= 80 ? [whole] : [];
  const numbers = whole.match(/\+?\d[\d\s().-]{4,}\d/g) ?? [];
  const known = new Set([...short, ...numbers.map((one) => one.trim())]);
  const parts = kind === 'contact' ? contactParts(whole).filter(({ text }) => !known.has(text)) : [];
  return [...[...known].map((text) => ({ text, sure: true })), ...parts].map(({ text, sure }) => ({
    kind,
    label,
    text,
    takeOut: takeOut && sure,
  }));
}

// Names of one or two letters, and names that are also small words: Lê, Ng, An, Văn. A capital tells them from the small
// word, except where a sentence begins or with "I".
