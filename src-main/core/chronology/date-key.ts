/** @file One spelling for a date that is known so nearly, and no nearer. */
import type { FuzzyDate } from '../dates/fuzzy-date.ts';

/** The same one for dates that are known to be the same, however nearly. */
export const dateKey = ({ value, qualifier, or, to, season, said }: FuzzyDate): string =>
  JSON.stringify([value, qualifier, or, to, season, said]);
