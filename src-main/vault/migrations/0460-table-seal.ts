/** @file A keyed digest of what each table holds, kept up with every change. Frozen once released. */
import type { Migration } from '../migrate.ts';

export const migration0460: Migration = {
  version: 460,
  name: 'table-seal',
  sql: `
-- Of every table but these two: the sum, modulo 2^512, of a keyed hash of each of its rows. See vault/seals.
CREATE TABLE table_seal (
  name TEXT PRIMARY KEY,
  digest BLOB NOT NULL CHECK (length(digest) = 64),
  row_count INTEGER NOT NULL
) STRICT;
CREATE TABLE seal_key (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  key BLOB NOT NULL
) STRICT;
INSERT INTO seal_key (only_row, key) VALUES (1, randomblob(32));
`,
};
