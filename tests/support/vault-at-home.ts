/**
 * @file The running program on a vault that is there already, at the lowest cost. Made in the window (wiring.test.ts,
 * journey.test.ts) a vault costs as much as the machine bears: a second of all its cores, at every unlock after it too.
 */
import { join } from 'node:path';
import { expect } from 'vitest';
import { FLOOR_KDF } from '../../src-main/crypto/kdf.ts';
import { systemClock, systemRandom } from '../../src-main/host/system.ts';
import { createVault } from '../../src-main/vault/create-vault.ts';
import type { VaultSession } from '../../src-main/vault/db.ts';
import { passphraseBytes } from '../../src-main/vault/passphrase.ts';
import { type AppOptions, launchApp, type RunningApp } from './app.ts';
import { OWNER, PASSPHRASE, temporaryFolder } from './vault.ts';

/** A home with a locked vault where the program looks for one. `fill` puts something into it first. */
async function homeWithVault(fill?: (session: VaultSession) => Promise<void>): Promise<string> {
  const home = temporaryFolder();
  const made = await createVault({
    folder: join(home, 'Testimony'),
    owner: OWNER,
    passphrase: passphraseBytes(PASSPHRASE),
    clock: systemClock,
    random: systemRandom,
    kdf: FLOOR_KDF,
  });
  await fill?.(made);
  made.lock();
  return home;
}

/** The program with such a vault open, unlocked by the page's own call. The caller closes it. */
export async function openedApp(
  options: Omit<AppOptions, 'home'> = {},
  fill?: (session: VaultSession) => Promise<void>,
): Promise<RunningApp> {
  const app = await launchApp({ ...options, home: await homeWithVault(fill) });
  const unlocked = await app.page.evaluate(
    (passphrase) => window.testimony.app.unlock({ passphrase: new TextEncoder().encode(passphrase) }),
    PASSPHRASE,
  );
  expect(unlocked).toMatchObject({ ok: true, value: { state: 'unlocked' } });
  return app;
}
