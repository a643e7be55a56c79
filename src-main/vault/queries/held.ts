/** @file The date something was held on, as the store has it. */
import { FuzzyDate } from '../../core/dates/fuzzy-date.ts';

/** What is no date any more is none: the log's hash of the line says that it was altered. */
export function readHeld(stored: string | null): FuzzyDate | null {
  if (stored === null) return null;
  try {
    return FuzzyDate.parse(JSON.parse(stored));
  } catch {
    return null;
  }
}

export const writeHeld = (heldOn: FuzzyDate | null): string | null =>
  heldOn === null ? null : JSON.stringify(inOneOrder(heldOn));

/** Keys in one order: the log's hash is over what is written. */
const inOneOrder = ({ value, qualifier, or, to, season, said }: FuzzyDate) => ({
  value,
  qualifier,
  ...(or === undefined ? {} : { or }),
  ...(to === undefined ? {} : { to }),
  ...(season === undefined ? {} : { season }),
  ...(said === undefined ? {} : { said }),
});
