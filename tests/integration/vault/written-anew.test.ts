/** A store is written anew in memory, where there is room for it; where there is none it stays as it was, and says so. */
import { randomBytes } from 'node:crypto';
import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { Connection } from '../../../src-main/vault/connection.ts';
import { failureOf } from '../../support/failures.ts';
import { temporaryFolder } from '../../support/vault.ts';

it('a store that would take more than half of the free memory is left as it is', async () => {
  const file = join(temporaryFolder(), 'store.db');
  writeFileSync(file, '');
  const connection = new Connection(file, randomBytes(32), 'store.db');
  try {
    connection.define('CREATE TABLE piece (bytes BLOB)');
    connection.transaction((tx) => tx.run('INSERT INTO piece VALUES (?)', [randomBytes(1_000_000)]));
    connection.transaction((tx) => tx.run('DELETE FROM piece'));
    const before = statSync(file).size;
    expect(await failureOf(() => connection.vacuum(2 * before - 1))).toMatchObject({ code: 'too-large' });
    expect(statSync(file).size).toBe(before);
    connection.vacuum(2 * before);
    expect(statSync(file).size).toBeLessThan(before / 10);
  } finally {
    connection.close();
  }
});
