import { argon2Sync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import {
  checkKdfParams,
  deriveFromPassphrase,
  FLOOR_KDF,
  KDF_POLICY,
  kdfForSpeed,
  USUAL_KDF,
} from '../../../src-main/crypto/kdf.ts';
import { codeOf } from '../../support/failures.ts';

const passphrase = new TextEncoder().encode('nine quiet herons wade upstream');
const salt = Uint8Array.from({ length: 16 }, (_, index) => index);

describe('key derivation', () => {
  test('agrees with another implementation of Argon2id, OpenSSL’s', async () => {
    const key = await deriveFromPassphrase(passphrase, salt, FLOOR_KDF);
    const theirs = argon2Sync('argon2id', {
      message: passphrase,
      nonce: salt,
      memory: FLOOR_KDF.memoryKib,
      passes: FLOOR_KDF.passes,
      parallelism: FLOOR_KDF.lanes,
      tagLength: 32,
    });
    expect(Buffer.from(key)).toEqual(theirs);
  });

  test('refuses costs below the floor as an attack and above the ceiling as damage, before deriving', async () => {
    const { memoryKib, passes, lanes } = KDF_POLICY;
    const cases = [
      [{ memoryKib: memoryKib.floor - 1 }, 'vault-weak'],
      [{ memoryKib: 8 }, 'vault-weak'],
      [{ passes: passes.floor - 1 }, 'vault-weak'],
      [{ lanes: 0 }, 'vault-weak'],
      [{ memoryKib: memoryKib.ceiling + 1 }, 'vault-damaged'],
      [{ passes: 4_000_000_000 }, 'vault-damaged'],
      [{ lanes: lanes.ceiling + 1 }, 'vault-damaged'],
      [{ memoryKib: Number.NaN }, 'vault-damaged'],
      [{ passes: 3.5 }, 'vault-damaged'],
    ] as const;
    for (const [change, code] of cases) {
      expect([
        change,
        await codeOf(() => deriveFromPassphrase(passphrase, salt, { ...FLOOR_KDF, ...change })),
      ]).toEqual([change, code]);
    }
  });

  test('is chosen to take about a second, never under the floor and never over the ceiling', () => {
    for (const usualMs of [0, 1, 100, 350, 999, 1000, 1001, 2500, 10_000, 1_000_000]) {
      checkKdfParams(kdfForSpeed(usualMs));
    }
    expect(kdfForSpeed(1000)).toEqual(USUAL_KDF);
    expect(kdfForSpeed(500)).toEqual({ ...USUAL_KDF, passes: 6 });
    expect(kdfForSpeed(2000)).toEqual({ ...USUAL_KDF, memoryKib: 128 * 1024 });
    expect(kdfForSpeed(60_000)).toEqual({ ...USUAL_KDF, memoryKib: KDF_POLICY.memoryKib.floor });
    expect(kdfForSpeed(1).passes).toBe(KDF_POLICY.passes.ceiling);
  });
});
