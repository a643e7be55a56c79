/**
 * @file Own words that are somebody else's: a row of what was said names who spoke them, and the same words were written down
 * beside an answer as the person's own. They are printed under the speaker's name. Our own rule (certainty M); where the own
 * words name the speaker themselves, or hold no more than one word of theirs among others, they stay as they are.
 */
import * as z from 'zod';
import sheetWords from '../../../resources/codes/told-words.json' with { type: 'json' };
import type { FactStatement, FactView } from '../answers/fact.ts';
import { onceFor } from './once-for.ts';

export interface Spoken {
  /** Empty for the person's own. */
  readonly speaker: string;
  readonly words: string;
}

const Row = z.object({ words: z.string(), speaker: z.string() });

/** The rows of a list that name a speaker; none where `value` is no such list. */
export const speakersIn = (value: unknown): Spoken[] =>
  (Array.isArray(value) ? (value as unknown[]) : []).flatMap((row) => {
    const { data } = Row.safeParse(row);
    const said = { speaker: data?.speaker.trim() ?? '', words: data?.words.trim() ?? '' };
    return said.speaker === '' || wordsOf(said.words).length === 0 ? [] : [said];
  });

/** `ownWords` in its parts, each with whose words it is: one part where nobody else's are in it. */
export function partsBySpeaker(ownWords: string, spoken: readonly Spoken[]): Spoken[] {
  for (const { speaker, words } of spoken) {
    if (ownWords.toLowerCase().includes(speaker.toLowerCase())) continue;
    const found = shapeOf(words).exec(ownWords);
    if (found === null) continue;
    const [before, after] = [
      ownWords.slice(0, found.index),
      ownWords.slice(found.index + found[0].length).replace(/^[.!?”"’]+/u, ''),
    ];
    const rest = wordsOf(before + after).length;
    if (rest > 0 && wordsOf(words).length < 2) continue;
    return [
      ...(wordsOf(before).length === 0 ? [] : partsBySpeaker(before.trim().replace(JOIN_AT_END, ''), spoken)),
      { speaker, words: found[0] },
      ...(wordsOf(after).length === 0 ? [] : partsBySpeaker(after.trim().replace(JOIN_AT_START, ''), spoken)),
    ];
  }
  return [{ speaker: '', words: ownWords }];
}

/** A mark between words that were said apart: it stands by itself, while that of a voice that trails off follows the word. */
export const JOIN_AT_END = /\s+(?:…|\.{3})\s*$/u;
const JOIN_AT_START = /^(?:…|\.{3})\s+/u;
const JOIN = /\s+(?:…|\.{3})\s+/u;

/** In quotation marks, each part for itself where something was left out between them: they were not said in one breath. */
export const inMarks = (words: string): string =>
  words
    .split(JOIN)
    .map((part) => `“${part}”`)
    .join(' … ');

/** "Words of Haroun, as the person repeated them: “…”". */
export const speakersWords = ({ speaker, words }: Spoken): string =>
  `${sheetWords['words-of']} ${speaker}, ${sheetWords['as-repeated']}: “${words}”`;

/** `facts` with what others spoke beside own words that hold it; `said`: the fact whose rows name speakers. */
export function withSpeakers(
  facts: ReadonlyMap<string, FactView>,
  said: string,
): ReadonlyMap<string, FactView> {
  const rows = facts.get(said);
  if (rows === undefined || spokenIn(rows).length === 0) return facts;
  return new Map([...facts].map(([key, fact]) => [key, beside(fact, rows)]));
}

const spokenIn = ({ statements }: FactView): Spoken[] => statements.flatMap(({ value }) => speakersIn(value));

const beside = onceFor((fact: FactView, rows: FactView): FactView => {
  const spoken = spokenIn(rows);
  const isTheirs = ({ ownWords }: FactStatement) =>
    ownWords !== '' && partsBySpeaker(ownWords, spoken).some(({ speaker }) => speaker !== '');
  if (!fact.statements.some(isTheirs)) return fact;
  return {
    ...fact,
    statements: fact.statements.map((one) => (isTheirs(one) ? { ...one, spokenBy: spoken } : one)),
  };
});

const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? [];

/** The words in their order, whatever stands between them. */
const shapeOf = (words: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}])${wordsOf(words).join('[^\\p{L}\\p{N}]+')}(?![\\p{L}\\p{N}])`, 'iu');
