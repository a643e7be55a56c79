/** @file Real vaults in temporary folders, at the lowest cost the policy allows; all gone after the test file. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clock, Random } from '../../src-main/contract/ports.ts';
import { FLOOR_KDF } from '../../src-main/crypto/kdf.ts';
import type { VaultSession } from '../../src-main/vault/db.ts';
import { openVault } from '../../src-main/vault/open-vault.ts';
import { passphraseBytes } from '../../src-main/vault/passphrase.ts';
import { afterFile } from './after-file.ts';
import { copiedVault } from './made-vault.ts';
import { countingRandom, steadyClock } from './ports.ts';

export const PASSPHRASE = 'nine quiet herons wade upstream';
export const OWNER = 'Amina Okafor';

export interface TemporaryVault {
  readonly folder: string;
  readonly session: VaultSession;
  readonly passphrase: string;
  readonly clock: Clock;
  readonly random: Random;
  /** Locks this session and opens the vault again. */
  reopen(passphrase?: string): Promise<VaultSession>;
}

/**
 * One of the test file's own, in each place for temporary files. What is above a vault is looked through whenever one is
 * opened (sync-folder.ts): the thousands of folders that tests make at once must not all lie in one.
 */
const folders = new Map<string, string>();
const sessions: VaultSession[] = [];

function clear(): void {
  for (const session of sessions.splice(0)) session.lock();
  for (const folder of folders.values()) rmSync(folder, { recursive: true, force: true });
  folders.clear();
}

/** An empty folder, removed after the test file. */
export function temporaryFolder(): string {
  if (folders.size === 0) afterFile(clear);
  const place = tmpdir();
  const own = folders.get(place) ?? mkdtempSync(join(place, 'testimony-test-'));
  folders.set(place, own);
  return mkdtempSync(join(own, 'at-'));
}

/** A new, open vault in a folder of its own. Its keys are those of every vault made at the same time with the same identifiers. */
export async function temporaryVault({
  owner = OWNER,
  passphrase = PASSPHRASE,
  clock: ownClock,
  random: ownRandom,
}: {
  owner?: string;
  passphrase?: string;
  clock?: Clock;
  random?: Random;
} = {}): Promise<TemporaryVault> {
  const folder = join(temporaryFolder(), 'vault');
  const clock = ownClock ?? steadyClock();
  const random = ownRandom ?? countingRandom();
  let session = await copiedVault({
    folder,
    owner,
    passphrase: passphraseBytes(passphrase),
    clock,
    random,
    kdf: FLOOR_KDF,
  });
  sessions.push(session);
  return {
    folder,
    passphrase,
    clock,
    random,
    get session() {
      return session;
    },
    async reopen(again = passphrase) {
      session.lock();
      session = await openVault({ folder, passphrase: passphraseBytes(again), clock });
      sessions.push(session);
      return session;
    },
  };
}

export type VaultFiles = ReadonlyMap<string, Uint8Array>;

/** The files of a locked vault that `temporaryVault` made with the usual passphrase, for `writeVault`. */
export const readVault = (locked: string): VaultFiles =>
  new Map(readdirSync(locked).map((name) => [name, readFileSync(join(locked, name))]));

/** A copy of such a vault, open; its key is derived already. */
export async function writeVault(files: VaultFiles): Promise<VaultSession> {
  const folder = join(temporaryFolder(), 'vault');
  mkdirSync(folder, { mode: 0o700 });
  for (const [name, bytes] of files) writeFileSync(join(folder, name), bytes, { mode: 0o600 });
  const session = await openVault({ folder, passphrase: passphraseBytes(PASSPHRASE), clock: steadyClock() });
  sessions.push(session);
  return session;
}
