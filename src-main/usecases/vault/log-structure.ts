/**
 * @file Whether the log's table and its indexes fit one another, in slices. SQLite's own check of a table cannot be interrupted
 * (this driver has no progress handler and lets nobody else read an open store), and the log is what grows for years.
 *
 * [Note: one to one] In the order of an index each entry leads to another row that says the same; there are as many of them as
 * rows. So each row is in the index once, and nothing else is. What the rows themselves hold is for the seals and the log to say.
 */
import type { ReadDb } from '../../vault/db.ts';
import type { Sliced } from '../engine/slices.ts';

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
