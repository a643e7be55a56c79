/**
 * @file One note may set several conditions: "Only after the visit on Friday. Not before my mother is safe." Each is met, or given
 * up, by itself, and the others still hold. English only and our own rule (certainty L).
 */
import { plainName } from '../people/plain-name.ts';

/** "Only after Dr. Khan has seen him": a stop that ends a title ends no sentence. */
const BETWEEN_SENTENCES = /(?<=[.;])(?<!\b(?:dr|mr|mrs|ms|prof|rev|fr|sr|st)\.)\s+|\n/iu;
const BEFORE_ANOTHER =
  /,?\s+(?:and|but)\s+(?=(?:also )?(?:only|not|never|nothing|if|unless|provided|as long as)\b)/iu;

/** The sentences of a note, without what stands around them. */
export const sentencesOf = (text: string): string[] => cut(text, BETWEEN_SENTENCES);

/** Sentences, and what a sentence goes on with after "and": each sets a condition of its own or none. */
export const partsOf = (words: string): string[] =>
  sentencesOf(words).flatMap((one) => cut(one, BEFORE_ANOTHER));

const cut = (text: string, at: RegExp): string[] =>
  text
    .split(at)
    .map((one) => one.trim())
    .filter((one) => one !== '');

/** Whether `words` hold `part`, whatever its case and stops. */
export const holdsPart = (words: string, part: string): boolean => bare(words).includes(bare(part));

const bare = (words: string): string => plainName(words).replace(/[.;,\s]+$/u, '');
