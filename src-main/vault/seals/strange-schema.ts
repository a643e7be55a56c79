/**
 * @file Whether the store has the tables, indexes, views and triggers that this program's migrations make, word for word,
 * and no others. A trigger that somebody put in would change what this program writes, and the seals would be of that.
 */
import { type SchemaRow, schemaAfter, schemaOf } from '../connection.ts';
import type { ReadDb } from '../db.ts';
import { RECORD_TABLE } from '../migrate.ts';
import { MIGRATIONS } from '../migrations/list.ts';

let known: ReadonlySet<string> | undefined;

/**
 * Names of the tables (and views) whose definition, index or trigger is another, is missing, or is one too many; sorted. In
 * slices, one for each migration, the first time in a process. For a store that is up to date.
 */
export function* strangeSchema(db: ReadDb): Generator<undefined, string[], undefined> {
  known ??= new Set((yield* schemaAfter([RECORD_TABLE, ...MIGRATIONS.map(({ sql }) => sql)])).map(written));
  const [ours, there] = [known, new Set(schemaOf(db).map(written))];
  const strange = [...there].filter((row) => !ours.has(row));
  const missing = [...ours].filter((row) => !there.has(row));
  return [...new Set([...strange, ...missing].map(tableOf))].toSorted();
}

const written = ({ type, name, table, sql }: SchemaRow): string => JSON.stringify([table, type, name, sql]);
const tableOf = (row: string): string => JSON.parse(row)[0];
