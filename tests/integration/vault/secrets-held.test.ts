/** An open vault holds three keys. When it is locked, or was never opened, this process holds none. */
import { readdirSync, statSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { secretsHeld } from '../../../src-main/crypto/secret.ts';
import { vaultOpener } from '../../../src-main/host/compose.ts';
import { systemRandom } from '../../../src-main/host/system.ts';
import { FileHandles } from '../../../src-main/usecases/engine/file-handles.ts';
import { changePassphrase } from '../../../src-main/vault/change-passphrase.ts';
import { openVault } from '../../../src-main/vault/open-vault.ts';
import { passphraseBytes } from '../../../src-main/vault/passphrase.ts';
import { damagedCopy, damagePage, HELP, readPast } from '../../support/damaged.ts';
import { codeOf } from '../../support/failures.ts';
import { testClock } from '../../support/ports.ts';
import { PASSPHRASE, temporaryVault } from '../../support/vault.ts';

/** For authenticating the header, for checking pages, and for signing the log. */
const OPEN = 3;

afterEach(() => expect(secretsHeld()).toBe(0));

test('made, locked, opened and locked', async () => {
  const vault = await temporaryVault();
  expect(secretsHeld()).toBe(OPEN);
  await vault.reopen();
  expect(secretsHeld()).toBe(OPEN);
  vault.session.lock();
  vault.session.lock();
});

test('not opened: a wrong passphrase, and a vault that is open already', async () => {
  const { folder, clock, session } = await temporaryVault();
  const open = (words: string) =>
    codeOf(() => openVault({ folder, clock, passphrase: passphraseBytes(words) }));
  expect(await open('nobody chose this passphrase')).toBe('vault-in-use');
  session.lock();
  expect(await open('nobody chose this passphrase')).toBe('wrong-passphrase');
});

test('a passphrase that came from the window is nought once a vault was opened with it, or was not', async () => {
  const { folder, session } = await temporaryVault();
  const opener = vaultOpener(new FileHandles(systemRandom), testClock);
  const opened = async (words: string) => {
    const passphrase = passphraseBytes(words);
    const end = await codeOf(async () => (await opener.open({ folder, passphrase })).session.lock());
    return [end, passphrase.findIndex((byte) => byte !== 0)];
  };
  expect(await opened(PASSPHRASE)).toEqual(['vault-in-use', -1]);
  session.lock();
  expect(await opened('nobody chose this passphrase')).toEqual(['wrong-passphrase', -1]);
  expect(await opened(PASSPHRASE)).toEqual(['none', -1]);
});

test('changed, and not changed', async () => {
  const { folder, clock, session, passphrase } = await temporaryVault();
  const [current, next] = [passphrase, 'seven pale moths cross the yard'].map(passphraseBytes) as [
    Uint8Array,
    Uint8Array,
  ];
  await changePassphrase({ folder, session, clock, current, next });
  expect(secretsHeld()).toBe(OPEN);
  expect(await codeOf(() => changePassphrase({ folder, session, clock, current, next }))).toBe(
    'wrong-passphrase',
  );
  expect(secretsHeld()).toBe(OPEN);
  session.lock();
});

test('not opened: a store that was cut short', async () => {
  const { folder, clock, session, passphrase } = await temporaryVault();
  session.lock();
  const store = join(folder, 'vault.db');
  truncateSync(store, statSync(store).size - 100);
  const open = () => openVault({ folder, clock, passphrase: passphraseBytes(passphrase) });
  expect(await codeOf(open)).toBe('vault-damaged');
});

describe('opened past damage', () => {
  const HEADER_PAGE = 3;
  const damaged = async () => {
    const { folder, session } = await temporaryVault();
    session.lock();
    return damagedCopy({ folder }, damagePage(HEADER_PAGE));
  };

  test('and locked again', async () => {
    const session = await readPast(await damaged());
    expect(secretsHeld()).toBeGreaterThan(0);
    session.lock();
  });

  test.each(['before it is looked through', 'while its copy is written'])('stopped %s', async (when) => {
    const stop = new AbortController();
    if (when.startsWith('before')) stop.abort();
    // So small a store is looked through in one piece: the next look at the signal is at the copy.
    const looked = () => stop.abort();
    const folder = await damaged();
    const copies = () => readdirSync(tmpdir()).filter((name) => name.startsWith('testimony-read-'));
    const before = copies();
    expect(await codeOf(() => readPast(folder, HELP, { signal: stop.signal, looked }))).toBe('cancelled');
    expect(secretsHeld()).toBe(0);
    expect(copies()).toEqual(before);
    // Nothing of it is in the way of the next one.
    (await readPast(folder)).lock();
  });
});
