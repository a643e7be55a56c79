/**
 * @file Where the words of tellings that are kept back stand in the records themselves: an answer is printed by its place,
 * and a sheet or a point of it may have their words in it. What is kept back is decided in `withheld.ts`, and nowhere else.
 */
import type { FactStatement, FactView, Withheld } from './fact.ts';
import { isWithheld } from './withheld.ts';

interface Place {
  readonly screeningId: string;
  readonly question: string;
  readonly layer: number;
}

export interface WithheldAnswers {
  /** Of the answer at this place. */
  at(place: Place): Withheld | undefined;
  /** Of a text that somebody wrote or took over, with words of such a telling in it. */
  within(...texts: readonly string[]): Withheld | undefined;
}

export const NOTHING_WITHHELD: WithheldAnswers = { at: () => undefined, within: () => undefined };

/**
 * Of an answer as it would be printed: what was told in an interview goes by where it stands; into a sheet the words may
 * have been taken or typed.
 */
export const withheldOf = (
  withheld: WithheldAnswers,
  place: Place,
  isSheet: boolean,
  ...texts: readonly string[]
): Withheld | undefined => withheld.at(place) ?? (isSheet ? withheld.within(...texts) : undefined);

/** Shorter words are in too many texts to be anybody's. Our own rule (certainty M). */
const ENOUGH = 16;

/** `told`: all that was told; `open`: the same as `withWordsWithheld` leaves it. */
export function withheldAnswers(
  told: ReadonlyMap<string, FactView>,
  open: ReadonlyMap<string, FactView>,
): WithheldAnswers {
  const places = new Map<string, Withheld>();
  for (const { statements } of open.values())
    for (const { origin, withheld } of statements.filter(isWithheld))
      if (origin.kind === 'interview' && withheld !== undefined) places.set(placeOf(origin), withheld);
  const words = [...told.values()].flatMap(({ statements }) =>
    statements.flatMap((one) => {
      const why = one.origin.kind === 'interview' ? places.get(placeOf(one.origin)) : undefined;
      return why === undefined ? [] : wordsIn(one).map((text) => ({ text, why }));
    }),
  );
  return {
    at: (place) => places.get(placeOf(place)),
    within: (...texts) => {
      const all = plain(texts.join('\n'));
      return words.find(({ text }) => all.includes(text))?.why;
    },
  };
}

const placeOf = ({ screeningId, question, layer }: Place): string => `${screeningId}/${layer}/${question}`;

/** Of rows each cell: what is made of them has them in another order. */
function wordsIn({ text, ownWords, value }: FactStatement): string[] {
  const cells = Array.isArray(value) ? value.filter(isRow).flatMap((row) => Object.values(row)) : [];
  return [text, ownWords, ...cells.filter((cell) => typeof cell === 'string')]
    .map(plain)
    .filter((one) => [...one].length >= ENOUGH);
}

const isRow = (row: unknown): row is object => typeof row === 'object' && row !== null;

const plain = (text: string): string =>
  text
    .replace(/["“”]/gu, '')
    .replace(/[\s;]+/gu, ' ')
    .trim()
    .toLowerCase();
