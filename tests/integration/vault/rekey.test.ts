/** A new data key for the whole vault: everybody's passphrase opens it as before, and what the old key opened it opens no more. */
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { changeKeyFile, changeRole } from '../../../src-main/vault/change-slot.ts';
import { openVault } from '../../../src-main/vault/open-vault.ts';
import { passphraseBytes } from '../../../src-main/vault/passphrase.ts';
import { addPerson, removePerson } from '../../../src-main/vault/people.ts';
import { listAudit, verifyAudit } from '../../../src-main/vault/queries/audit.ts';
import { addKit, recoverVault } from '../../../src-main/vault/recovery.ts';
import { planRekey, rekeyVault } from '../../../src-main/vault/rekey.ts';
import { codeOf } from '../../support/failures.ts';
import { addPerson as addFormerPerson, sqlcipher, storeKeyOf } from '../../support/sqlcipher.ts';
import {
  OWNER,
  PASSPHRASE,
  type TemporaryVault,
  temporaryFolder,
  temporaryVault,
} from '../../support/vault.ts';

const KIM = 'a quite different long phrase';
const NEW = 'the passphrase after the kit';
const own = passphraseBytes(PASSPHRASE);

async function withKim(vault: TemporaryVault) {
  const { session, clock, random } = vault;
  await addPerson({
    session,
    clock,
    random,
    own,
    passphrase: passphraseBytes(KIM),
    name: 'Kim',
    role: 'caseworker',
  });
}

const quiet = (vault: TemporaryVault) => ({
  session: vault.session,
  clock: vault.clock,
  own,
  leaveOut: [],
  signal: new AbortController().signal,
  copied: () => undefined,
});

it('keeps everybody’s passphrase and the kit, and stock sqlcipher reads the new store', async () => {
  const vault = await temporaryVault();
  await withKim(vault);
  const { session, clock, random, folder } = vault;
  const kit = await addKit({ session, own, shares: 3, needed: 2, clock, random });
  const before = await storeKeyOf(folder, PASSPHRASE);
  const entries = session.read((db) => listAudit(db, { limit: 1 })).total;
  const done = await rekeyVault(quiet(vault));
  expect(done.leftOut).toEqual([]);
  expect(session.locked).toBe(true);
  const key = await storeKeyOf(folder, PASSPHRASE);
  expect(key).not.toBe(before);
  expect(await storeKeyOf(folder, KIM)).toBe(key);
  const store = join(folder, 'vault.db');
  expect(sqlcipher(store, key, 'PRAGMA cipher_integrity_check; PRAGMA integrity_check;')).toEqual(['ok']);
  expect(() => sqlcipher(store, before, 'SELECT count(*) FROM audit_entry;')).toThrow();
  expect(existsSync(join(folder, 'vault.db.rekeyed')) || existsSync(join(folder, 'rekeying.json'))).toBe(
    false,
  );

  const kim = await vault.reopen(KIM);
  expect([kim.actor, kim.role]).toEqual(['Kim', 'caseworker']);
  const log = kim.read((db) => listAudit(db, { limit: 10 }));
  expect(log.total).toBe(entries + 3);
  expect(log.entries.map(({ action, actor }) => [action, actor]).slice(0, 3)).toEqual([
    ['vault.opened', 'Kim'],
    ['vault.rekeyed', OWNER],
    ['vault.rekey-begun', OWNER],
  ]);
  expect(kim.read((db) => verifyAudit(db, { expected: kim.anchoredHead })).intact).toBe(true);
  expect(await kim.findDamagedPages()).toEqual([]);
  kim.lock();
  const next = passphraseBytes(NEW);
  await recoverVault({ folder, shares: kit.shares.slice(1), person: OWNER, next, clock });
  expect((await vault.reopen(NEW)).actor).toBe(OWNER);
});

it('killed while its first file was written leaves nothing once the vault is opened', async () => {
  const vault = await temporaryVault();
  vault.session.lock();
  const left = join(vault.folder, 'rekeying.json.tmp');
  writeFileSync(left, '{ "format": "testimony-re');
  await vault.reopen();
  expect(existsSync(left)).toBe(false);
});

it('shuts out whoever was taken away, with an old header and the old store key too', async () => {
  const vault = await temporaryVault();
  await withKim(vault);
  const { folder, clock } = vault;
  const old = join(temporaryFolder(), 'copy');
  await vault.reopen();
  vault.session.lock();
  cpSync(folder, old, { recursive: true });
  await vault.reopen();
  const kim = vault.session.keyHolders.find(({ name }) => name === 'Kim');
  removePerson(vault.session, kim?.id ?? '', clock);
  await rekeyVault(quiet(vault));
  for (const name of ['header.json', 'header-copy.json'])
    cpSync(join(folder, name), join(old, `new-${name}`));
  expect(await codeOf(() => openVault({ folder, passphrase: passphraseBytes(KIM), clock }))).toBe(
    'wrong-passphrase',
  );
  cpSync(join(folder, 'vault.db'), join(old, 'vault.db'));
  expect(await codeOf(() => openVault({ folder: old, passphrase: passphraseBytes(KIM), clock }))).toBe(
    'vault-damaged',
  );
});

it('names whom it would leave out, and changes nothing before that is agreed', async () => {
  const vault = await temporaryVault();
  vault.session.lock();
  await addFormerPerson(vault.folder, PASSPHRASE, { owner: 'Lou', passphrase: KIM });
  const session = await vault.reopen();
  const header = JSON.parse(readFileSync(join(vault.folder, 'header.json'), 'utf8'));
  expect(header.version).toBe(4);
  expect(planRekey(session).leftOut).toEqual([]);
});

it('changes a role, never the last supervisor’s, and their passphrase stays', async () => {
  const vault = await temporaryVault();
  await withKim(vault);
  const { clock } = vault;
  const idOf = (name: string) => vault.session.keyHolders.find((one) => one.name === name)?.id ?? '';
  const change = (name: string, role: 'supervisor' | 'read-only') =>
    changeRole({ session: vault.session, own, id: idOf(name), role, clock });
  expect(await codeOf(() => change(OWNER, 'read-only'))).toBe('bad-input');
  await change('Kim', 'supervisor');
  await change(OWNER, 'read-only');
  expect(vault.session.role).toBe('read-only');
  expect((await vault.reopen(KIM)).role).toBe('supervisor');
  expect((await vault.reopen()).role).toBe('read-only');
  expect(vault.session.read((db) => listAudit(db, { limit: 20 })).entries.map((one) => one.action)).toContain(
    'vault.role-changed',
  );
});

it('asks for a key file beside the passphrase, until it is given up; a kit opens without', async () => {
  const vault = await temporaryVault();
  const { folder, clock, random } = vault;
  const kit = await addKit({ session: vault.session, own, shares: 2, needed: 2, clock, random });
  const keyFile = new Uint8Array(64).fill(7);
  await changeKeyFile({ session: vault.session, own, keyFile, clock });
  expect(await codeOf(() => vault.reopen())).toBe('wrong-passphrase');
  const other = new Uint8Array(64).fill(8);
  expect(await codeOf(() => openVault({ folder, passphrase: own, keyFile: other, clock }))).toBe(
    'wrong-passphrase',
  );
  const session = await openVault({ folder, passphrase: own, keyFile, clock });
  await rekeyVault({ ...quiet(vault), session });
  const again = await openVault({ folder, passphrase: own, keyFile, clock });
  again.lock();
  await recoverVault({ folder, shares: kit.shares, next: passphraseBytes(NEW), clock });
  const open = await vault.reopen(NEW);
  expect(open.keyHolders[0]?.keyFile).toBe(false);
});
