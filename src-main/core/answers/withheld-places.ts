/**
 * @file Where the words of tellings that are kept back stand in the records themselves: an answer is printed by its place,
 * and a sheet or a point of it may have their words in it. What is kept back is decided in `withheld.ts`, and nowhere else.
 */
import type { FactStatement, FactView, Withheld } from './fact.ts';
import { isWithheld } from './withheld.ts';
import { rowKey, rowsOf } from './withheld-rows.ts';

interface Place {
  readonly screeningId: string;
  readonly question: string;
  readonly layer: number;
}

export interface WithheldAnswers {
  /** Of the answer at this place, as a whole. */
  at(place: Place): Withheld | undefined;
  /** Of a list at this place that is kept back in part: the rows that go, and why the others do not. */
  rows(place: Place, value: unknown): { readonly value: unknown; readonly why: Withheld } | undefined;
  /** Of a text that somebody wrote or took over, with words of such a telling in it. */
  within(...texts: readonly string[]): Withheld | undefined;
}

export const NOTHING_WITHHELD: WithheldAnswers = {
  at: () => undefined,
  rows: () => undefined,
  within: () => undefined,
};

/**
 * Of an answer as it would be printed: what was told in an interview goes by where it stands; into a sheet the words may
 * have been taken or typed.
 */
const withheldOf = (
  withheld: WithheldAnswers,
  place: Place,
  isSheet: boolean,
  ...texts: readonly string[]
): Withheld | undefined => withheld.at(place) ?? (isSheet ? withheld.within(...texts) : undefined);

/** What of an answer goes: of a list the rows that are not kept back. `why`: nothing goes. `partly`: why rows are not there. */
export function goingOf(
  withheld: WithheldAnswers,
  place: Place & { readonly value: unknown; readonly ownWords: string },
  isSheet: boolean,
  read: (value: unknown) => string,
): { readonly said: string; readonly why: Withheld | undefined; readonly partly: Withheld | undefined } {
  const part = withheld.rows(place, place.value);
  const said = read(part === undefined ? place.value : part.value);
  return { said, why: withheldOf(withheld, place, isSheet, said, place.ownWords), partly: part?.why };
}

/** Shorter words are in too many texts to be anybody's. Our own rule (certainty M). */
const ENOUGH = 16;

/** `told`: all that was told; `open`: the same as `withWordsWithheld` leaves it. */
export function withheldAnswers(
  told: ReadonlyMap<string, FactView>,
  open: ReadonlyMap<string, FactView>,
): WithheldAnswers {
  const [places, inPart] = [new Map<string, Withheld>(), new Map<string, Part>()];
  const words: Words[] = [];
  const shut = tellingsIn(open).flatMap((one) =>
    one.said.withheld === undefined ? [] : [{ ...one, why: one.said.withheld }],
  );
  for (const { key, place, why } of shut) {
    const rest = rowsAt(open, key, place, (one) => !isWithheld(one));
    if (rest.length === 0) continue;
    const goes = new Set(rest.map(rowKey));
    const kept = rowsAt(told, key, place).filter((row) => !goes.has(rowKey(row)));
    inPart.set(place, { held: new Set(kept.map(rowKey)), why });
    // The same day, place or interpreter stands in rows that go.
    const common = new Set(rest.flatMap(cellsIn).map(plain));
    words.push(...wordsOf(kept.flatMap(cellsIn), why).filter(({ text }) => !common.has(text)));
  }
  for (const { place, why } of shut) if (!inPart.has(place)) places.set(place, why);
  for (const { key, said, place } of tellingsIn(told)) {
    // Of a list in part, only what was said under the very thing that is kept back.
    const why = places.get(place) ?? shut.find((one) => one.key === key && one.place === place)?.why;
    if (why === undefined || (inPart.has(place) && rowsOf(said.value).length > 0)) continue;
    words.push(
      ...wordsOf(
        [said.text, said.ownWords, said.reasonWords ?? '', ...rowsOf(said.value).flatMap(cellsIn)],
        why,
      ),
    );
  }
  return {
    at: (place) => places.get(placeOf(place)),
    rows: (place, value) => {
      const part = inPart.get(placeOf(place));
      if (part === undefined) return undefined;
      return { value: rowsOf(value).filter((row) => !part.held.has(rowKey(row))), why: part.why };
    },
    within: (...texts) => {
      const all = plain(texts.join('\n'));
      return words.find(({ text }) => all.includes(text))?.why;
    },
  };
}

interface Part {
  readonly held: ReadonlySet<string>;
  readonly why: Withheld;
}
interface Words {
  readonly text: string;
  readonly why: Withheld;
}

const placeOf = ({ screeningId, question, layer }: Place): string => `${screeningId}/${layer}/${question}`;

const tellingsIn = (facts: ReadonlyMap<string, FactView>) =>
  [...facts].flatMap(([key, { statements }]) =>
    statements.flatMap((said) =>
      said.origin.kind === 'interview' ? [{ key, said, place: placeOf(said.origin) }] : [],
    ),
  );

const rowsAt = (
  facts: ReadonlyMap<string, FactView>,
  key: string,
  place: string,
  only: (one: FactStatement) => boolean = () => true,
) =>
  (facts.get(key)?.statements ?? []).flatMap((one) =>
    one.origin.kind === 'interview' && placeOf(one.origin) === place && only(one) ? rowsOf(one.value) : [],
  );

/** Of rows each cell: what is made of them has them in another order. */
const cellsIn = (row: object): string[] => Object.values(row).filter((cell) => typeof cell === 'string');

/** A day is nobody's words, however it is written out. */
const wordsOf = (texts: readonly string[], why: Withheld): Words[] =>
  texts
    .map(plain)
    .filter((text) => [...text.replace(DAY, '')].length >= ENOUGH)
    .map((text) => ({ text, why }));

const MONTHS = 'january|february|march|april|may|june|july|august|september|october|november|december';
const DAY = new RegExp(`\\b(?:\\d{1,4}|${MONTHS})\\b`, 'gu');

const plain = (text: string): string =>
  text
    .replace(/["“”]/gu, '')
    .replace(/[\s;]+/gu, ' ')
    .trim()
    .toLowerCase();
