/** @file Somebody who has the store's key and not the program. */
import { querySqlcipher } from './sqlcipher.ts';
import { PASSPHRASE, type TemporaryVault } from './vault.ts';

/** Runs SQL on the locked store as they would, without the program's guards. */
export async function behindItsBack(
  vault: Pick<TemporaryVault, 'folder' | 'session' | 'reopen'>,
  sql: string,
  passphrase = PASSPHRASE,
): Promise<void> {
  vault.session.lock();
  const guards = await querySqlcipher(
    vault.folder,
    passphrase,
    "SELECT group_concat('DROP TRIGGER ' || name || ';', ' ') FROM sqlite_master WHERE type = 'trigger';",
  );
  await querySqlcipher(vault.folder, passphrase, `${guards.join(' ')} ${sql}`);
  await vault.reopen();
}
