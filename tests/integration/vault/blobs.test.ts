import { createHash, randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { iterateBlob, readBlob, writeBlob } from '../../../src-main/vault/blobs.ts';
import { codeOf, failureOf } from '../../support/failures.ts';
import { querySqlcipher } from '../../support/sqlcipher.ts';
import { PASSPHRASE, temporaryVault } from '../../support/vault.ts';

const KIB = 1024;
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const SIZES = [0, 1, 4096, 256 * KIB - 1, 256 * KIB, 256 * KIB + 1, 3 * 256 * KIB + 17];

describe('evidence bytes', () => {
  test('come back as they went in, at every size around the edge of a piece', async () => {
    const vault = await temporaryVault();
    const files = SIZES.map((size, index) => ({
      id: `blob-${index}`,
      bytes: new Uint8Array(randomBytes(size)),
    }));
    for (const { id, bytes } of files) vault.session.write((tx) => writeBlob(tx, id, bytes, sha256(bytes)));
    const session = await vault.reopen();
    for (const { id, bytes } of files) {
      const read = session.read((db) => readBlob(db, id));
      expect(Buffer.compare(read, bytes)).toBe(0);
      // One allocation of its own, so that it can be handed to a worker.
      expect(read.buffer.byteLength).toBe(bytes.length);
      const pieces = session.read((db) => [...iterateBlob(db, id)]);
      expect(Buffer.compare(Buffer.concat(pieces), bytes)).toBe(0);
      expect(Math.max(0, ...pieces.map((piece) => piece.length))).toBeLessThanOrEqual(256 * KIB);
    }
  });

  test('are the same for the stock sqlcipher tool', async () => {
    const { session, folder } = await temporaryVault();
    const bytes = new Uint8Array(randomBytes(600 * KIB));
    session.write((tx) => writeBlob(tx, 'one', bytes, sha256(bytes)));
    session.lock();
    const pieces = await querySqlcipher(
      folder,
      PASSPHRASE,
      "SELECT hex(bytes) FROM blob_chunk WHERE blob_id = 'one' ORDER BY seq;",
    );
    expect(sha256(Buffer.from(pieces.join(''), 'hex'))).toBe(sha256(bytes));
  });

  test('may be taken piece by piece while something else is written', async () => {
    const { session } = await temporaryVault();
    const bytes = new Uint8Array(randomBytes(700 * KIB));
    session.write((tx) => writeBlob(tx, 'one', bytes, sha256(bytes)));
    const pieces: Uint8Array[] = [];
    for (const piece of session.read((db) => iterateBlob(db, 'one'))) {
      session.write((tx) => writeBlob(tx, `other-${pieces.length}`, piece, sha256(piece)));
      pieces.push(piece);
    }
    expect(Buffer.compare(Buffer.concat(pieces), bytes)).toBe(0);
  });

  test('that are not there, or not what was written, are said to be so', async () => {
    const { session } = await temporaryVault();
    const bytes = new Uint8Array(randomBytes(600 * KIB));
    session.write((tx) => writeBlob(tx, 'one', bytes, sha256(bytes)));
    expect(await failureOf(() => session.read((db) => readBlob(db, 'two')))).toMatchObject({
      code: 'not-found',
      subject: 'two',
    });
    const alterations = [
      "UPDATE blob SET byte_size = byte_size - 1 WHERE id = 'one'",
      "UPDATE blob SET byte_size = byte_size + 1 WHERE id = 'one'",
      "UPDATE blob SET sha256 = 'ab' WHERE id = 'one'",
      "UPDATE blob_chunk SET bytes = zeroblob(262144) WHERE blob_id = 'one' AND seq = 1",
      "DELETE FROM blob_chunk WHERE blob_id = 'one' AND seq = 1",
      "UPDATE blob_chunk SET bytes = x'' WHERE blob_id = 'one' AND seq = 2",
    ];
    for (const sql of alterations) {
      const code = await codeOf(() =>
        session.write((tx) => {
          tx.run(sql);
          // Thrown inside the transaction, so the next alteration starts from the whole blob.
          readBlob(tx, 'one');
        }),
      );
      expect([sql, code]).toEqual([sql, 'vault-damaged']);
    }
    expect(
      Buffer.compare(
        session.read((db) => readBlob(db, 'one')),
        bytes,
      ),
    ).toBe(0);
    expect(await codeOf(() => session.write((tx) => writeBlob(tx, 'one', bytes, sha256(bytes))))).toBe(
      'storage',
    );
  });
});
