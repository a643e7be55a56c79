/** The log's table and its indexes are held against one another in slices: what SQLite's own check would find is found there too. */
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import {
  checkStructure,
  hasKnownIndexes,
  logFits,
} from '../../../src-main/usecases/vault/structure-check.ts';
import { Connection } from '../../../src-main/vault/connection.ts';
import { structureFaults } from '../../../src-main/vault/structure.ts';
import { engineAtWork } from '../../support/engine.ts';
import { temporaryFolder } from '../../support/vault.ts';

const PAGE = 4096;
const KEY = new Uint8Array(32).fill(7);
const folder = temporaryFolder();
const store = join(folder, 'store.db');
const older = join(folder, 'older.db');

const opened = <T>(file: string, work: (connection: Connection) => T): T => {
  const connection = new Connection(file, KEY, 'store.db');
  try {
    return work(connection);
  } finally {
    connection.close();
  }
};
/** Entries from one on, on days and subjects in no order. */
const write = (connection: Connection, from: number, to: number) =>
  connection.transaction((tx) => {
    for (let seq = from; seq <= to; seq += 1) {
      const day = `2026-0${1 + (seq % 9)}-1${seq % 7}T09:00:00Z`;
      const action = seq % 400 === 0 ? 'clock.corrected' : 'case.shown';
      tx.run('INSERT INTO audit_entry VALUES (?, ?, ?, ?, ?, ?, ?, ?)', [
        seq,
        day,
        'Amina Okafor',
        action,
        `case-${(seq * 37) % 101}`,
        new Uint8Array(200),
        new Uint8Array(32),
        new Uint8Array(32),
      ]);
    }
  });

beforeAll(() => {
  writeFileSync(store, '');
  opened(store, (connection) => {
    connection.define(`
      CREATE TABLE audit_entry (seq INTEGER PRIMARY KEY, at TEXT NOT NULL, actor TEXT NOT NULL, action TEXT NOT NULL,
        subject TEXT NOT NULL, canonical BLOB NOT NULL, prev_hash BLOB NOT NULL, hash BLOB NOT NULL) STRICT;
      CREATE INDEX audit_entry_day ON audit_entry(substr(at, 1, 10));
      CREATE INDEX audit_entry_clock_corrected ON audit_entry(seq) WHERE action = 'clock.corrected';
      CREATE INDEX audit_entry_subject ON audit_entry(subject, seq);`);
    write(connection, 1, 4000);
  });
  copyFileSync(store, older);
  opened(store, (connection) => write(connection, 4001, 5200));
});

/** Whether it fits, and how often it could be interrupted. */
const slicesOf = ({ reader }: Connection) => {
  const work = logFits(reader);
  for (let slices = 0; ; slices += 1) {
    const step = work.next();
    if (step.done === true) return { fits: step.value, slices };
  }
};

it('a sound log fits, and is looked at a few hundred entries at a time', () => {
  const { fits, slices } = opened(store, slicesOf);
  expect([fits, slices > 24]).toEqual([true, true]);
});

it('entries that are written meanwhile are no fault', () => {
  const copy = join(folder, 'meanwhile.db');
  copyFileSync(store, copy);
  opened(copy, (connection) => {
    const work = logFits(connection.reader);
    let seq = 5201;
    for (;;) {
      const step = work.next();
      if (step.done === true) {
        expect([step.value, seq > 5220]).toEqual([true, true]);
        return;
      }
      write(connection, seq, seq);
      seq += 1;
    }
  });
});

it('each page of an older copy that SQLite finds put back is found', () => {
  const [now, before] = [readFileSync(store), readFileSync(older)];
  const replayed = join(folder, 'replayed.db');
  let found = 0;
  const unseen: number[] = [];
  for (let at = PAGE; at < before.length; at += PAGE) {
    if (before.subarray(at, at + PAGE).equals(now.subarray(at, at + PAGE))) continue;
    const bytes = Buffer.from(now);
    before.copy(bytes, at, at, at + PAGE);
    writeFileSync(replayed, bytes);
    if (finds(({ reader }) => structureFaults(reader, 'audit_entry').length > 0)) found += 1;
    else continue;
    if (!finds((connection) => !slicesOf(connection).fits)) unseen.push(at / PAGE);
  }
  function finds(fault: (connection: Connection) => boolean): boolean {
    try {
      return opened(replayed, fault);
    } catch {
      return true;
    }
  }
  expect(found).toBeGreaterThan(20);
  expect(unseen).toEqual([]);
});

it('a vault has the indexes that are looked at, and its log is not given to SQLite in one piece', async () => {
  const { engine } = await engineAtWork();
  const asked: (string | undefined)[] = [];
  const session = new Proxy(engine.session, {
    get(target, name) {
      if (name === 'storeBytes') return Number.MAX_SAFE_INTEGER;
      if (name === 'findStructureFaults')
        return (table?: string) => {
          asked.push(table);
          return target.findStructureFaults(table);
        };
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  engine.session.read((db) => {
    expect(hasKnownIndexes(db)).toBe(true);
    expect([...checkStructure(session, db)].length).toBeGreaterThan(20);
  });
  expect(asked).toContain('case_file');
  expect(asked).not.toContain('audit_entry');
  await engine.close();
});

it('an index that has as many corrections of the clock as the log, and another one, is found', () => {
  const [one, other] = [join(folder, 'one.db'), join(folder, 'other.db')];
  for (const copy of [one, other]) copyFileSync(store, copy);
  const root = opened(other, (connection) => {
    connection.define(`
      UPDATE audit_entry SET action = 'case.shown' WHERE seq = 400;
      UPDATE audit_entry SET action = 'clock.corrected' WHERE seq = 401;`);
    const sql = "SELECT rootpage AS page FROM sqlite_schema WHERE name = 'audit_entry_clock_corrected'";
    return connection.reader.get<{ page: number }>(sql)?.page ?? 0;
  });
  const bytes = readFileSync(one);
  readFileSync(other).copy(bytes, (root - 1) * PAGE, (root - 1) * PAGE, root * PAGE);
  writeFileSync(one, bytes);
  opened(one, (connection) => {
    expect(structureFaults(connection.reader, 'audit_entry')).not.toEqual([]);
    expect(slicesOf(connection).fits).toBe(false);
  });
});
