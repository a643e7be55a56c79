/** @file Which later accounts of a record only put another right. */

import type { ScreeningId } from '../../core/ids.ts';
import { putsRight } from '../../core/interviews/put-right-in-place.ts';
import type { ReadDb } from '../../vault/db.ts';
import { listLayers } from '../../vault/queries/annotations.ts';

/** By later account that only puts another right, that account. */
export const targetsOf = (db: ReadDb, id: ScreeningId): ReadonlyMap<number, number> =>
  new Map(
    listLayers(db, id).flatMap(({ layer, reason }) => {
      const target = putsRight(reason);
      return target === undefined ? [] : [[layer, target] as const];
    }),
  );
