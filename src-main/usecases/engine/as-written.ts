/**
 * @file What another program wrote in the store: which tables, for whatever decides by them and for a failure to be told by.
 * Nobody else writes in a store that is open, and what this program writes does not make an altered table fit again. So it is
 * looked for once for each opening: in slices while somebody looks around (`lookAhead`), or when it is first asked.
 */
import { asTestimonyError } from '../../core/errors/errors.ts';
import type { VaultSession } from '../../vault/db.ts';
import { sealedTables } from '../../vault/seals/sealed-tables.ts';
import {
  alteredStore,
  isLookedAt,
  isOfTables,
  strangeTables,
  unsealedTables,
} from '../../vault/seals/unsealed-tables.ts';
import type { Engine } from './engine.ts';
import { checkSeals } from './seal-check.ts';
import { undisturbed } from './slices.ts';

/** By what is kept in memory of an opening: whoever looks through a session at what is written has another one, of the same. */
const found = new WeakMap<VaultSession['workedOut'], readonly string[]>();

/**
 * Tables with rows that this program did not write, took out or changed, but for what is only searched and the bytes of exhibits,
 * which are held against their own hashes. Of a damaged vault that is only read, none: nothing leaves it.
 */
export function alteredTables({ session }: Pick<Engine, 'session'>): readonly string[] {
  if (session.readOnly) return [];
  const known = found.get(session.workedOut) ?? session.read((db) => unsealedTables(db));
  found.set(session.workedOut, known);
  return known;
}

/** Those of these tables: where only a few matter, no others are waited for. */
export function alteredAmong(
  { session }: Pick<Engine, 'session'>,
  tables: readonly string[],
): readonly string[] {
  if (session.readOnly) return [];
  const known = found.get(session.workedOut);
  return known === undefined
    ? session.read((db) => unsealedTables(db, tables))
    : known.filter((name) => tables.includes(name));
}

/** Finds out beforehand, in slices, so that nobody waits for it. Never throws: what goes wrong meets whoever asks. */
export async function lookAhead({ session }: Pick<Engine, 'session'>): Promise<void> {
  if (session.readOnly) return;
  try {
    const looked = session.read((db) =>
      sealedTables(db).flatMap(({ name }) => (isLookedAt(name) ? [name] : [])),
    );
    const { signal } = new AbortController();
    const altered = await undisturbed(session, (db) => checkSeals(db, looked), signal);
    if (!found.has(session.workedOut)) found.set(session.workedOut, altered);
  } catch {
    // Locked meanwhile, or damaged.
  }
}

/** Throws `vault-damaged`, naming them, where another program wrote in one of these tables. */
export function requireAsWritten(engine: Pick<Engine, 'session'>, tables: readonly string[]): void {
  const altered = alteredAmong(engine, tables);
  if (altered.length > 0) throw alteredStore(altered);
}

/**
 * What somebody is told of a failure: one that nobody foresaw, in a store that another program wrote in, is damage, with the
 * tables to look at. Any other failure is told as it is.
 */
export function namingAltered(engine: Pick<Engine, 'session'>, thrown: unknown): unknown {
  const error = asTestimonyError(thrown);
  if (engine.session.locked || !(error.code === 'internal' || isOfTables(error))) return thrown;
  try {
    const altered = alteredTables(engine);
    // Whoever writes in a table takes its guards away first, and mostly those of all the others with them.
    const tables = altered.length > 0 ? altered : engine.session.read(strangeTables);
    return tables.length === 0 ? thrown : alteredStore(tables, thrown);
  } catch {
    return thrown;
  }
}
