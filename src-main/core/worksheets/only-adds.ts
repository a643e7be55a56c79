/** @file Where what was told since only adds to an answer: it can be taken over without deciding between accounts. */
import type { AccountsOn } from '../answers/accounts.ts';
import type { KnownAnswer } from '../answers/fact.ts';

/**
 * Nothing about it was told differently, and all that came since is more: no other account, nothing held before another,
 * nothing that takes back what was told. `known`: of the question.
 */
export const onlyAdds = (
  { stands, tellings, gone }: AccountsOn,
  known: Pick<KnownAnswer, 'facts' | 'beside' | 'toldNoMore'> | undefined,
): boolean =>
  stands === 'older' &&
  gone === undefined &&
  known !== undefined &&
  known.beside !== true &&
  known.facts.every((fact) => !fact.differs) &&
  tellings.every(
    ({ since, relation, state, heldEarlier, origin, besideBefore }) =>
      !heldEarlier &&
      (!since ||
        ((relation === 'adds' ||
          relation === 'confirms' ||
          besideBefore === true ||
          // A further line of the ledger, beside those that stand on the sheet.
          (origin.kind === 'consent' && known.toldNoMore === undefined)) &&
          (state === 'answered' || state === 'own-words'))),
  );
