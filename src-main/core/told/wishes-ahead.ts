/**
 * @file What was told of the time ahead, taken apart: a wish is no reason to be concerned, and stands with what the person wishes. By
 * sentences that begin with a wish and hold no fear; anything else stays where it was told. Our own rule (certainty L).
 */
import type { FactStatement, FactView } from '../answers/fact.ts';

export const AHEAD = 'risk.future-reasons';

const WISH =
  /^[^\p{L}]*(?:(?:and|but|then)\s+)?(?:(?:she|he|they|i|we|\p{Lu}\p{L}+)\s+)?(?:(?:also|now|still|really|only)\s+)?(?:wants?|would like|wish(?:es)?|hopes?|dreams?|plans?|looks? forward)\b/iu;
const FEAR =
  /\b(?:afraid|fear\w*|worr\w+|scared|frighten\w*|threat\w*|finds?|found|debts?|owes?|kill\w*|hurt\w*|revenge|harm\w*|danger\w*|not|never|no longer|stop\w*|hide|hiding)\b/iu;

const partsOf = (text: string): string[] => text.split(/(?<=[.!?;])\s+|\n+/u);
const isWish = (part: string): boolean => WISH.test(part) && !FEAR.test(part);

/** The wishes in `text`, in their order; '' for none. */
export const wishesIn = (text: string): string => partsOf(text).filter(isWish).map(tidy).join(' ');

/** A piece of a sentence ends as one. */
const tidy = (part: string): string => part.trim().replace(/;$/u, '.');

/** `fact` with what was told of the time ahead but the wishes; null where nothing else was told. */
export function withoutWishes(fact: FactView): FactView | null {
  if (fact.key !== AHEAD) return fact;
  const statements = fact.statements.flatMap((one): FactStatement[] => {
    if (one.state !== 'answered' || typeof one.value !== 'string' || one.value !== one.text) return [one];
    const kept = partsOf(one.text).filter((part) => !isWish(part));
    if (kept.length === partsOf(one.text).length) return [one];
    const text = kept.join(' ').trim().replace(/;$/u, '');
    return text === '' && one.ownWords === '' ? [] : [{ ...one, text, value: text }];
  });
  return statements.length === 0
    ? null
    : { ...fact, statements, differs: fact.differs && statements.length > 1 };
}
