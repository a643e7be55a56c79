import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { FLOOR_KDF } from '../../../src-main/crypto/kdf.ts';
import { createVault } from '../../../src-main/vault/create-vault.ts';
import { openVault } from '../../../src-main/vault/open-vault.ts';
import { passphraseBytes } from '../../../src-main/vault/passphrase.ts';
import { appendAudit, listAudit } from '../../../src-main/vault/queries/audit.ts';
import { countingRandom, steadyClock } from '../../support/ports.ts';
import { OWNER, PASSPHRASE, temporaryFolder, temporaryVault } from '../../support/vault.ts';

const note = {
  at: '2026-11-24T09:00:00.000+00:00',
  actor: OWNER,
  action: 'test.noted',
  subject: 'x',
  facts: {},
};

describe('a vault', () => {
  test('is a folder with two header copies and the store, and nothing else once locked', async () => {
    const { session, folder } = await temporaryVault();
    session.lock();
    expect(readdirSync(folder).sort()).toEqual(['header-copy.json', 'header.json', 'vault.db']);
  });

  test('can be read and written by nobody but its owner on the computer', async () => {
    const { session, folder } = await temporaryVault();
    session.write((tx) => appendAudit(tx, note));
    for (const name of readdirSync(folder)) {
      expect(`${name} ${(statSync(join(folder, name)).mode & 0o777).toString(8)}`).toBe(`${name} 600`);
    }
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });

  test('keeps what was written, and knows who wrote it, after it was locked and opened', async () => {
    const vault = await temporaryVault();
    vault.session.write((tx) => appendAudit(tx, { ...note, subject: 'kept' }));
    const session = await vault.reopen();
    expect(session.actor).toBe(OWNER);
    expect(
      session
        .read((db) => listAudit(db, { limit: 10 }))
        .entries.map(({ action, subject }) => [action, subject]),
    ).toEqual([
      ['vault.opened', session.vaultId],
      ['test.noted', 'kept'],
      ['vault.created', session.vaultId],
    ]);
  });
});
