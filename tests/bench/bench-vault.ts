/** @file A vault to be measured in, at the lowest cost of its passphrase: what is measured is the work in it. */
import { join } from 'node:path';
import type { Clock, Random } from '../../src-main/contract/ports.ts';
import { FLOOR_KDF } from '../../src-main/crypto/kdf.ts';
import { systemClock, systemRandom } from '../../src-main/host/system.ts';
import { createVault } from '../../src-main/vault/create-vault.ts';
import type { VaultSession } from '../../src-main/vault/db.ts';
import { passphraseBytes } from '../../src-main/vault/passphrase.ts';

export const PASSPHRASE = 'nine quiet herons wade upstream';

interface Of {
  readonly clock: Clock;
  readonly random: Random;
}

/** New, unlocked, in `parent`/vault. */
export const benchVault = (
  parent: string,
  { clock, random }: Of = { clock: systemClock, random: systemRandom },
): Promise<VaultSession> =>
  createVault({
    folder: join(parent, 'vault'),
    owner: 'Bench',
    passphrase: passphraseBytes(PASSPHRASE),
    clock,
    random,
    kdf: FLOOR_KDF,
  });
