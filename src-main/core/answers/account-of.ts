/** @file The talk in which something was said. */
import type { FactStatement } from './fact.ts';

/** The same text for statements of one account; of what is no account, each is by itself. */
export const accountOf = ({ origin, seq }: Pick<FactStatement, 'origin' | 'seq'>): string =>
  origin.kind === 'interview' ? `${origin.screeningId} ${origin.layer}` : String(seq);
