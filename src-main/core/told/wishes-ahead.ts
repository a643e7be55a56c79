/**
 * @file What was told of the time ahead, taken apart: a wish is no reason to be concerned, and stands with what the person wishes. By
 * sentences that begin with a wish and hold no fear, nobody else and nothing that somebody else may want of the person ("He
 * wants me back"); anything else stays where it was told. Our own rule (certainty L).
 */

import type { FactStatement, FactView } from '../answers/fact.ts';
import { ENGLISH, shaped } from './english.ts';

export const AHEAD = 'risk.future-reasons';

const WISH = shaped(ENGLISH['wishes-ahead'].wish);
const FEAR = shaped(ENGLISH['wishes-ahead'].fear);
/** The same beside a wish, where a "not" or a price makes it no fear yet. */
const FEAR_BESIDE = shaped(ENGLISH['wishes-ahead']['fear-beside']);
/** Whoever says so is in danger. */
const DEATH = shaped(ENGLISH['wishes-ahead'].death);
/** Whom such a wish is of, and by which words somebody else is in it as well. */
const OTHERS: Readonly<Record<string, RegExp>> = {
  '': /\b(?:they|them|their|me|us)\b/iu,
  i: /\b(?:he|him|his|they|them|their)\b/iu,
  we: /\b(?:he|him|his|they|them|their|said)\b/iu,
  she: /\b(?:he|him|his|they|them|their|me|my|us|our|you)\b/iu,
  he: /\b(?:she|her|hers|they|them|their|me|my|us|our|you)\b/iu,
};
const ANYBODY = shaped(ENGLISH['wishes-ahead'].anybody);
/** What somebody wants for themselves; of whom another one spoke, nothing else is taken for the person's own wish. */
const OF_ONES_OWN = shaped(ENGLISH['wishes-ahead']['of-ones-own']);
/** A thing that somebody would like to have, by our own list: a person or a word with somebody is none. */
const OF_A_THING = shaped(ENGLISH['wishes-ahead']['of-a-thing']);

const partsOf = (text: string): string[] => text.split(/(?<=[.!?;])\s+|\n+/u);

function isWish(part: string): boolean {
  const { who = '', what = '' } = WISH.exec(part)?.groups ?? {};
  if (!WISH.test(part) || FEAR.test(part) || DEATH.test(part)) return false;
  const by = who.toLowerCase();
  if ((OTHERS[by] ?? ANYBODY).test(what)) return false;
  return by === '' || by === 'i' || by === 'we' || OF_ONES_OWN.test(what) || isOfAThing(part, by);
}

/** Of "she" and "he" only: under a name it may be of somebody who wants a thing of the person. */
const isOfAThing = (part: string, by: string): boolean =>
  (by === 'she' || by === 'he') && OF_A_THING.test(part);

/** The wishes in `text`, in their order; '' for none. */
export const wishesIn = (text: string): string => partsOf(text).filter(isWish).map(tidy).join(' ');

/** Whether `text` is a wish and nothing else. */
export const isOnlyWishes = (text: string): boolean => {
  const parts = partsOf(text).filter((part) => part.trim() !== '');
  return parts.length > 0 && parts.every(isWish);
};

/** A piece of a sentence ends as one. */
const tidy = (part: string): string => part.trim().replace(/;$/u, '.');

/** Words beside a wish that are of it: anything of fear, death or harm in them stays with the concerns as well. */
const isCalm = (words: string): boolean => !FEAR_BESIDE.test(words) && !DEATH.test(words);

/** `fact` with what was told of the time ahead but the wishes; null where nothing else was told. */
export function withoutWishes(fact: FactView): FactView | null {
  if (fact.key !== AHEAD) return fact;
  const statements = fact.statements.flatMap((one): FactStatement[] => {
    if (one.state !== 'answered' || typeof one.value !== 'string' || one.value !== one.text) return [one];
    const kept = partsOf(one.text).filter((part) => !isWish(part));
    if (kept.length === partsOf(one.text).length) return [one];
    const text = kept.join(' ').trim().replace(/;$/u, '');
    return text === '' && (one.ownWords === '' || isCalm(one.ownWords))
      ? []
      : [{ ...one, text, value: text }];
  });
  return statements.length === 0
    ? null
    : { ...fact, statements, differs: fact.differs && statements.length > 1 };
}
