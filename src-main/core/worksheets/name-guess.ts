/**
 * @file Which words with a capital may be somebody's name, where nobody entered one. It is a guess from how the word is
 * written and from lists of what names nobody, and is never shown as more: a reader decides. Our own rule (certainty L).
 */
import type { Occurrence } from './pointers.ts';

export interface NameGuess {
  /** Words that name nobody though they have a capital: roles, titles, months, offices. */
  readonly notNames: ReadonlySet<string>;
  /** Whether the words, whole, are the name of a place, an office or somebody who need not be pointed at. */
  readonly isKnown: (words: string) => boolean;
  /** Words that stand with a capital somewhere that asks for none: at the head of a sentence only those are taken. */
  readonly inside: ReadonlySet<string>;
}

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}’']*(?:-[\p{L}\p{M}\p{N}’']+)*/gu;

/** What of a found name may be one: without words at either end that name nobody; null where nothing is left. */
export function guessedName(text: string, found: Occurrence, guess: NameGuess): Occurrence | null {
  // A name ends where its line does: what begins the next one is a word of its own.
  const [line = ''] = found.text.split(/[\n\r]/u);
  const words = [...line.matchAll(WORD)].map(({ 0: word, index }) => ({
    text: word.replace(/['’]s?$/u, ''),
    start: found.start + index,
  }));
  const first = words.findIndex(({ text: word }) => names(word, guess));
  const last = words.findLastIndex(({ text: word }) => names(word, guess));
  const [from, to] = [words[first], words[last]];
  if (from === undefined || to === undefined) return null;
  const [start, end] = [from.start, to.start + to.text.length];
  const name = text.slice(start, end);
  if (guess.isKnown(found.text) || guess.isKnown(name)) return null;
  if (isOfPlace(text, start, end)) return null;
  const alone = first === last;
  if (alone && beginsSentence(text, start) && !guess.inside.has(from.text)) return null;
  return { ...found, text: name, start, end };
}

const names = (word: string, { notNames, isKnown }: NameGuess): boolean =>
  /^\p{Lu}/u.test(word) &&
  !notNames.has(word) &&
  !notNames.has(word.replace(/e?s$/u, '')) &&
  !isKnown(word) &&
  !/^\p{Lu}+\d*$/u.test(word);

/** "in Kanyakumari", "near Lusail": a place. "in Sandra’s flat" is not. */
const isOfPlace = (text: string, start: number, end: number): boolean =>
  /(?<!\p{L})(?:in|near|into|outside|around|of the|at the)\s$/iu.test(text.slice(0, start)) &&
  !/^['’]s?(?!\p{L})/u.test(text.slice(end));

/** Words with a capital that a text says are a place: "in Dunkirk", "near Sombor", "Tehran, Iran". */
export function placesSaid(
  texts: readonly string[],
  isCountry: (words: string) => boolean,
): ReadonlySet<string> {
  return new Set(
    texts.flatMap((text) => [
      ...[...text.matchAll(SAID_IN)].map(({ 1: place = '' }) => place),
      ...[...text.matchAll(BEFORE_COUNTRY)].flatMap(({ 1: place = '', 2: country = '' }) =>
        isCountry(country) ? [place] : [],
      ),
    ]),
  );
}
const CAPITAL = String.raw`\p{Lu}[\p{L}\p{M}’'-]+`;
const SAID_IN = new RegExp(
  String.raw`(?<!\p{L})(?:in|In|near|Near)[ ](${CAPITAL}(?:[ ]${CAPITAL})?)(?![\p{L}\p{M}’'-])(?!['’]s)`,
  'gu',
);
const BEFORE_COUNTRY = new RegExp(
  String.raw`(${CAPITAL}(?:[ ]${CAPITAL})?),[ ](?=(${CAPITAL}(?:[ ]${CAPITAL})?))`,
  'gu',
);

/** Words with a capital that do not stand at the head of a sentence, a line or a quotation. */
export function capitalsInside(texts: readonly string[]): ReadonlySet<string> {
  return new Set(
    texts.flatMap((text) =>
      [...text.matchAll(WORD)].flatMap(({ 0: word, index }) =>
        /^\p{Lu}/u.test(word) && !beginsSentence(text, index) ? [word.replace(/['’]s?$/u, '')] : [],
      ),
    ),
  );
}

const beginsSentence = (text: string, at: number): boolean =>
  at === 0 || /(?:[.!?:;\n\r•]|[("“‘])[\s"'“”‘’(]*$/u.test(text.slice(Math.max(0, at - 12), at));

/** "Father Dominic", "Sister Agnes": of a word for a relative that is written as a title, what it is a title of. */
export const titleBefore = (text: string, start: number): string =>
  /(?<!\p{L})(?:Father|Mother|Sister|Brother|Uncle|Aunt(?:ie|y)?)\s$/u.exec(text.slice(0, start))?.[0] ?? '';
