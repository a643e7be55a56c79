/**
 * @file Makes any string safe to typeset without losing what it says: what has no shape is dropped, what
 * would break the page is shown as a symbol.
 */

import { languageOf } from '../core/text/language-of.ts';

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** Byte order marks and non-characters: nothing a person can see, and forbidden in an archival PDF. */
const SHAPELESS = /[\uFEFF\uFFFE\uFFFF]/g;
/** Control characters other than tab and newline. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const CONTROLS = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/g;

/** Newlines become "\n"; control characters their pictures (␀, ␛); half a character becomes �. */
export function printable(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|\u0085|\u2028|\u2029/g, '\n')
    .replace(SHAPELESS, '')
    .replace(CONTROLS, (control) => {
      const code = control.charCodeAt(0);
      if (code < 0x20) return String.fromCharCode(0x2400 + code);
      return code === 0x7f ? '\u2421' : '\uFFFD';
    });
}

/** `printable` for every string in a piece of data; keys are ours and stay as they are. */
export function printableData(data: Json): Json {
  if (typeof data === 'string') return printable(data);
  if (Array.isArray(data)) return data.map(printableData);
  if (data !== null && typeof data === 'object') {
    return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, printableData(value)]));
  }
  return data;
}

/** One line of what a person wrote, with what the typesetter has to know about it. */
export type PrintLine = {
  readonly text: string;
  readonly dir: 'ltr' | 'rtl';
  /** ISO 639-1 code of the language it is in; empty for English, and where nobody said. */
  readonly lang: string;
  /** Words of this many letters or more (links, hashes) may break anywhere; 0 where there are none. */
  readonly breakFrom: number;
  /** Letters whose parts move to fit each other are in it: [Note: fonts people can search] in fonts.ts. */
  readonly shaped: boolean;
};

const SHAPED = /(?![\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])\p{L}/u;

/** On lines of a page, words of so many letters fit in any script. */
const ON_A_LINE = 30;
/** Letters as wide as how many of common ones (0.56 of their height), at the most of all but a few; measured in the fonts shipped. */
const WIDTHS: readonly (readonly [RegExp, number])[] = [
  [/\p{Mn}/u, 0],
  [/[\p{Script=Malayalam}\p{Script=Tamil}]/u, 2.6],
  [/[\p{Script=Sinhala}\p{Script=Telugu}\p{Script=Myanmar}]/u, 2.1],
  [/[\p{Script=Khmer}\p{Script=Ethiopic}\p{Script=Devanagari}\p{Script=Georgian}]/u, 1.7],
  [/[mwMW@%]/u, 1.7],
  [/(?![\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])\p{L}|[\u0400-\u042f]/u, 1.5],
  [/\p{Lu}/u, 1.3],
];
const byLetter = new Map<string, number>();
const MOST_KINDS = 10_000;
const WIDEST = 2.6;

function widthOf(letter: string): number {
  const known = byLetter.get(letter);
  if (known !== undefined) return known;
  const width = WIDTHS.find(([those]) => those.test(letter))?.[1] ?? 1.05;
  if (byLetter.size < MOST_KINDS) byLetter.set(letter, width);
  return width;
}

/** Whether a word fits where `longest` common letters surely do. */
export function fitsIn(word: string, longest: number): boolean {
  if (word.length > longest) return false;
  if (longest >= ON_A_LINE || word.length * WIDEST <= longest) return true;
  let width = 0;
  for (const letter of word) width += widthOf(letter);
  return width <= longest * 1.05;
}

/**
 * `longest`: how many common letters of a word surely fit the line it is for. `spoken`: the language, by name, where it is
 * known.
 */
export function printLine(text: string, longest = ON_A_LINE, spoken = ''): PrintLine {
  return {
    text,
    dir: direction(text),
    lang: languageOf(text, spoken) ?? '',
    breakFrom: breakFrom(text, longest),
    shaped: SHAPED.test(text),
  };
}

function breakFrom(text: string, longest: number): number {
  const wide = text.split(/\s/).filter((word) => !fitsIn(word, longest));
  return wide.reduce((least, word) => Math.min(least, [...word].length), wide.length === 0 ? 0 : longest);
}

const RIGHT_TO_LEFT =
  /^[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]$/u;

/** The direction a line reads in: that of its first letter. Unicode Bidirectional Algorithm, rules P2 and P3. */
function direction(text: string): 'ltr' | 'rtl' {
  const first = text.match(/\p{L}/u)?.[0];
  return first !== undefined && RIGHT_TO_LEFT.test(first) ? 'rtl' : 'ltr';
}
