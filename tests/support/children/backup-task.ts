/**
 * @file A backup made or put back in a process of its own, to be killed in the middle. Arguments: "make", the vault's
 * folder, its passphrase, and the folder for the backup; or "restore", the backup, and the new folder.
 */
import { openEngine } from '../../../src-main/host/compose.ts';
import { systemClock } from '../../../src-main/host/system.ts';
import { perform } from '../../../src-main/usecases/handlers/registry.ts';
import { restoreBackup } from '../../../src-main/vault/backup/restore.ts';
import { passphraseBytes } from '../../../src-main/vault/passphrase.ts';

const [task, from = '', to = '', out = ''] = process.argv.slice(2);
const { signal } = new AbortController();
const begin = () => (globalThis as { startCounting?: () => void }).startCounting?.();

if (task === 'make') {
  const engine = await openEngine({ folder: from, passphrase: passphraseBytes(to), clock: systemClock });
  begin();
  const folder = engine.files.register(out);
  await perform(engine, 'backupMake', { folder }, { signal, report: () => undefined });
  await engine.close();
} else {
  begin();
  await restoreBackup({ file: from, folder: to, clock: systemClock, signal, copied: () => undefined });
}
