/** @file Whether what is known of a question was told in more ways than one: then it is for a person to decide. */
import { isDecision, isMoreThanOne, toldOn } from './accounts.ts';
import type { FactView, KnownAnswer } from './fact.ts';

/** What follows from an account that differs may itself have been told only once, and is then no difference. */
export const isUndecided = ({ facts }: Pick<KnownAnswer, 'facts'>): boolean => facts.some(isToldDifferently);

const isToldDifferently = (fact: FactView): boolean =>
  fact.differs && !isDecision(fact.key) && isMoreThanOne(toldOn(fact));
