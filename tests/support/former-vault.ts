/** @file A vault made by a former version of the program, copied so that it can be opened and brought up to date. */
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { openVault } from '../../src-main/vault/open-vault.ts';
import { passphraseBytes } from '../../src-main/vault/passphrase.ts';
import { countingRandom, steadyClock } from './ports.ts';
import { PASSPHRASE, temporaryFolder } from './vault.ts';

/** A copy of the folder of that name in tests/support/vaults, gone after the test file. */
export function formerVaultFolder(name: string): string {
  const folder = join(temporaryFolder(), 'vault');
  cpSync(join(import.meta.dirname, 'vaults', name), folder, { recursive: true });
  return folder;
}

/** The same, open and brought up to date. Lock its session after the test. */
export async function formerVault(name: string) {
  const folder = formerVaultFolder(name);
  const clock = steadyClock();
  const open = () => openVault({ folder, passphrase: passphraseBytes(PASSPHRASE), clock });
  let session = await open();
  return {
    folder,
    clock,
    random: countingRandom('later'),
    get session() {
      return session;
    },
    async reopen() {
      session.lock();
      session = await open();
      return session;
    },
  };
}
