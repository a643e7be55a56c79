/** @file Answers that are a day of the case, told in a form and written down as a day as well. */

import { dateKey } from '../../core/chronology/date-key.ts';
import type { Dated } from '../../core/chronology/entry.ts';

/** A day of the case with the kind it is of, before it is put among the others. */
export interface OfKind {
  readonly kindId: string;
  readonly entry: Dated;
}

/**
 * An answer that is a day of the case of these kinds is that day, where somebody wrote it down as one: of the same date, and
 * of the same person or of the whole case.
 */
export const asDayOfCase = (days: readonly OfKind[], kinds: readonly string[], told: Dated): Dated => {
  const found = days.find(
    ({ kindId, entry: { on, person } }) =>
      kinds.includes(kindId) && dateKey(on) === dateKey(told.on) && (person === '' || person === told.person),
  );
  return found === undefined ? told : { ...found.entry, sources: told.sources };
};
