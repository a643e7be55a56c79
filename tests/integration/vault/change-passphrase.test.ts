import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { changePassphrase } from '../../../src-main/vault/change-passphrase.ts';
import { openVault } from '../../../src-main/vault/open-vault.ts';
import { passphraseBytes } from '../../../src-main/vault/passphrase.ts';
import { listAudit } from '../../../src-main/vault/queries/audit.ts';
import { codeOf } from '../../support/failures.ts';
import { steadyClock } from '../../support/ports.ts';
import { addPerson, storeKeyOf } from '../../support/sqlcipher.ts';
import { OWNER, PASSPHRASE, temporaryFolder, temporaryVault } from '../../support/vault.ts';

const NEXT = 'seven other herons wade upstream';
const clock = steadyClock();
const open = (folder: string, passphrase: string) =>
  openVault({ folder, passphrase: passphraseBytes(passphrase), clock });
const change = (folder: string, current: string, next: string) =>
  changePassphrase({ folder, current: passphraseBytes(current), next: passphraseBytes(next), clock });
const actions = async (folder: string, passphrase: string) => {
  const session = await open(folder, passphrase);
  const { entries } = session.read((db) => listAudit(db, { limit: 20 }));
  session.lock();
  return entries.map(({ action }) => action).reverse();
};

describe('changing the passphrase', () => {
  test('of an open vault keeps it open; from then on only the new one opens it', async () => {
    const { session, folder, clock: now } = await temporaryVault();
    await changePassphrase({
      folder,
      session,
      current: passphraseBytes(PASSPHRASE),
      next: passphraseBytes(NEXT),
      clock: now,
    });
    expect(session.locked).toBe(false);
    expect(session.read((db) => listAudit(db, { limit: 1 })).entries[0]).toMatchObject({
      action: 'vault.passphrase-changed',
      actor: OWNER,
    });
    session.lock();
    expect(await codeOf(() => open(folder, PASSPHRASE))).toBe('wrong-passphrase');
    const opened = await open(folder, NEXT);
    expect(opened.actor).toBe(OWNER);
    opened.lock();
  });

  test('of a locked vault does the same, and leaves store key and files as they were', async () => {
    const { session, folder } = await temporaryVault();
    session.lock();
    const key = await storeKeyOf(folder, PASSPHRASE);
    await change(folder, PASSPHRASE, NEXT);
    expect(await storeKeyOf(folder, NEXT)).toBe(key);
    expect(readdirSync(folder).sort()).toEqual(['header-copy.json', 'header.json', 'vault.db']);
    expect(await codeOf(() => open(folder, PASSPHRASE))).toBe('wrong-passphrase');
    expect(await actions(folder, NEXT)).toEqual([
      'vault.created',
      'vault.opened',
      'vault.passphrase-changed',
      'vault.opened',
    ]);
  });

  test('needs the current one, and a next one of some length; else nothing changes', async () => {
    const { session, folder, clock: now } = await temporaryVault();
    const attempt = (current: string, next: string) =>
      codeOf(() =>
        changePassphrase({
          folder,
          session,
          current: passphraseBytes(current),
          next: passphraseBytes(next),
          clock: now,
        }),
      );
    expect(await attempt('not the passphrase at all', NEXT)).toBe('wrong-passphrase');
    expect(await attempt(PASSPHRASE, 'too short')).toBe('bad-input');
    session.lock();
    expect(await attempt(PASSPHRASE, NEXT)).toBe('locked');
    expect(await codeOf(() => change(folder, 'not the passphrase at all', NEXT))).toBe('wrong-passphrase');
    expect(await actions(folder, PASSPHRASE)).toEqual(['vault.created', 'vault.opened']);
  });

  test('that the store cannot take note of is taken back: the old passphrase still opens the vault', async () => {
    const { session, folder, clock: now } = await temporaryVault();
    session.write((tx) =>
      tx.run(
        "CREATE TRIGGER refuse BEFORE UPDATE ON vault_identity BEGIN SELECT RAISE(ABORT, 'refused'); END",
      ),
    );
    const attempt = () =>
      changePassphrase({
        folder,
        session,
        current: passphraseBytes(PASSPHRASE),
        next: passphraseBytes(NEXT),
        clock: now,
      });
    expect(await codeOf(attempt)).toBe('storage');
    session.lock();
    expect(await codeOf(() => open(folder, NEXT))).toBe('wrong-passphrase');
    expect(await actions(folder, PASSPHRASE)).toEqual(['vault.created', 'vault.opened']);
  });

  test('of one person leaves another person’s as it is', async () => {
    const { session, folder } = await temporaryVault();
    session.lock();
    await addPerson(folder, PASSPHRASE, {
      owner: 'Jonas Weber',
      passphrase: 'five patient otters wait below',
    });
    await change(folder, PASSPHRASE, NEXT);
    for (const [passphrase, owner] of [
      [NEXT, OWNER],
      ['five patient otters wait below', 'Jonas Weber'],
    ] as const) {
      const opened = await open(folder, passphrase);
      expect(opened.actor).toBe(owner);
      opened.lock();
    }
  });

  test('is not undone by putting the old header back: that is noticed', async () => {
    const { session, folder } = await temporaryVault();
    session.lock();
    const old = join(temporaryFolder(), 'old');
    cpSync(folder, old, { recursive: true });
    await change(folder, PASSPHRASE, NEXT);
    for (const name of ['header.json', 'header-copy.json']) cpSync(join(old, name), join(folder, name));
    expect(await codeOf(() => open(folder, PASSPHRASE))).toBe('vault-rolled-back');
    expect(await codeOf(() => open(folder, NEXT))).toBe('wrong-passphrase');
  });

  test('is not undone where one copy of the old header is left', async () => {
    const { session, folder } = await temporaryVault();
    session.lock();
    const old = readFileSync(join(folder, 'header.json'));
    await change(folder, PASSPHRASE, NEXT);
    writeFileSync(join(folder, 'header-copy.json'), old);
    expect(await codeOf(() => open(folder, PASSPHRASE))).toBe('wrong-passphrase');
    (await open(folder, NEXT)).lock();
    expect(readFileSync(join(folder, 'header.json'))).toEqual(readFileSync(join(folder, 'header-copy.json')));
  });

  test('that stopped between header and store is noted in the log at the next opening', async () => {
    const { session, folder } = await temporaryVault();
    session.lock();
    const store = readFileSync(join(folder, 'vault.db'));
    // A second person's slot is written to the header alone, as a change that stopped half way would be.
    await addPerson(folder, PASSPHRASE, { owner: 'Jonas Weber', passphrase: NEXT });
    expect(readFileSync(join(folder, 'vault.db'))).toEqual(store);
    expect(await actions(folder, NEXT)).toEqual([
      'vault.created',
      'vault.passphrase-changed',
      'vault.opened',
    ]);
    expect(await actions(folder, NEXT)).toEqual([
      'vault.created',
      'vault.passphrase-changed',
      'vault.opened',
      'vault.opened',
    ]);
  });
});
