/**
 * @file Lines of rows that a text of the same field says already: they are not said a second time. What counts is whether the words
 * stand there in their order, in a sentence or in two that follow each other, told no later than the line and with no “not” that
 * the line has not. In doubt the line stays. Our own rule (certainty M).
 */
import momentKinds from '../../../resources/codes/moment-kinds.json' with { type: 'json' };
import toldWords from '../../../resources/codes/told-words.json' with { type: 'json' };
import type { FactStatement, FactView } from '../answers/fact.ts';
import { standingStatements } from '../answers/standing-statements.ts';
import { isWithheld } from '../answers/withheld.ts';
import { FULL_MONTHS } from '../dates/fuzzy-date.ts';
import type { LinesTold } from './lines-told.ts';
import { rowWord } from './row-words.ts';

/** By the fact whose lines they are, the texts of the same field of the referral form. */
const TEXTS: Readonly<Record<string, readonly string[]>> = {
  'exploitation.work-each': ['exploitation.tasks', 'exploitation.hours-and-pay'],
  'control.kept-each': ['exploitation.treatment'],
  'exploitation.threats-each': ['exploitation.treatment'],
  'exploitation.moments-each': ['exploitation.treatment'],
  'person.deaths-each': ['person.family'],
  'others.each-told': ['others.details'],
};

/** Before their lines stand the days and the place, of which a text that says the rest need not say the days. */
const OF_PERIODS = ['exploitation.work-each', 'control.kept-each'];

export function withoutSaid(facts: ReadonlyMap<string, FactView>, key: string, lines: LinesTold): LinesTold {
  const texts = (TEXTS[key] ?? []).flatMap((one) => {
    const fact = facts.get(one);
    return fact === undefined ? [] : standingStatements(fact).filter((said) => !isWithheld(said));
  });
  if (texts.length === 0) return lines;
  const all = lines.told.flatMap(({ value }) => value.split('\n'));
  const isPeriod = OF_PERIODS.includes(key);
  const told = lines.told.map((one) => {
    const windows = texts.filter((text) => isNoLater(text, one.said)).flatMap(windowsOf);
    const isSaid = (line: string) => !line.includes(BEFORE) && isSaidIn(line, windows, isPeriod, all);
    const left = one.value.split('\n').filter((line) => !isSaid(line));
    return { ...one, value: left.join('\n') };
  });
  return { ...lines, told: told.filter(({ value }) => value !== '') };
}

/** What it was before stands in the line alone. */
const BEFORE = `(${toldWords['told-before']}: `;
const isNoLater = (text: FactStatement, said: FactStatement): boolean =>
  text.seq < said.seq || accountOf(text) === accountOf(said);

const accountOf = ({ origin, seq }: FactStatement): string =>
  origin.kind === 'interview' ? `${origin.screeningId} ${origin.layer}` : String(seq);

/** So many words are a sentence of their own, wherever it was; fewer need the place beside them. */
const ENOUGH = 4;

function isSaidIn(
  line: string,
  windows: readonly (readonly string[])[],
  isPeriod: boolean,
  all: readonly string[],
): boolean {
  const { head, cells } = partsOf(line);
  const places = isPeriod ? placesIn(head) : [];
  if (cells.length === 0) return false;
  return cells.every((cell) => {
    const parts = cell.split(/,|:\s/u).map(wordsIn);
    const words = parts.flat();
    const isOnce = all.filter((one) => partsOf(one).cells.includes(cell)).length < 2;
    return windows.some((window) => {
      const isThere = (some: readonly string[]) => some.every((word) => window.includes(word));
      const isNamed = isPeriod
        ? places.some(isThere) || (isOnce && words.length >= ENOUGH)
        : isThere(wordsIn(head));
      const isDenied = window.some((word) => NOT.test(word) && !words.includes(word));
      return isNamed && !isDenied && words.length > 0 && parts.every((part) => isInOrder(part, window));
    });
  });
}

/** "Luton, United Kingdom: hours a day: ten; pay: £30" without its labels. */
function partsOf(line: string): { readonly head: string; readonly cells: readonly string[] } {
  const kind = KINDS.find((one) => line.startsWith(`${one} (`) || line.startsWith(`${one}: `)) ?? '';
  const bare = line.slice(kind.length);
  const at = bare.indexOf(': ');
  const head = at < 0 ? bare : bare.slice(0, at);
  const cells =
    at < 0
      ? []
      : bare
          .slice(at + 2)
          .split(/;\s+/u)
          .map(withoutLabel);
  return { head, cells: cells.filter((cell) => wordsIn(cell).length > 0) };
}

const KINDS = momentKinds.choices.map(({ text }) => text);
const LABELS = ['hours', 'days', 'pay', 'lasted', 'target', 'papers', 'phone', 'now', 'since', 'outcome'];
const withoutLabel = (cell: string): string => {
  const label = LABELS.map((one) => `${rowWord(one)}: `).find((one) => cell.startsWith(one));
  return label === undefined ? cell : cell.slice(label.length);
};

/** The parts of a head that name a place; the country alone names none. */
const placesIn = (head: string): string[][] =>
  head
    .split(', ')
    .slice(0, -1)
    .filter((part) => !/\d/u.test(part))
    .map(wordsIn)
    .filter((words) => words.length > 0);

function windowsOf({ text, ownWords }: FactStatement): string[][] {
  const sentences = `${text}\n${ownWords}`.split(/(?<=[.!?])\s+|\n+/u).map(wordsIn);
  return sentences.flatMap((one, at) => [one, [...one, ...(sentences[at + 1] ?? [])]]);
}

function isInOrder(words: readonly string[], window: readonly string[]): boolean {
  let from = 0;
  for (const word of words) {
    const at = window.indexOf(word, from);
    if (at < 0) return false;
    from = at + 1;
  }
  return true;
}

const NOT = /^(?:not|never|no|none|nobody|nothing|without|.*n['’]t)$/u;
const SMALL = new Set(['a', 'an', 'and', 'the', 'is', 'was', 'has', 'have', 'had', 'been']);
/** Months by their first letters: "15 Jun" is "15 June". */
const MONTH = /^(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*$/u;

const wordsIn = (text: string): string[] =>
  (text.toLowerCase().match(/[\p{L}\p{N}£$€][\p{L}\p{M}\p{N}’'-]*/gu) ?? [])
    .map((word) => (MONTHS.has(word) ? word.replace(MONTH, '$1') : word))
    .filter((word) => !SMALL.has(word));

const MONTHS = new Set(
  FULL_MONTHS.map((month) => month.toLowerCase()).flatMap((month) => [
    month,
    month.slice(0, 3),
    month.slice(0, 4),
  ]),
);
