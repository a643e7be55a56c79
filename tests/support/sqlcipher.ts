/**
 * @file A second opinion on the store: Debian's `sqlcipher`, which shares no code with the driver. It needs
 * the store's raw key, which the program never hands out; here it is unwrapped with the crypto functions.
 */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { toHex } from '../../src-main/crypto/digest.ts';
import { FLOOR_KDF } from '../../src-main/crypto/kdf.ts';
import { sealSlot } from '../../src-main/crypto/key-slot.ts';
import { deriveKey } from '../../src-main/crypto/labels.ts';
import { Secrets } from '../../src-main/crypto/secret.ts';
import { writeHeader } from '../../src-main/vault/header-files.ts';
import { passphraseBytes } from '../../src-main/vault/passphrase.ts';
import { unlock } from '../../src-main/vault/unlock.ts';

/** Hex of the store's raw key. */
export async function storeKeyOf(folder: string, passphrase: string): Promise<string> {
  const { dataKey, header } = await unlock(
    folder,
    { kind: 'passphrase', passphrase: passphraseBytes(passphrase) },
    new Secrets(),
  );
  return toHex(deriveKey(dataKey, header.vaultId, 'db'));
}

/** Runs SQL on a store with `sqlcipher` and returns what it prints, one line per row, `|` between columns. */
export function sqlcipher(file: string, key: string, sql: string): string[] {
  const output = execFileSync('sqlcipher', ['-batch', file], {
    input: `PRAGMA key = "x'${key}'";\n${sql}\n`,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  // The first line is the answer to the key.
  return output
    .split('\n')
    .slice(1)
    .filter((line) => line !== '');
}

/** The same for a whole locked vault. */
export async function querySqlcipher(folder: string, passphrase: string, sql: string): Promise<string[]> {
  return sqlcipher(join(folder, 'vault.db'), await storeKeyOf(folder, passphrase), sql);
}

/** Gives a second person a key slot in a locked vault, with the program's own parts. */
export async function addPerson(
  folder: string,
  passphrase: string,
  person: { owner: string; passphrase: string },
): Promise<void> {
  const { dataKey, header } = await unlock(
    folder,
    { kind: 'passphrase', passphrase: passphraseBytes(passphrase) },
    new Secrets(),
  );
  const about = {
    vaultId: header.vaultId,
    id: `slot-${header.slots.length + 1}`,
    createdAt: header.createdAt,
    owner: person.owner,
    kdf: FLOOR_KDF,
  };
  const slot = await sealSlot(about, passphraseBytes(person.passphrase), dataKey);
  writeHeader(
    folder,
    {
      ...header,
      sequence: header.sequence + 1,
      keysChanged: header.sequence + 1,
      slots: [...header.slots, slot],
    },
    deriveKey(dataKey, header.vaultId, 'header-mac'),
  );
}
