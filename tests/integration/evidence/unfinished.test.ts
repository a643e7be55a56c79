/** What a kill leaves of a file that was on its way in is gone at the next opening, and what was here before is not. */
import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { sha256 as digest, toHex } from '../../../src-main/crypto/digest.ts';
import { openEngine } from '../../../src-main/host/compose.ts';
import { perform } from '../../../src-main/usecases/handlers/registry.ts';
import { ARRIVING, PIECE_BYTES, readBlob, readBlobPart } from '../../../src-main/vault/blobs.ts';
import { passphraseBytes } from '../../../src-main/vault/passphrase.ts';
import { failureOf } from '../../support/failures.ts';
import { quietJob, testClock } from '../../support/ports.ts';
import { temporaryVault } from '../../support/vault.ts';

it('pieces without a file are cleared away at the next opening', async () => {
  const vault = await temporaryVault();
  const { session } = vault;
  const pieces = Array.from({ length: 70 }, () => randomBytes(PIECE_BYTES));
  session.pieces((tx) => ARRIVING.begin(tx, 'film', 200 * PIECE_BYTES));
  for (const [seq, piece] of pieces.entries()) session.pieces((tx) => ARRIVING.add(tx, 'film', seq, piece));
  // Parts of it are there, for whoever looks into it while it comes; as a whole it is no file.
  const part = session.read((db) => readBlobPart(db, 'film', PIECE_BYTES - 5, 10));
  expect(Buffer.from(part)).toEqual(Buffer.concat(pieces).subarray(PIECE_BYTES - 5, PIECE_BYTES + 5));
  expect(session.read(ARRIVING.unfinished)).toEqual(['film']);
  session.lock();

  const engine = await openEngine({
    folder: vault.folder,
    passphrase: passphraseBytes(vault.passphrase),
    clock: testClock,
  });
  try {
    expect(engine.session.read(ARRIVING.unfinished)).toEqual([]);
    const left = engine.session.read((db) => db.all('SELECT blob_id FROM blob_chunk'));
    expect(left).toEqual([]);
    expect((await perform(engine, 'auditVerify', {}, quietJob())).intact).toBe(true);
  } finally {
    await engine.close();
  }
});

it('while one comes, the store is as this program left it', async () => {
  const vault = await temporaryVault();
  const { session } = vault;
  session.pieces((tx) => {
    ARRIVING.begin(tx, 'film', 3 * PIECE_BYTES);
    ARRIVING.add(tx, 'film', 0, randomBytes(PIECE_BYTES));
  });
  const { composeEngine } = await import('../../../src-main/host/compose.ts');
  const engine = composeEngine(session, testClock);
  try {
    expect(await perform(engine, 'auditVerify', {}, quietJob())).toMatchObject({ intact: true });
  } finally {
    await engine.close();
  }
});

it('by this way nothing is written but pieces', async () => {
  const { session } = await temporaryVault();
  try {
    const write = () => session.pieces((tx) => tx.run("UPDATE blob SET sha256 = 'x'"));
    expect(await failureOf(write)).toMatchObject({ code: 'internal', subject: 'blob' });
    const erase = () => session.pieces((tx) => tx.run('DELETE FROM evidence'));
    expect(await failureOf(erase)).toMatchObject({ code: 'internal', subject: 'blob' });
  } finally {
    session.lock();
  }
});

it('once something points to it, nothing of it is dropped', async () => {
  const { session } = await temporaryVault();
  try {
    const bytes = randomBytes(PIECE_BYTES + 7);
    const sha256 = toHex(digest(bytes));
    session.pieces((tx) => {
      ARRIVING.begin(tx, 'film', bytes.length);
      ARRIVING.add(tx, 'film', 0, bytes.subarray(0, PIECE_BYTES));
      ARRIVING.add(tx, 'film', 1, bytes.subarray(PIECE_BYTES));
    });
    session.write((tx) => ARRIVING.finish(tx, 'film', sha256));
    expect(session.pieces((tx) => ARRIVING.drop(tx, 'film', 16))).toBe(false);
    expect(Buffer.from(session.read((db) => readBlob(db, 'film')))).toEqual(bytes);
  } finally {
    session.lock();
  }
});
