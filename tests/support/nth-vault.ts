/**
 * @file Vaults by a clock that goes on and of random identifiers, without making each from nothing: the first that a test
 * file asks for is a copy of one, its second of another. Test files of one process share them, as no vault meets another file's.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FLOOR_KDF } from '../../src-main/crypto/kdf.ts';
import { systemRandom } from '../../src-main/host/system.ts';
import { createVault } from '../../src-main/vault/create-vault.ts';
import { passphraseBytes } from '../../src-main/vault/passphrase.ts';
import { afterFile } from './after-file.ts';
import { testClock } from './ports.ts';

/** What lies in the folder of a locked vault, by name. */
type LockedVault = ReadonlyMap<string, Uint8Array>;

const made = new Map<string, Promise<LockedVault>>();
let asked = 0;

export function nthVault(owner: string, passphrase: string): Promise<LockedVault> {
  if (asked === 0) {
    afterFile(() => {
      asked = 0;
    });
  }
  asked += 1;
  const name = JSON.stringify([owner, passphrase, asked]);
  const known = made.get(name) ?? make(owner, passphrase);
  made.set(name, known);
  return known;
}

export function writeLocked(folder: string, files: LockedVault): void {
  mkdirSync(folder, { mode: 0o700 });
  for (const [name, bytes] of files) writeFileSync(join(folder, name), bytes, { mode: 0o600 });
}

async function make(owner: string, passphrase: string): Promise<LockedVault> {
  const above = mkdtempSync(join(tmpdir(), 'testimony-made-'));
  try {
    const folder = join(above, 'vault');
    const [clock, random] = [testClock, systemRandom];
    const bytes = passphraseBytes(passphrase);
    const session = await createVault({ folder, owner, passphrase: bytes, clock, random, kdf: FLOOR_KDF });
    session.lock();
    return new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))]));
  } finally {
    rmSync(above, { recursive: true });
  }
}
