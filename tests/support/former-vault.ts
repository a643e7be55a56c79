/** @file A frozen vault of a former version of the program, thawed so that it can be opened and brought up to date. */
import { join } from 'node:path';
import { openVault } from '../../src-main/vault/open-vault.ts';
import { passphraseBytes } from '../../src-main/vault/passphrase.ts';
import { FROZEN_PASSPHRASE, thaw } from './frozen/frozen.ts';
import { countingRandom, steadyClock } from './ports.ts';
import { temporaryFolder } from './vault.ts';

/** The folder of a copy of tests/frozen-vaults' vault of that name, gone after the test file. */
export async function formerVaultFolder(name: string): Promise<string> {
  const folder = join(temporaryFolder(), 'vault');
  await thaw(name, folder);
  return folder;
}

/** The same, open and brought up to date. Lock its session after the test. */
export async function formerVault(name: string) {
  const folder = await formerVaultFolder(name);
  const clock = steadyClock();
  const open = () => openVault({ folder, passphrase: passphraseBytes(FROZEN_PASSPHRASE), clock });
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
