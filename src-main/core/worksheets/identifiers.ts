/**
 * @file What in a text says who somebody is: names and numbers the case knows, and what looks like an address, a
 * telephone number or a reference. It finds; a person still has to read. Words are compared without capitals and
 * accents, numbers without the spaces between their digits.
 */

import { everyMatch } from '../text/every-match.ts';
import {
  type Identifier,
  type IdentifierKind,
  type Occurrence,
  otherNamesIn,
  type Pointing,
  pointersIn,
} from './pointers.ts';
import { shortNameTakesOut } from './short-names.ts';

export type { Identifier, IdentifierKind, Occurrence };

/** What looks like one, whoever's it is. Long numbers that may be a sum or a year are only pointed at. */
const SHAPES: readonly (Omit<Identifier, 'text'> & { readonly shape: RegExp })[] = [
  {
    kind: 'contact',
    label: 'An e-mail address',
    takeOut: true,
    shape: /(?<![^\s@<>])[^\s@<>]+@[^\s@<>]+\.[\p{L}\d-]+/gu,
  },
  { kind: 'contact', label: 'An address on the web', takeOut: true, shape: /\b(https?:\/\/|www\.)\S+/giu },
  {
    kind: 'contact',
    label: 'A name on a service',
    takeOut: true,
    shape: /(?<![\p{L}\p{N}@])@[\p{L}\p{N}_.]{3,}/gu,
  },
  {
    kind: 'contact',
    label: 'A telephone number',
    takeOut: true,
    shape: /(?<![\d/.-])(\+|00|0)\d([\s().\u2010-\u2015-]*\d){7,13}(?!\d)/gu,
  },
  { kind: 'contact', label: 'A postcode', takeOut: true, shape: /\b[a-z]{1,2}\d[a-z\d]?\s*\d[a-z]{2}\b/giu },
  {
    kind: 'number',
    label: 'A reference of letters and digits',
    takeOut: true,
    shape: /\b[a-z]{1,3}\d{5,9}[a-z]?\b/giu,
  },
  {
    kind: 'number',
    label: 'A share code',
    takeOut: true,
    shape: /\b[wrs](?=[a-z\d]?\d)[a-z\d]{2}\s(?=[a-z]*\d)[a-z\d]{3}\s(?=[a-z]*\d)[a-z\d]{3}\b/giu,
  },
  {
    kind: 'number',
    label: 'A National Insurance number',
    takeOut: true,
    shape: /\b[a-z]{2}(\s?\d{2}){3}\s?[a-d]\b/giu,
  },
  { kind: 'number', label: 'A long number', takeOut: false, shape: /(?<![\d.,])\d{6,}(?![\d.,]\d)/gu },
  {
    kind: 'number',
    label: 'A long number',
    takeOut: false,
    shape: /(?<![\d.,])\d{3,}(?:[ \u00a0]\d{3,}){2,}(?![\d.,]\d)/gu,
  },
  {
    kind: 'number',
    label: 'What looks like a reference',
    takeOut: false,
    // Six digits in pieces, or capitals and four; not a date, and not two years.
    shape:
      /(?<![\p{L}\p{N}/.,\u2010-\u2015-])(?!\d{1,4}[/-]\d{1,2}[/-]\d{1,4}(?![\p{N}/-])|\d{4}[/\u2010-\u2015-]\d{4}(?![\p{N}/-])|(?:19|20)\d{2}[/\u2010-\u2015-]\d{2}(?![\p{L}\p{N}/-]))(?=(?:[\p{L}/\u2010-\u2015-]*\d){6}|\p{Lu}{1,5}(?:[\p{Lu}/\u2010-\u2015-]*\d){4})[\p{L}\p{N}]+(?:[/\u2010-\u2015-][\p{L}\p{N}]+)*/gu,
  },
];

/** In folded text, how far from a year a word about birth counts as beside it. */
const BESIDE = 40;
const BIRTH = /(?<!\p{L})(born|birth|birthday|dob|d\.o\.b)(?!\p{L})/u;

/**
 * In the order they stand, without overlaps: where two meet, the one that is taken out counts, then the longer. With
 * `pointing`, also what the case does not know; it takes out nothing of what the case knows and only points at.
 */
export function findIdentifiers(
  text: string,
  known: readonly Identifier[],
  pointing?: Pointing,
): Occurrence[] {
  const folded = fold(text);
  const recorded = known.flatMap((one) => occurrencesOf(text, folded, one));
  const shaped = SHAPES.flatMap(({ shape, ...about }) =>
    everyMatch(shape, text).map((match) => ({
      ...about,
      text: match[0],
      start: match.index,
      end: match.index + match[0].length,
    })),
  );
  if (pointing === undefined) return withoutOverlaps(text, [...recorded, ...shaped]);
  const shown = recorded.filter(({ takeOut }) => !takeOut);
  const pointed = pointersIn(text, pointing).filter(
    (one) => !one.takeOut || !shown.some(({ start, end }) => start < one.end && one.start < end),
  );
  const found = withoutOverlaps(text, [...recorded, ...shaped, ...pointed]);
  return withoutOverlaps(text, [...found, ...otherNamesIn(text, pointing, found)]);
}

/** Of what is known, what stands in a text and would come out of it. */
export function knownIn(text: string, known: readonly Identifier[]): Occurrence[] {
  const folded = fold(text);
  return known.flatMap((one) => occurrencesOf(text, folded, one)).filter(({ takeOut }) => takeOut);
}

function withoutOverlaps(text: string, found: readonly Occurrence[]): Occurrence[] {
  const order = [...found].sort(
    (a, b) => Number(b.takeOut) - Number(a.takeOut) || b.end - b.start - (a.end - a.start),
  );
  const taken = new Uint8Array(text.length);
  const kept = order.filter(({ start, end }) => {
    if (taken.subarray(start, end).includes(1)) return false;
    taken.fill(1, start, end);
    return true;
  });
  return kept.sort((a, b) => a.start - b.start);
}

export const LEFT_OUT = '[left out]';

/** The text without what is to be taken out. */
export function withoutIdentifiers(text: string, found: readonly Occurrence[]): string {
  let out = '';
  let from = 0;
  for (const { start, end, takeOut } of found) {
    if (!takeOut) continue;
    out += `${text.slice(from, start)}${LEFT_OUT}`;
    from = end;
  }
  return out + text.slice(from);
}

/** Names that came out in one place, to be looked for in every other: a sister named once is known from then on. */
export const namesThatWent = (found: readonly Occurrence[]): Identifier[] =>
  found
    .filter(({ kind, takeOut }) => takeOut && kind === 'name')
    .map(({ kind, label, text, takeOut }) => ({ kind, label, text, takeOut, short: true }));

/** What a paste from a page or a letter brings along and no reader sees: it would hide a name that is plain to read. */
const UNSEEN = /[\u00ad\u200b\u2060\ufeff]/gu;

/** How often a text is gone through again: what has come out may bring two halves together. */
const ROUNDS = 4;

/** The text without what is to be taken out, what was, and what is left to be looked at. */
export function cleaned(
  text: string,
  known: readonly Identifier[],
  pointing: Pointing,
): { readonly text: string; readonly found: readonly Occurrence[] } {
  const out: Occurrence[] = [];
  let sought = known;
  let left = text.replace(UNSEEN, '');
  for (let round = 0; ; round += 1) {
    const found = findIdentifiers(left, sought, pointing);
    const goes = found.filter(({ takeOut }) => takeOut);
    if (goes.length === 0 || round === ROUNDS) return { text: left, found: [...out, ...found] };
    out.push(...goes);
    sought = [...sought, ...namesThatWent(goes)];
    left = withoutIdentifiers(left, goes);
  }
}

interface Folded {
  readonly text: string;
  /** For each unit of `text`, where the letter it comes from stands in the original, and where that ends. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** Without capitals and accents; a letter stays a letter, so that "Ștefan" and "stefan" are one word. */
function fold(text: string): Folded {
  let out = '';
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  for (const letter of text) {
    const plain = letter <= '\x7f' ? letter.toLowerCase() : withoutMarks(letter);
    for (let unit = 0; unit < plain.length; unit += 1) {
      starts.push(at);
      ends.push(at + letter.length);
    }
    out += plain;
    at += letter.length;
    // A mark of its own belongs to the letter before it.
    if (plain === '' && ends.length > 0) ends[ends.length - 1] = at;
  }
  return { text: out, starts, ends };
}

const withoutMarks = (letter: string): string =>
  PLAIN[letter] ??
  letter
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase();

/** Letters that Unicode does not take apart, and the stroke that only draws an Arabic word out. */
const PLAIN: Readonly<Record<string, string>> = {
  '\u0640': '',
  đ: 'd',
  Đ: 'd',
  ł: 'l',
  Ł: 'l',
  ø: 'o',
  Ø: 'o',
  ı: 'i',
  ß: 'ss',
};

/** Scripts that write words together, or put small words in front of them: no word boundary is asked for. */
const JOINED =
  /[\p{sc=Arabic}\p{sc=Hebrew}\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;

function occurrencesOf(original: string, folded: Folded, identifier: Identifier): Occurrence[] {
  const pattern = patternOf(identifier);
  if (pattern === null) return [];
  const { kind, label, short = false, besideBirth = false } = identifier;
  return everyMatch(pattern, folded.text).flatMap((match) => {
    const { index } = match;
    const after = index + match[0].length;
    if (besideBirth && !BIRTH.test(folded.text.slice(Math.max(0, index - BESIDE), after + BESIDE))) return [];
    const start = folded.starts[index] ?? 0;
    const end = folded.ends[after - 1] ?? original.length;
    const sure = short ? shortNameTakesOut(original, start, end) : true;
    if (sure === null) return [];
    return [
      { kind, label, takeOut: identifier.takeOut && sure, text: original.slice(start, end), start, end },
    ];
  });
}

/** Each name of a case is looked for in each text of it. Goes with the name. */
const patterns = new WeakMap<Identifier, RegExp | null>();

function patternOf(identifier: Identifier): RegExp | null {
  const known = patterns.get(identifier);
  if (known !== undefined) return known;
  const made = patternFor(fold(identifier.text).text.trim());
  patterns.set(identifier, made);
  return made;
}

function patternFor(wanted: string): RegExp | null {
  if (wanted === '') return null;
  const digits = wanted.replace(/[\s().+\u2010-\u2015/-]/g, '');
  if (/^\d{5,}$/.test(digits)) {
    // As it is dialled here or from abroad, with any spacing.
    const core = digits.replace(/^(00)?44(?=\d{9,})/, '').replace(/^0+(?=\d{5,})/, '');
    const between = '[\\s().\\u2010-\\u2015/-]*';
    const before = `(?:(?:\\+|00)?44${between}(?:0${between})?|0${between})?`;
    return new RegExp(`(?<!\\d)${before}${[...core].join(between)}(?!\\d)`, 'gu');
  }
  const literal = wanted
    .split(/[\s\u2010-\u2015-]+/)
    .filter((word) => word !== '')
    .map((word) => word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'))
    .join('[\\s,\\u2010-\\u2015-]+');
  if (literal === '') return null;
  return JOINED.test(wanted)
    ? new RegExp(literal, 'gu')
    : new RegExp(`(?<![\\p{L}\\p{N}])${literal}(?![\\p{L}\\p{N}])`, 'gu');
}
