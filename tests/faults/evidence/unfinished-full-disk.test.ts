/** A film filled the disk, and nothing was deleted since: the vault opens all the same, and clears up once there is room. */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { FLOOR_KDF } from '../../../src-main/crypto/kdf.ts';
import { openEngine } from '../../../src-main/host/compose.ts';
import { systemClock } from '../../../src-main/host/system.ts';
import { perform } from '../../../src-main/usecases/handlers/registry.ts';
import { ARRIVING, PIECE_BYTES } from '../../../src-main/vault/blobs.ts';
import { createVault } from '../../../src-main/vault/create-vault.ts';
import { passphraseBytes } from '../../../src-main/vault/passphrase.ts';
import { onSmallDisk } from '../../support/hostile-disks.ts';
import { countingRandom, quietJob, steadyClock } from '../../support/ports.ts';
import { OWNER, PASSPHRASE } from '../../support/vault.ts';

const MIB = 1024 * 1024;

it('a disk that is still full at the next opening keeps nobody out', async () => {
  await onSmallDisk(40 * MIB, async (disk) => {
    const folder = join(disk.folder, 'vault');
    const passphrase = () => passphraseBytes(PASSPHRASE);
    const session = await createVault({
      folder,
      owner: OWNER,
      passphrase: passphrase(),
      clock: steadyClock(),
      random: countingRandom(),
      kdf: FLOOR_KDF,
    });
    session.lock();
    const before = await openEngine({ folder, passphrase: passphrase(), clock: systemClock });
    before.session.pieces((tx) => {
      ARRIVING.begin(tx, 'film', 64 * PIECE_BYTES);
      for (let seq = 0; seq < 20; seq += 1) ARRIVING.add(tx, 'film', seq, randomBytes(PIECE_BYTES));
    });
    await before.close();
    disk.leave(128 * 1024);
    try {
      const engine = await openEngine({ folder, passphrase: passphrase(), clock: systemClock });
      expect((await perform(engine, 'caseList', {}, quietJob())).cases).toEqual([]);
      await engine.close();
    } finally {
      disk.makeRoom();
    }
    const opened = await openEngine({ folder, passphrase: passphrase(), clock: systemClock });
    expect(opened.session.read(ARRIVING.unfinished)).toEqual([]);
    await opened.close();
  });
});
