/**
 * @file A no to whether there is something, and the thing itself told in a later account. Nobody asked the first question
 * again: the no stands, nobody told a yes, and that the answer is to be looked at again is said beside it. Our own rule
 * (certainty M).
 */
import { accountOf } from '../answers/account-of.ts';
import type { FactStatement, FactView } from '../answers/fact.ts';
import { standingStatements } from '../answers/standing-statements.ts';
import { goesWith } from '../forms/fact-traits.ts';

/** By fact of a yes or a no: what says that there is one. Of a choice only a yes; of anything else that it was told. */
const SAYS_YES = goesWith('yesBy');

/** The facts that stand on a no, with what was told since. */
export function yesSince(facts: ReadonlyMap<string, FactView>): FactView[] {
  return [...SAYS_YES].flatMap(([key, from]) => {
    const own = facts.get(key);
    const stands = own === undefined ? undefined : standingStatements(own).at(-1);
    if (own === undefined || stands === undefined || !isNo(stands)) return [];
    const said = from
      .flatMap((one) => {
        const fact = facts.get(one);
        return (fact?.statements ?? []).map((statement) => ({ ...statement, title: fact?.title ?? one }));
      })
      .filter((one) => saysYes(one) && isLaterAccount(one, own))
      .toSorted((a, b) => b.seq - a.seq)[0];
    if (said === undefined) return [];
    return [{ ...own, toldSince: [said.title] }];
  });
}

const isNo = ({ state, value }: FactStatement): boolean =>
  state === 'answered' && (value === 'no' || value === 'not-sure');

const saysYes = ({ state, value, relation }: FactStatement): boolean =>
  state === 'answered' &&
  relation !== 'confirms' &&
  !['', 'no', 'not-sure', '0', 0, null].includes(value as string | number | null);

/** Told after every no, and not in the account of one: there the person had both before them. */
const isLaterAccount = (said: FactStatement, own: FactView): boolean =>
  said.origin.kind === 'interview' &&
  own.statements.every((one) => one.seq < said.seq && accountOf(one) !== accountOf(said));
