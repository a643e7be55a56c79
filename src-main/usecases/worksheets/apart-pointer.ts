/**
 * @file Beside a field, that more on its subject stands apart on the same sheet, without what: whoever types field by field would
 * not come to it, and what was told in confidence is not said again in its place.
 */
import type { CopiedField } from '../../contract/copy-out.ts';
import { coded } from '../../core/findings/finding.ts';
import type { ReadinessData } from '../disclosure/referral-yes.ts';

export function pointApart(
  fields: readonly CopiedField[],
  also: readonly CopiedField[],
  { 'told-apart': pairs }: Pick<ReadinessData, 'told-apart'>,
): readonly CopiedField[] {
  const titles = (question: string): string[] =>
    pairs
      .filter((pair) => pair.question === question)
      .flatMap(({ apart }) => also.filter((one) => one.question === apart && isThere(one)))
      .map(({ title }) => title);
  return fields.map((one) => {
    const see = titles(one.question);
    return see.length === 0
      ? one
      : { ...one, lookAgain: [...one.lookAgain, coded('kept-apart-see', { titles: see })] };
  });
}

/** Kept back or not: that there is something is all that is said. */
const isThere = ({ text, ownWords, kept, accounts }: CopiedField): boolean =>
  text !== '' || ownWords !== '' || kept.length > 0 || accounts.tellings.length > 0;
