/** @file Whether every table holds what this program wrote into it, and the bytes of exhibits are theirs. In slices. */
import { sha256Stream } from '../../crypto/digest.ts';
import type { ReadDb } from '../../vault/db.ts';
import { fitsSeal } from '../../vault/seals/keep-seals.ts';
import { emptyDigest, plus, rowHash } from '../../vault/seals/row-digest.ts';
import { sealedRows, sealedTables, sealKey } from '../../vault/seals/sealed-tables.ts';
import { sealsFit } from '../../vault/seals/store-state.ts';
import type { Sliced } from './slices.ts';

/** Names of the tables that were written by something else, in the order of their names; of all, where none are named. */
export function* checkSeals(db: ReadDb, named?: readonly string[]): Sliced<string[]> {
  const key = sealKey(db);
  const altered: string[] = [];
  for (const table of sealedTables(db)) {
    if (named?.includes(table.name) === false) continue;
    let [digest, count] = [emptyDigest(), 0];
    for (const rows of sealedRows(db, table)) {
      for (const row of rows) digest = plus(digest, rowHash(key, table.name, row));
      count += rows.length;
      yield;
    }
    if (!fitsSeal(db, table.name, { digest, count })) altered.push(table.name);
  }
  if (named === undefined && !sealsFit(db)) altered.push('table_seal');
  const bytesToo = named?.includes('blob_chunk') !== false && !altered.includes('blob_chunk');
  if (bytesToo && (yield* hasStrangeBytes(db))) altered.push('blob_chunk');
  return altered.toSorted();
}

/** Each file against the SHA-256 it was taken in with. */
function* hasStrangeBytes(db: ReadDb): Sliced<boolean> {
  for (let after = ''; ; ) {
    const blob = db.get<{ id: string; sha256: string }>(
      // One whose hash is not known yet is on its way in (ARRIVING).
      "SELECT id, sha256 FROM blob WHERE id > ? AND sha256 <> 'arriving' ORDER BY id LIMIT 1",
      [after],
    );
    if (blob === undefined) return false;
    after = blob.id;
    const hash = sha256Stream();
    let seq = 0;
    for (; ; seq += 1) {
      const chunk = db.get<{ bytes: Uint8Array }>(
        'SELECT bytes FROM blob_chunk WHERE blob_id = ? AND seq = ?',
        [blob.id, seq],
      );
      if (chunk === undefined) break;
      hash.add(chunk.bytes);
      yield;
    }
    // A file of which only the name is known has none here.
    if (seq > 0 && hash.finish() !== blob.sha256) return true;
  }
}
