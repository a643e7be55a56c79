/** @file What of somebody's answers is kept back, for papers that print the answers themselves. */
import {
  NOTHING_WITHHELD,
  type WithheldAnswers,
  withheldAnswers,
} from '../../core/answers/withheld-places.ts';
import type { PersonId } from '../../core/ids.ts';
import type { ReadDb } from '../../vault/db.ts';
import { listWithheld } from '../../vault/queries/readiness-aside.ts';
import type { Engine } from '../engine/engine.ts';
import { readFacts } from './facts.ts';

/** Of these people together: a sheet may rest on what somebody else of the case told. */
export function readWithheld(engine: Engine, db: ReadDb, people: Iterable<PersonId>): WithheldAnswers {
  const each = [...new Set(people)]
    .filter((id) => listWithheld(db, id).length > 0)
    .map((id) =>
      withheldAnswers(readFacts(engine, db, id, null), readFacts(engine, db, id, null, { withhold: true })),
    );
  if (each.length === 0) return NOTHING_WITHHELD;
  const first = <T>(of: (one: WithheldAnswers) => T | undefined) =>
    each.map(of).find((why) => why !== undefined);
  return {
    at: (place) => first((one) => one.at(place)),
    rows: (place, value) => first((one) => one.rows(place, value)),
    within: (...texts) => first((one) => one.within(...texts)),
  };
}
