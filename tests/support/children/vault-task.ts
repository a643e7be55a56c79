/**
 * @file One thing done to a vault in a process of its own, to be killed in the middle. Arguments: create, change, salvage,
 * look (past damage) or write, folder, passphrase, and for change the next passphrase, for salvage the new folder. Writing goes on until it is
 * killed, telling each entry's number once it is saved.
 */
import { createHash, randomBytes } from 'node:crypto';
import { writeSync } from 'node:fs';
import { FLOOR_KDF } from '../../../src-main/crypto/kdf.ts';
import { findResources } from '../../../src-main/usecases/resources/resources.ts';
import { salvageHelp } from '../../../src-main/usecases/vault/salvage.ts';
import { writeBlob } from '../../../src-main/vault/blobs.ts';
import { changePassphrase } from '../../../src-main/vault/change-passphrase.ts';
import { createVault } from '../../../src-main/vault/create-vault.ts';
import { openVault } from '../../../src-main/vault/open-vault.ts';
import { passphraseBytes } from '../../../src-main/vault/passphrase.ts';
import { appendAudit } from '../../../src-main/vault/queries/audit.ts';
import { openPastDamage } from '../../../src-main/vault/salvage/open-past-damage.ts';
import { salvageVault } from '../../../src-main/vault/salvage/salvage-vault.ts';
import { countingRandom, steadyClock } from '../ports.ts';

const [task, folder, passphrase, next] = process.argv.slice(2) as [string, string, string, string];
const clock = steadyClock();
const current = passphraseBytes(passphrase);
(globalThis as { startCounting?: () => void }).startCounting?.();

if (task === 'create') {
  (
    await createVault({
      folder,
      owner: 'A',
      passphrase: current,
      clock,
      random: countingRandom(),
      kdf: FLOOR_KDF,
    })
  ).lock();
} else if (task === 'salvage' || task === 'look') {
  const request = {
    folder,
    opening: { kind: 'passphrase' as const, passphrase: current, keyFile: undefined },
    clock,
    signal: new AbortController().signal,
    looked: () => undefined,
    because: 'damage' as const,
    help: await salvageHelp(findResources()),
  };
  if (task === 'salvage') await salvageVault({ ...request, to: next });
  else (await openPastDamage(request)).lock();
} else if (task === 'change') {
  await changePassphrase({ folder, current, next: passphraseBytes(next), clock });
} else {
  const session = await openVault({ folder, passphrase: current, clock });
  for (;;) {
    const bytes = new Uint8Array(randomBytes(50_000));
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const { seq } = session.write((tx) => {
      writeBlob(tx, sha256, bytes, sha256);
      return appendAudit(tx, {
        at: clock.now(),
        actor: 'A',
        action: 'test.saved',
        subject: sha256,
        facts: {},
      });
    });
    writeSync(1, `${seq} ${sha256}\n`);
  }
}
