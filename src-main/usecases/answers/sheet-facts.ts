/** @file What was told elsewhere than on a sheet, as far as whoever the sheet is made for may have it. */
import type { FactView } from '../../core/answers/fact.ts';
import type { ReadDb } from '../../vault/db.ts';
import type { ScreeningRow } from '../../vault/queries/screening.ts';
import { readFacts } from '../disclosure/collect.ts';
import { onOwnSheet } from '../disclosure/resolve.ts';
import type { Engine } from '../engine/engine.ts';

/** Throws `form-damaged`. */
export const sheetFacts = (
  engine: Engine,
  db: ReadDb,
  { id, personId, formId }: Pick<ScreeningRow, 'id' | 'personId' | 'formId'>,
): ReadonlyMap<string, FactView> =>
  readFacts(onOwnSheet(engine, formId), db, personId, id, { forForms: true, withhold: true });
