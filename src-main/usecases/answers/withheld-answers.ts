/** @file What of somebody's answers is kept back, for papers that print the answers themselves. */
import { NOTHING_WITHHELD, type WithheldAnswers } from '../../core/answers/withheld-places.ts';
import type { PersonId } from '../../core/ids.ts';
import type { ReadDb } from '../../vault/db.ts';
import { listWithheld } from '../../vault/queries/readiness-aside.ts';
import type { Engine } from '../engine/engine.ts';
import { outdatedSheets, withheldOf } from './withheld-sheets.ts';

/** Of these people together: a sheet may rest on what somebody else of the case told. */
export function readWithheld(engine: Engine, db: ReadDb, people: Iterable<PersonId>): WithheldAnswers {
  const each = [...new Set(people)]
    .filter((id) => listWithheld(db, id).length > 0)
    .map((id) => ({ ...withheldOf(engine, db, id), sheets: outdatedSheets(engine, db, id) }));
  if (each.length === 0) return NOTHING_WITHHELD;
  const first = <T>(of: (one: (typeof each)[number]) => T | undefined) =>
    each.map(of).find((why) => why !== undefined);
  return {
    at: (place) =>
      first((one) => one.at(place)) ??
      first((one) => one.sheets.get(`${place.screeningId}/${place.question}`)),
    rows: (place, value) => first((one) => one.rows(place, value)),
    within: (...texts) => first((one) => one.within(...texts)),
  };
}
