/** @file What a case knows that says who somebody is, as words and numbers to look for in a text. */
import type { FuzzyDate } from '../../shared/fuzzy-date.ts';
import type { Identifier, IdentifierKind } from './identifiers.ts';

/**
 * Names a person may be called by: whole, and each word of it. "de" and "al" alone name nobody; in a script without
 * capitals even one letter may.
 */
export function nameIdentifiers(names: readonly string[], label: string, takeOut: boolean): Identifier[] {
  const whole = names.flatMap((name) => name.split(/[,;/()"“”]+/)).map((name) => name.trim());
  const words = whole.flatMap((name) => name.split(/[\s\u2010-\u2015-]+/)).filter(tellsSomebody);
  return [...new Set([...whole.filter((name) => name.length > 1), ...words])].map((text) => ({
    kind: 'name',
    label,
    text,
    takeOut,
  }));
}

const SMALL_WORDS = new Set(['van', 'von', 'der', 'del', 'dos', 'das', 'bin', 'ibn', 'the', 'mrs', 'miss']);

function tellsSomebody(word: string): boolean {
  if (/^\p{P}*$/u.test(word)) return false;
  if (!/^[\p{sc=Latin}\p{sc=Cyrillic}\p{sc=Greek}\p{M}'’.]+$/u.test(word)) return true;
  return [...word].length >= 3 && !SMALL_WORDS.has(word.toLowerCase());
}

const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

/** A date of birth in the ways people write it. A year alone, or a month, is not the person's alone. */
export function birthDateIdentifiers(date: FuzzyDate): Identifier[] {
  const [year = '', month, day] = date.value.split('-');
  if (month === undefined || day === undefined) return [];
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
  return [...named, ...figures].map((text) => ({
    kind: 'birth-date',
    label: 'Date of birth',
    text,
    takeOut: true,
  }));
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
  return [...new Set([...short, ...numbers.map((one) => one.trim())])].map((text) => ({
    kind,
    label,
    text,
    takeOut,
  }));
}
