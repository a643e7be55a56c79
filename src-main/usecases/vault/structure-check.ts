/**
 * @file Whether the store holds together: in one piece where that takes no time, else table by table; and the log, and the bytes
 * of exhibits, by reading them piece by piece, which can be interrupted.
 */
import { TestimonyError } from '../../core/errors/errors.ts';
import type { ReadDb, VaultSession } from '../../vault/db.ts';
import { unfitStore } from '../../vault/pages.ts';
import { tablesIn } from '../../vault/queries/what-hangs-on.ts';
import type { Sliced } from '../engine/slices.ts';

/** SQLite reads so much in a few milliseconds. */
const IN_ONE_PIECE = 4 * 1024 * 1024;
const LOG = 'audit_entry';
/** Its rows are read whole. */
const BYTES_TABLE = 'blob_chunk';
const NAMED = 20;

/** Throws `vault-damaged` with what does not fit as findings. */
export function* checkStructure(session: VaultSession, db: ReadDb): Sliced<void> {
  const small = session.storeBytes <= IN_ONE_PIECE;
  const faults: string[] = [];
  if (small) faults.push(...session.findStructureFaults());
  for (const table of small ? [] : tablesIn(db).filter((name) => name !== BYTES_TABLE)) {
    yield;
    // Where something does not fit, SQLite says what; it alone decides where somebody wrote meanwhile.
    if (table === LOG && hasKnownIndexes(db) && (yield* logHolds(db))) continue;
    faults.push(...session.findStructureFaults(table));
  }
  if (!small) yield* checkBytes(db, faults);
  if (faults.length > 0) throw unfitStore(faults.slice(0, NAMED));
}

function* logHolds(db: ReadDb): Sliced<boolean> {
  try {
    return yield* logFits(db);
  } catch (thrown) {
    if (thrown instanceof TestimonyError && thrown.code === 'vault-damaged') return false;
    throw thrown;
  }
}

/** Piece by piece; what the bytes should be is for the check of exhibits to say. */
function* checkBytes(db: ReadDb, faults: string[]): Sliced<void> {
  for (let after = 0; faults.length < NAMED; ) {
    yield;
    try {
      const next = db.get<{ row: number; bytes: Uint8Array }>(
        `SELECT rowid AS row, bytes FROM ${BYTES_TABLE} WHERE rowid > ? ORDER BY rowid LIMIT 1`,
        [after],
      );
      if (next === undefined) return;
      after = next.row;
    } catch (thrown) {
      if (!(thrown instanceof TestimonyError) || thrown.code !== 'vault-damaged') throw thrown;
      faults.push(`${BYTES_TABLE} after row ${after}`);
      after += 1;
    }
  }
}

/**
 * Whether the log's table and its indexes fit one another, in slices. SQLite's own check of a table cannot be interrupted (this
 * driver has no progress handler and lets nobody else read an open store), and the log is what grows for years.  [Note: one to
 * one] In the order of an index each entry leads to another row that says the same; there are as many of them as rows. So each
 * row is in the index once, and nothing else is. What the rows themselves hold is for the seals and the log to say.
 */
const ROWS_AT_ONCE = 250;

interface Entry {
  readonly key: string;
  readonly seq: number;
  /** Whether the row that it leads to is there and says the same. */
  readonly fits: number | null;
}

const DAY = 'substr(at, 1, 10)';
const BY_SUBJECT = `SELECT i.key, i.seq, (SELECT subject FROM audit_entry NOT INDEXED WHERE seq = i.seq) = i.key AS fits
  FROM (SELECT subject AS key, seq FROM audit_entry INDEXED BY audit_entry_subject
         WHERE (subject, seq) > (?, ?) ORDER BY subject, seq LIMIT ${ROWS_AT_ONCE}) AS i`;
const OF_DAY = `SELECT i.key, i.seq, (SELECT ${DAY} FROM audit_entry NOT INDEXED WHERE seq = i.seq) = i.key AS fits
  FROM (SELECT ${DAY} AS key, seq FROM audit_entry INDEXED BY audit_entry_day
         WHERE ${DAY} = ? AND seq > ? ORDER BY seq LIMIT ${ROWS_AT_ONCE}) AS i`;
const NEXT_DAY = `SELECT ${DAY} AS day FROM audit_entry INDEXED BY audit_entry_day WHERE ${DAY} > ? ORDER BY ${DAY} LIMIT 1`;
const CORRECTED = "action = 'clock.corrected'";

/** Those that are looked at here. */
const INDEXES = ['audit_entry_clock_corrected', 'audit_entry_day', 'audit_entry_subject'];

/** Whether the log has the indexes that are known here, and no others. */
export const hasKnownIndexes = (db: ReadDb): boolean =>
  db
    .all<{ name: string }>("SELECT name FROM pragma_index_list('audit_entry') ORDER BY name")
    .map(({ name }) => name)
    .join() === INDEXES.join();

/** False where something does not fit, or was changed meanwhile. Throws `vault-damaged` for a page that cannot be read. */
export function* logFits(db: ReadDb): Sliced<boolean> {
  const newest =
    db.get<{ seq: number }>('SELECT seq FROM audit_entry NOT INDEXED ORDER BY seq DESC LIMIT 1')?.seq ?? 0;
  let rows = 0;
  const corrected: number[] = [];
  for (let after = Number.MIN_SAFE_INTEGER; ; ) {
    yield;
    const found = db.all<{ seq: number; corrected: number }>(
      `SELECT seq, ${CORRECTED} AS corrected FROM audit_entry NOT INDEXED
        WHERE seq > ? AND seq <= ? ORDER BY seq LIMIT ${ROWS_AT_ONCE}`,
      [after, newest],
    );
    if (!rising(found.map(({ seq }) => seq))) return false;
    rows += found.length;
    corrected.push(...found.filter((one) => one.corrected === 1).map(({ seq }) => seq));
    if (found.length < ROWS_AT_ONCE) break;
    after = found.at(-1)?.seq ?? newest;
  }
  // They are few.
  const noted = db.all<{ seq: number }>(
    `SELECT seq FROM audit_entry INDEXED BY audit_entry_clock_corrected WHERE ${CORRECTED} AND seq <= ? ORDER BY seq`,
    [newest],
  );
  if (noted.map(({ seq }) => seq).join() !== corrected.join()) return false;
  return (yield* fitsBySubject(db, rows, newest)) && (yield* fitsByDay(db, rows, newest));
}

function* fitsBySubject(db: ReadDb, rows: number, newest: number): Sliced<boolean> {
  let count = 0;
  for (let after: Pick<Entry, 'key' | 'seq'> = { key: '', seq: Number.MIN_SAFE_INTEGER }; ; ) {
    yield;
    const found = db.all<Entry>(BY_SUBJECT, [after.key, after.seq]);
    if (found.some(({ fits }) => fits !== 1)) return false;
    const inOrder = found.every(({ key, seq }, at) => {
      const before = found[at - 1] ?? after;
      return before.key === key
        ? seq > before.seq
        : Buffer.compare(Buffer.from(before.key), Buffer.from(key)) < 0;
    });
    if (!inOrder) return false;
    count += found.filter(({ seq }) => seq <= newest).length;
    const last = found.at(-1);
    if (last === undefined || found.length < ROWS_AT_ONCE) return count === rows;
    after = last;
  }
}

function* fitsByDay(db: ReadDb, rows: number, newest: number): Sliced<boolean> {
  let count = 0;
  for (let day = db.get<{ day: string }>(NEXT_DAY, ['']); day !== undefined; ) {
    for (let after = Number.MIN_SAFE_INTEGER; ; ) {
      yield;
      const found = db.all<Entry>(OF_DAY, [day.day, after]);
      if (found.some(({ fits }) => fits !== 1) || !rising(found.map(({ seq }) => seq))) return false;
      count += found.filter(({ seq }) => seq <= newest).length;
      if (found.length < ROWS_AT_ONCE) break;
      after = found.at(-1)?.seq ?? newest;
    }
    day = db.get<{ day: string }>(NEXT_DAY, [day.day]);
  }
  return count === rows;
}

const rising = (numbers: readonly number[]): boolean =>
  numbers.every((number, at) => at === 0 || number > (numbers[at - 1] as number));
