/**
 * @file Lines of rows that a text of the same field says already: they are not said a second time. What counts is whether the words
 * stand there as they are, in one sentence that is of the same place, day or person, told no later than the line and with no “not”
 * that the line has not. In doubt the line stays. Our own rule (certainty M).
 */
import momentKinds from '../../../resources/codes/moment-kinds.json' with { type: 'json' };
import toldWords from '../../../resources/codes/told-words.json' with { type: 'json' };
import { accountOf } from '../answers/account-of.ts';
import { type FactStatement, type FactView, isWithheld } from '../answers/fact.ts';
import { standingStatements } from '../answers/standing-statements.ts';
import { FULL_MONTHS } from '../dates/fuzzy-date.ts';
import { goesWith } from '../forms/fact-traits.ts';
import { ENGLISH, shaped } from './english.ts';
import type { LinesTold } from './lines-told.ts';
import { rowWord } from './rows-in-words.ts';

/** By the fact whose lines they are, the texts of the same field of the referral form. */
const TEXTS = goesWith('saidIn');

/** Before their lines stand the days and the place, of which a text that says the rest need not say the days. */
const OF_PERIODS = ['exploitation.work-each', 'control.kept-each'];

export function withoutSaid(facts: ReadonlyMap<string, FactView>, key: string, lines: LinesTold): LinesTold {
  const texts = (TEXTS.get(key) ?? []).flatMap((one) => {
    const fact = facts.get(one);
    return fact === undefined ? [] : standingStatements(fact).filter((said) => !isWithheld(said));
  });
  if (texts.length === 0) return lines;
  const all = lines.told.flatMap(({ value }) => value.split('\n'));
  const isPeriod = OF_PERIODS.includes(key);
  const told = lines.told.map((one) => {
    const sentences = texts.filter((text) => isNoLater(text, one.said)).flatMap(sentencesIn);
    const isSaid = (line: string) => !line.includes(BEFORE) && isSaidIn(line, sentences, isPeriod, all);
    const left = one.value.split('\n').filter((line) => !isSaid(line));
    return { ...one, value: left.join('\n') };
  });
  return { ...lines, told: told.filter(({ value }) => value !== '') };
}

/** What it was before stands in the line alone. */
const BEFORE = `(${toldWords['told-before']}: `;
const isNoLater = (text: FactStatement, said: FactStatement): boolean =>
  text.seq < said.seq || accountOf(text) === accountOf(said);

/** So many words are a sentence of their own, wherever it was; fewer need the place, and what they are, beside them. */
const ENOUGH = 4;

/** A line is said where each of its cells stands in one sentence, of the place, the day or the person that the line is about. */
function isSaidIn(
  line: string,
  sentences: readonly Sentence[],
  isPeriod: boolean,
  all: readonly string[],
): boolean {
  const { head, cells } = partsOf(line);
  if (cells.length === 0) return false;
  const places = isPeriod ? placesIn(head) : [];
  const others = isPeriod ? all.flatMap((one) => placesIn(partsOf(one).head)) : [];
  const elsewhere = others.filter((other) => !places.some((place) => place.join(' ') === other.join(' ')));
  return cells.every((cell) => {
    const isOnce = all.filter((one) => partsOf(one).cells.some(({ text }) => text === cell.text)).length < 2;
    return sentences.some((sentence) => {
      if (!holdsCell(cell, sentence)) return false;
      if (!isPeriod) return isOf(wordsIn(head), cell, sentence);
      const isNamed = places.some((place) => isAbout(place, sentence)) && !elsewhere.some(isIn(sentence));
      return isNamed || (isOnce && cell.count >= ENOUGH);
    });
  });
}

interface Spelt {
  readonly words: readonly string[];
  /** Of each, whether it has a capital. */
  readonly capital: readonly boolean[];
}

interface Sentence extends Spelt {
  /** The one before it. */
  readonly before: Spelt;
}

interface Cell {
  readonly text: string;
  /** What it is, where a label says so. */
  readonly label: string | undefined;
  /** "Ana: was killed": whom it is about. */
  readonly who: readonly string[];
  readonly parts: readonly (readonly string[])[];
  readonly count: number;
}

const isIn =
  ({ words }: Spelt) =>
  (some: readonly string[]): boolean =>
    some.every((word) => words.includes(word));

/** Named in it; or in the one before, where this one names no day and no place. */
const isAbout = (some: readonly string[], sentence: Sentence): boolean =>
  isIn(sentence)(some) ||
  (isIn(sentence.before)(some) &&
    !sentence.words.some((word, at) => DAY.test(word) || (at > 0 && sentence.capital[at] === true)));

function holdsCell({ parts, label, count, who, text }: Cell, sentence: Sentence): boolean {
  const { words } = sentence;
  const at = parts.map((part) => runOf(part, words));
  if (count === 0 || at.includes(-1)) return false;
  const own = wordsIn(text);
  if (words.some((word) => NOT.test(word) && !own.includes(word))) return false;
  if (who.length > 0 && !parts.some((part) => who.every((word) => part.includes(word))))
    return isRightBefore(who, at[0] ?? 0, sentence);
  if (label === undefined || count >= ENOUGH) return true;
  const said = LABELS[label];
  const [from, to] = [Math.min(...at), Math.max(...at.map((one, i) => one + (parts[i]?.length ?? 0)))];
  return (
    said !== undefined && words.slice(Math.max(0, from - NEAR), to + NEAR).some((word) => said.test(word))
  );
}

/** Of a day: it stands beside it. Of somebody: named before it, and nobody else between. */
function isOf(head: readonly string[], { parts }: Cell, sentence: Sentence): boolean {
  if (head.some((word) => DAY.test(word))) return isAbout(head, sentence);
  const { words, before } = sentence;
  const at = Math.min(...parts.map((part) => runOf(part, words)));
  return (
    isRightBefore(head, at, sentence) ||
    (GOES_ON.test(words[0] ?? '') && isRightBefore(head, before.words.length, before))
  );
}

/** Whether `name` stands there before `at`, and nobody else between. */
function isRightBefore(name: readonly string[], at: number, { words, capital }: Spelt): boolean {
  const last = words.slice(0, at).findLastIndex((word) => name.includes(word));
  const isThere = name.every((word) => words.slice(0, last + 1).includes(word));
  const isElse = (word: string, i: number) => SOMEBODY.test(word) || capital[last + 1 + i] === true;
  return last >= 0 && isThere && !words.slice(last + 1, at).some(isElse);
}

/** Where `part` stands in `words` as it is; -1 for nowhere. */
const runOf = (part: readonly string[], words: readonly string[]): number =>
  words.findIndex((_, from) => part.every((word, i) => words[from + i] === word));

/** Words on either side among which it says what something is. */
const NEAR = 3;
const DAY = shaped(ENGLISH['said-in-text'].day);
const GOES_ON = shaped(ENGLISH['said-in-text']['goes-on']);
/** Somebody else than who was named; of a name nothing but its capital tells. */
const SOMEBODY = shaped(ENGLISH['said-in-text'].somebody);

/** "Luton, United Kingdom: hours a day: ten; pay: £30" without its labels. */
function partsOf(line: string): { readonly head: string; readonly cells: readonly Cell[] } {
  const kind = KINDS.find((one) => line.startsWith(`${one} (`) || line.startsWith(`${one}: `)) ?? '';
  const bare = line.slice(kind.length);
  const at = bare.indexOf(': ');
  // What tells it from another of the same days, or that its name was told later, is no part of the name.
  const head = (at < 0 ? bare : bare.slice(0, at)).replace(/(?<=\S) \(.*\)$/u, '');
  const cells = at < 0 ? [] : bare.slice(at + 2).split(/;\s+/u);
  return { head, cells: cells.map(cellOf).filter(({ count }) => count > 0) };
}

const KINDS = momentKinds.choices.map(({ text }) => text);
/** By label, by what words a sentence says it too. */
const LABELS: Readonly<Record<string, RegExp | undefined>> = {
  hours: /^hours?$/u,
  days: /^days?$/u,
  pay: /^(?:pay|pays|paid|wages?|earn\w*|money)$/u,
  lasted: /^(?:lasted|lasts)$/u,
  papers: /^(?:papers?|passports?|documents?|ids?)$/u,
  phone: /^(?:phones?|mobiles?|telephones?)$/u,
  target: undefined,
  'paid-by-others': undefined,
  now: undefined,
  since: undefined,
  outcome: undefined,
};

function cellOf(said: string): Cell {
  const label = Object.keys(LABELS).find((one) => said.startsWith(`${rowWord(one)}: `));
  const text = label === undefined ? said : said.slice(`${rowWord(label)}: `.length);
  const at = label === undefined ? text.indexOf(': ') : -1;
  const parts = (at < 0 ? text : text.slice(at + 2)).split(/,|:\s/u).map(wordsIn);
  const words = parts.filter((part) => part.length > 0);
  return {
    text,
    label,
    parts: words,
    count: words.flat().length,
    who: at < 0 ? [] : wordsIn(text.slice(0, at)),
  };
}

/** The parts of a head that name a place; the country alone names none. */
const placesIn = (head: string): (readonly string[])[] =>
  head
    .split(', ')
    .slice(0, -1)
    .filter((part) => !/\d/u.test(part))
    .map(wordsIn)
    .filter((words) => words.length > 0);

function sentencesIn({ text, ownWords }: FactStatement): Sentence[] {
  const all = `${text}\n${ownWords}`.split(/(?<=[.!?])\s+|\n+/u).map(spelt);
  return all.map((one, at) => ({ ...one, before: all[at - 1] ?? { words: [], capital: [] } }));
}

const NOT = shaped(ENGLISH['said-in-text'].not);
const SMALL = new Set(['a', 'an', 'and', 'the', 'is', 'was', 'has', 'have', 'had', 'been']);
/** Months by their first letters: "15 Jun" is "15 June". */
const MONTH = shaped(ENGLISH['said-in-text'].month);

function spelt(text: string): Spelt {
  const all = (text.match(/[\p{L}\p{N}£$€][\p{L}\p{M}\p{N}’'-]*/gu) ?? [])
    .map((as) => ({ as, word: as.toLowerCase() }))
    .filter(({ word }) => !SMALL.has(word));
  return {
    words: all.map(({ word }) => (MONTHS.has(word) ? word.replace(MONTH, '$1') : word)),
    capital: all.map(({ as }) => /^\p{Lu}/u.test(as)),
  };
}

const wordsIn = (text: string): readonly string[] => spelt(text).words;

const MONTHS = new Set(
  FULL_MONTHS.map((month) => month.toLowerCase()).flatMap((month) => [
    month,
    month.slice(0, 3),
    month.slice(0, 4),
  ]),
);
