/** @file Fields of a sheet that somebody left empty with a reason, which is the office's own: copying out, packs and papers ask here. */
import { type Coded, coded } from '../../core/findings/finding.ts';
import type { ScreeningId } from '../../core/ids.ts';
import type { ReadDb } from '../../vault/db.ts';
import { listAside } from '../../vault/queries/readiness-aside.ts';

/** By question, who left it empty and why, as it stands. */
export const fieldsAside = (db: ReadDb, id: ScreeningId): ReadonlyMap<string, Coded> =>
  new Map(
    listAside(db, id)
      .filter(({ line }) => line.startsWith(FIELD))
      .map(({ line, reason, by }) => [line.slice(FIELD.length), coded('account-set-aside', { reason, by })]),
  );

const FIELD = 'field/';
