/**
 * @file One note may set several conditions: "Only after the visit on Friday. Not before my mother is safe." Each is met, or given
 * up, by itself, and the others still hold. English only and our own rule (certainty L).
 */
import { plainName } from '../people/plain-name.ts';

/** Sentences, and what a sentence goes on with after "and": each sets a condition of its own or none. */
export const partsOf = (words: string): string[] =>
  words
    .split(
      /(?<=[.;])\s+|\n|,?\s+(?:and|but)\s+(?=(?:also )?(?:only|not|never|nothing|if|unless|provided|as long as)\b)/iu,
    )
    .map((one) => one.trim())
    .filter((one) => one !== '');

/** Whether `words` hold `part`, whatever its case and stops. */
export const holdsPart = (words: string, part: string): boolean => bare(words).includes(bare(part));

const bare = (words: string): string => plainName(words).replace(/[.;,\s]+$/u, '');
