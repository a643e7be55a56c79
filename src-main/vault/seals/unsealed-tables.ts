/** @file Tables that another program wrote in, or made otherwise, found in one piece, and how that is told. */
import { asTestimonyError, TestimonyError } from '../../core/errors/errors.ts';
import { coded } from '../../core/findings/finding.ts';
import type { ReadDb } from '../db.ts';
import { MIGRATIONS } from '../migrations/list.ts';
import { SEARCH_TABLES } from '../search-tables.ts';
import { STORE } from '../vault-files.ts';
import { unsealedTables as allUnsealed } from './keep-seals.ts';
import { strangeSchema } from './strange-schema.ts';

/** What decides nothing and leaves by no way, and the pieces of exhibits: a film has a hundred thousand. */
const PASSED_OVER: readonly string[] = [...SEARCH_TABLES, 'blob_chunk'];

/** Which tables decide something, or leave. */
export const isLookedAt = (name: string): boolean => !PASSED_OVER.includes(name);

/** With rows that do not fit their seal, by name; `of` these, where some are named. A long log takes half a second. */
export const unsealedTables = (db: ReadDb, of?: readonly string[]): string[] =>
  allUnsealed(db, (name) => isLookedAt(name) && (of?.includes(name) ?? true));

/** That are missing, or are not as this program makes them. None in a store that is not upgraded yet. */
export function strangeTables(db: ReadDb): string[] {
  if (!isUpToDate(db)) return [];
  const work = strangeSchema(db);
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}

/** A store without its list of steps is none of ours any more, of whatever version it was. */
function isUpToDate(db: ReadDb): boolean {
  try {
    const row = db.get<{ newest: number }>('SELECT max(version) AS newest FROM migration');
    return row?.newest === MIGRATIONS.at(-1)?.version;
  } catch {
    return true;
  }
}

/** Whether SQLite says that a statement does not fit the tables, or the values in them. A disk that fails is something else. */
export const isOfTables = ({ code, detail = '' }: TestimonyError): boolean =>
  code === 'storage' && /^SQLITE_(ERROR|CONSTRAINT|MISMATCH|RANGE|SCHEMA)/.test(detail);

/** A failure of the store as it is told: by the tables that are not as this program makes them, where there are any. */
export function namingStrange(db: ReadDb, thrown: unknown): TestimonyError {
  const error = asTestimonyError(thrown, STORE);
  if (!isOfTables(error)) return error;
  const tables = strangeTables(db);
  return tables.length === 0 ? error : alteredStore(tables, error);
}

/** The failure that names them. */
export const alteredStore = (tables: readonly string[], cause?: unknown): TestimonyError =>
  new TestimonyError('vault-damaged', {
    subject: STORE,
    found: [coded('tables-altered', { tables })],
    cause,
  });
