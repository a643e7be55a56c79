/**
 * @file Own words of an account that had more than one place: which of them they belong to. Whoever writes them down may put
 * the place before a line, in square brackets, which mark what is not the speaker's everywhere: “[Coventry] the windows had
 * foil”. Nothing is guessed: words without a place stand below what names one.
 */
import sheetWords from '../../../resources/codes/told-words.json' with { type: 'json' };
import type { FactStatement, FactView } from '../answers/fact.ts';
import { rowsTold } from '../answers/rows-told.ts';
import { hasTrait } from '../forms/fact-traits.ts';
import { isTown } from '../forms/official-lists.ts';
import { onceFor } from './once-for.ts';
import { readPeriods } from './period.ts';
import { inMarks, JOIN_AT_END, partsBySpeaker, speakersWords } from './spoken-by.ts';

export interface PlacedWords {
  /** As it was written; empty for none. */
  readonly place: string;
  readonly words: string;
}

const MARKED = /^\[([^\][\n]{1,120})\]\s*(.+)$/u;
/**
 * Another place in a line that began with one: after a sentence, as a name, or anywhere by the name of a town on the official
 * form's list. "I told [Mum] that" is none.
 */
const NEXT = /(?<=[.!?…;”"])\s+(?=\[(?:\p{Lu}|\p{Lo}|\d)[^\][\n]{0,119}\]\s*\S)/u;
const BRACKET = /\s+(?=\[[^\][\n]{1,120}\]\s*\S)/u;
const linesIn = (ownWords: string): string[] =>
  ownWords.split('\n').flatMap((line) => (MARKED.test(line.trim()) ? partsIn(line.trim()) : [line]));
const partsIn = (line: string): string[] =>
  line.split(NEXT).flatMap((sentence) => {
    const [first = '', ...others] = sentence.split(BRACKET);
    const parts = [first];
    for (const part of others) {
      if (isTown(MARKED.exec(part)?.[1]?.trim() ?? '')) parts.push(part);
      else parts.push(`${parts.pop()} ${part}`);
    }
    return parts;
  });

/** In the order they were written. A line without a place belongs with the line above it, up to an empty one. */
export function placedWords(ownWords: string): PlacedWords[] {
  const found: PlacedWords[] = [];
  let goesOn = false;
  for (const line of linesIn(ownWords)) {
    const [, place, words = ''] = MARKED.exec(line.trim()) ?? [];
    const last = found.at(-1);
    if (line.trim() === '') goesOn = false;
    else if (place !== undefined) found.push({ place: place.trim(), words });
    else if (goesOn && last !== undefined)
      found[found.length - 1] = { ...last, words: `${last.words}\n${line}` };
    else found.push({ place: '', words: line });
    goesOn = line.trim() !== '';
  }
  return found;
}

/** `ownWords` with `place` before each part that has none yet. */
export const atPlace = (ownWords: string, place: string): string =>
  placedWords(ownWords)
    .map((one) => `[${one.place === '' ? place : one.place}] ${one.words}`)
    .join('\n\n');

/** The parts of it, each with its place before it as it was written. */
export const eachPlace = (ownWords: string): string[] =>
  hasPlace(ownWords)
    ? placedWords(ownWords).map(({ place, words }) => (place === '' ? words : `[${place}] ${words}`))
    : [ownWords];

export const hasPlace = (ownWords: string): boolean =>
  placedWords(ownWords).some(({ place }) => place !== '');

export const isOfPlaces = (key: string): boolean => hasTrait(key, 'of-places');

/** The places of the periods that were told, each once, in their order. */
export function placesOfPeriods(periods: Pick<FactView, 'statements'> | undefined): string[] {
  const rows = rowsTold(periods).stands.flatMap(({ value }) => readPeriods([value]));
  return [...new Set(rows.map(({ place }) => place).filter((place) => place !== ''))];
}

/**
 * Of answers by question, the places where somebody was that rows of them name: `values` as they stand. Where a thing is, as
 * rows of what exists or was given have it, is none.
 */
export const placesIn = (values: Readonly<Record<string, unknown>>): string[] => [
  ...new Set(
    Object.values(values)
      .filter((value) => Array.isArray(value) && !value.some(isOfThing))
      .flatMap(readPeriods)
      .map(({ place }) => place)
      .filter((place) => place !== ''),
  ),
];

/** A row that has any of these is about a thing, a number or a particular, and not about a time somewhere. */
const OF_THINGS = ['holder', 'about', 'kind', 'number', 'whom'];
const isOfThing = (row: unknown): boolean =>
  typeof row === 'object' && row !== null && OF_THINGS.some((name) => name in row);

/** Cells of the periods that say the same place by place. */
const CELLS_OF: Readonly<Record<string, readonly ('hours' | 'pay' | 'papers')[]>> = {
  'exploitation.hours-and-pay': ['hours', 'pay'],
  'control.documents-kept-by': ['papers'],
};

/** `facts` with what may belong to one of several places marked as that, where several were told. */
export function withSeveralPlaces(
  facts: ReadonlyMap<string, FactView>,
  periods: string,
): ReadonlyMap<string, FactView> {
  const told = facts.get(periods);
  if (placesOfPeriods(told).length < 2) return facts;
  return new Map([...facts].map(([key, fact]) => [key, isOfPlaces(key) ? ofSeveral(fact, told) : fact]));
}

const ofSeveral = onceFor((fact: FactView, periods: FactView | undefined): FactView => {
  const rows = rowsTold(periods).stands.flatMap(({ value }) => readPeriods([value]));
  // The rows of the periods record the place of it: that none was recorded would be said right above them.
  const inRows = (key: string) =>
    (CELLS_OF[key] ?? []).some((cell) => rows.some((row) => row[cell] !== '' && row.place !== ''));
  return {
    ...fact,
    statements: fact.statements.map(
      (one): FactStatement =>
        one.ownWords === '' && inRows(fact.key) ? one : { ...one, severalPlaces: true },
    ),
  };
});

/**
 * Own words in quotation marks, as a record shows them: the place, which nobody said, stands in its brackets before the
 * words it belongs to, and not among them. '' for none.
 */
export function quotedWords(ownWords: string): string {
  if (!hasPlace(ownWords)) return ownWords === '' ? '' : inMarks(ownWords);
  return placedWords(ownWords)
    .map(({ place, words }) => `${place === '' ? '' : `[${place}] `}${inMarks(words)}`)
    .join('\n');
}

/** Own words as a text has them: in quotation marks, and said of which place where there are several. */
export function quotedOf({
  ownWords,
  severalPlaces,
  spokenBy = [],
}: Pick<FactStatement, 'ownWords' | 'severalPlaces' | 'spokenBy'>): PlacedWords[] {
  if (ownWords === '') return [];
  const isPlaced = severalPlaces === true || hasPlace(ownWords);
  const placed = isPlaced ? placedWords(ownWords) : [{ place: '', words: ownWords }];
  return placed.map(notJoined).flatMap(({ place, words }) =>
    partsBySpeaker(words, spokenBy).map((part) => ({
      place,
      words: part.speaker === '' ? ownOf(part.words, place, isPlaced) : speakersWords(part),
    })),
  );
}

/** A mark that stands alone at the end joined it to words of another place: nobody said it, and nothing is left out. */
const notJoined = (one: PlacedWords, at: number, { length }: readonly PlacedWords[]): PlacedWords =>
  at === length - 1 ? one : { ...one, words: one.words.replace(JOIN_AT_END, '') };

/** A name is a place; a word in small letters may be anything that the words are about: "[burn] I do not want to say how". */
const ofOrAbout = (place: string): string => sheetWords[/^\p{Ll}/u.test(place) ? 'about-thing' : 'of-place'];

const ownOf = (words: string, place: string, isPlaced: boolean): string =>
  isPlaced && place !== ''
    ? `${sheetWords['own-words']}, ${ofOrAbout(place)} ${place}: ${inMarks(words)}`
    : inMarks(words);

/** Own words that belong to all that was told of `asked`, and to no sentence of it. */
export const wordsApart = (told: Parameters<typeof quotedOf>[0], asked: string): string =>
  quotedOf(told)
    .map(({ words }) => (words.startsWith('“') ? `${sheetWords['own-words']} (${asked}): ${words}` : words))
    .join('\n');

/** `text` with `quoted` in it: after the paragraph that names the place, each other one below all of it. */
export function besideItsPlace(text: string, quoted: readonly PlacedWords[]): string {
  const paragraphs = text.split('\n').map((line) => ({ line, after: [] as string[] }));
  const below: string[] = [];
  for (const { place, words } of quoted) {
    const named = place === '' ? undefined : paragraphs.findLast(({ line }) => names(line, place));
    (named?.after ?? below).push(words);
  }
  return [...paragraphs.flatMap(({ line, after }) => [line, ...after]), ...below]
    .filter((line, at) => at > 0 || line !== '')
    .join('\n');
}

const names = (line: string, place: string): boolean => {
  const plain = (some: string) =>
    ` ${some
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()} `;
  return plain(line).includes(plain(place));
};
