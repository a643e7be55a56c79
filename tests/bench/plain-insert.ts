/**
 * @file The least that keeping a file encrypted can cost: its bytes into one table of an encrypted store, in pieces, and
 * nothing else. In a process of its own: node plain-insert.ts <store> <file…>
 */
import { closeSync, openSync, readSync } from 'node:fs';
import Database from 'better-sqlite3';

const PIECE = 256 * 1024;

const [store = '', ...files] = process.argv.slice(2);
const db = new Database(store);
db.pragma("cipher='sqlcipher'");
db.pragma(`key="x'${'5a'.repeat(32)}'"`);
db.pragma('journal_mode = WAL');
db.exec('CREATE TABLE piece (file INTEGER, seq INTEGER, bytes BLOB)');
const insert = db.prepare('INSERT INTO piece VALUES (?, ?, ?)');
const piece = Buffer.alloc(PIECE);
for (const [number, path] of files.entries()) {
  const file = openSync(path, 'r');
  db.transaction(() => {
    for (let seq = 0; ; seq += 1) {
      const length = readSync(file, piece, 0, PIECE, null);
      if (length === 0) break;
      insert.run(number, seq, piece.subarray(0, length));
    }
  })();
  closeSync(file);
}
db.close();
