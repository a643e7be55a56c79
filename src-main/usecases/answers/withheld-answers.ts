/** @file What of somebody's answers is kept back, for papers that print the answers themselves. */

import type { PersonId } from '../../core/ids.ts';
import { NOTHING_WITHHELD, type WithheldAnswers } from '../../core/withholding/places.ts';
import type { ReadDb } from '../../vault/db.ts';
import { listWithheld } from '../../vault/queries/readiness-aside.ts';
import type { Engine } from '../engine/engine.ts';
import { forReader } from './reader.ts';
import { outdatedSheets, withheldOf } from './withheld-sheets.ts';

/** From the reader that something is made for; of these people together: a sheet may rest on what somebody else of the case told. */
export function readWithheld(given: Engine, db: ReadDb, people: Iterable<PersonId>): WithheldAnswers {
  const engine = forReader(given, given.reader ?? '');
  const each = [...new Set(people)]
    .filter((id) => listWithheld(db, id, engine.reader).length > 0)
    .map((id) => ({ ...withheldOf(engine, db, id), sheets: outdatedSheets(engine, db, id) }));
  if (each.length === 0) return NOTHING_WITHHELD;
  const first = <T>(of: (one: (typeof each)[number]) => T | undefined) =>
    each.map(of).find((why) => why !== undefined);
  return {
    account: (record, layer) => first((one) => one.account(record, layer)),
    upTo: (record, layer) => first((one) => one.upTo(record, layer)),
    before: (record, layer) => Math.max(...each.map((one) => one.before(record, layer))),
    at: (place) => first((one) => one.at(place)),
    made: (place) => first((one) => one.sheets.get(`${place.screeningId}/${place.question}`)),
    without: (text) => each.reduce((left, one) => one.without(left), text),
    rows: (place, value) => first((one) => one.rows(place, value)),
    choice: (label, code) => first((one) => one.choice(label, code)),
    within: (...texts) => first((one) => one.within(...texts)),
  };
}
