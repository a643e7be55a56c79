/** Several people, each with a key of their own, and a recovery kit for when a passphrase is lost. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openVault } from '../../../src-main/vault/open-vault.ts';
import { passphraseBytes } from '../../../src-main/vault/passphrase.ts';
import { addPerson, removePerson } from '../../../src-main/vault/people.ts';
import { listAudit } from '../../../src-main/vault/queries/audit.ts';
import { addKit, recoverVault, retireKits, tryKit } from '../../../src-main/vault/recovery.ts';
import { codeOf, failureOf } from '../../support/failures.ts';
import { storeKeyOf } from '../../support/sqlcipher.ts';
import { OWNER, PASSPHRASE, type TemporaryVault, temporaryVault } from '../../support/vault.ts';

const JONAS = 'five patient otters wait below';
const NEXT = 'seven other herons wade upstream';
const own = () => passphraseBytes(PASSPHRASE);

const withJonas = async () => {
  const vault = await temporaryVault();
  const { session, clock, random } = vault;
  const jonas = { name: 'Jonas Weber', role: 'read-only', passphrase: passphraseBytes(JONAS) } as const;
  const { id } = await addPerson({ session, own: own(), ...jonas, clock, random });
  return { vault, id };
};
const actions = ({ session }: TemporaryVault) =>
  session.read((db) => listAudit(db, { limit: 20 })).entries.map(({ action, actor }) => `${action} ${actor}`);

describe('a second person', () => {
  test('opens the vault with their own passphrase, and is the author of what they do; the store is not encrypted anew', async () => {
    const vault = await temporaryVault();
    const { session, folder, clock, random } = vault;
    const key = await storeKeyOf(folder, PASSPHRASE);
    const jonas = { name: 'Jonas Weber', role: 'caseworker', passphrase: passphraseBytes(JONAS) } as const;
    await addPerson({ session, own: own(), ...jonas, clock, random });
    expect(actions(vault)[0]).toBe(`vault.person-added ${OWNER}`);
    const opened = await vault.reopen(JONAS);
    expect([opened.actor, opened.role]).toEqual(['Jonas Weber', 'caseworker']);
    expect(opened.keyHolders.map(({ name, role }) => [name, role])).toEqual([
      [OWNER, 'supervisor'],
      ['Jonas Weber', 'caseworker'],
    ]);
    expect(actions(vault)[0]).toBe('vault.opened Jonas Weber');
    expect(await storeKeyOf(folder, JONAS)).toBe(key);
    expect((await vault.reopen(PASSPHRASE)).actor).toBe(OWNER);
  });

  test('stands in the header without name or role', async () => {
    const { vault } = await withJonas();
    const header = readFileSync(join(vault.folder, 'header.json'), 'utf8');
    expect(header).not.toMatch(/Jonas|Weber|read-only/);
    expect(JSON.parse(header).version).toBe(4);
  });

  test('is added only by somebody with their own passphrase, under a name and a passphrase nobody has', async () => {
    const { vault } = await withJonas();
    const { session, clock, random } = vault;
    const add = (name: string, passphrase: string, mine = PASSPHRASE) =>
      codeOf(() =>
        addPerson({
          session,
          clock,
          random,
          name,
          role: 'solicitor',
          own: passphraseBytes(mine),
          passphrase: passphraseBytes(passphrase),
        }),
      );
    expect(await add('Ruth', NEXT, JONAS)).toBe('wrong-passphrase');
    expect(await add('jonas  WEBER', NEXT)).toBe('already-exists');
    expect(await add('Ruth', JONAS)).toBe('already-exists');
    expect(await add('Ruth', 'too short')).toBe('bad-input');
    expect(session.keyHolders).toHaveLength(2);
  });

  test('who is removed opens it no more; nobody removes themselves', async () => {
    const { vault, id } = await withJonas();
    const { session, folder, clock } = vault;
    expect(await codeOf(() => removePerson(session, session.heldBy, clock))).toBe('bad-input');
    removePerson(session, id, clock);
    expect(actions(vault)[0]).toBe(`vault.person-removed ${OWNER}`);
    session.lock();
    expect(await codeOf(() => openVault({ folder, passphrase: passphraseBytes(JONAS), clock }))).toBe(
      'wrong-passphrase',
    );
    expect((await vault.reopen()).keyHolders).toHaveLength(1);
  });
});

describe('a recovery kit', () => {
  const made = async () => {
    const vault = await temporaryVault();
    const { session, clock, random } = vault;
    return { vault, kit: await addKit({ session, own: own(), shares: 3, needed: 2, clock, random }) };
  };

  test('is no person, and is not taken away as one', async () => {
    const { vault } = await made();
    const { session, clock } = vault;
    const kit = session.keyHolders.find(({ kind }) => kind !== 'passphrase');
    expect(await codeOf(() => removePerson(session, kit?.id ?? '', clock))).toBe('not-found');
    expect(session.keyHolders).toHaveLength(2);
  });
  const pairs = ([a = '', b = '', c = '']: readonly string[]) => [
    [a, b],
    [a, c],
    [c, b],
    [a, b, c],
  ];

  test('opens with any two of its three shares, in any order and however they are typed, and changes nothing', async () => {
    const { vault, kit } = await made();
    const before = readFileSync(join(vault.folder, 'header.json'));
    for (const some of pairs(kit.shares)) {
      const typed = some.map((text) => text.toLowerCase().replace(/0/g, 'o').replace(/ /g, '-'));
      expect(await tryKit(vault.folder, typed)).toEqual({ kit: kit.kit });
    }
    expect(readFileSync(join(vault.folder, 'header.json'))).toEqual(before);
  });

  test('says what is wrong with what was typed, share by share', async () => {
    const { vault, kit } = await made();
    const [one = '', two = ''] = kit.shares;
    const other = await made();
    const tried = (...texts: string[]) => failureOf(() => tryKit(vault.folder, texts));
    const letter = one[7] === 'A' ? 'B' : 'A';
    expect(await tried(one)).toMatchObject({
      code: 'bad-input',
      found: [{ code: 'shares-too-few', params: { needed: 2, there: 1 } }],
    });
    expect(await tried(one, one)).toMatchObject({ code: 'bad-input', found: [{ code: 'shares-twice' }] });
    expect(await tried(one.slice(0, 7) + letter + one.slice(8), two)).toMatchObject({
      subject: 'page 1',
      found: [{ code: 'share-mistyped' }],
    });
    expect(await tried(one, two.slice(0, -6))).toMatchObject({
      subject: 'page 2',
      found: [{ code: 'share-too-short' }],
    });
    expect(await tried(one, `${two}?`)).toMatchObject({ subject: 'page 2' });
    const strange = await tried(...other.kit.shares.slice(0, 2));
    expect(['wrong-passphrase']).toContain(strange?.code);
  });

  test('gives a person a new passphrase; the old one opens the vault no more, and the log says how', async () => {
    const { vault, kit } = await made();
    const { folder, clock } = vault;
    vault.session.lock();
    const shares = kit.shares.slice(1);
    expect(await recoverVault({ folder, shares, next: passphraseBytes(NEXT), clock })).toEqual({
      name: OWNER,
    });
    expect(await codeOf(() => vault.reopen(PASSPHRASE))).toBe('wrong-passphrase');
    expect([(await vault.reopen(NEXT)).actor, actions(vault)[1]]).toEqual([
      OWNER,
      'vault.recovered Recovery kit (2 of 3)',
    ]);
    expect(await tryKit(folder, shares)).toEqual({ kit: kit.kit });
  });

  test('asks whose passphrase it is where there are several people', async () => {
    const { vault } = await withJonas();
    const { session, folder, clock, random } = vault;
    const { shares } = await addKit({ session, own: own(), shares: 3, needed: 2, clock, random });
    session.lock();
    const recover = (person?: string) =>
      recoverVault({ folder, shares: shares.slice(0, 2), person, next: passphraseBytes(NEXT), clock });
    expect(await failureOf(() => recover())).toMatchObject({
      subject: 'person',
      findings: [OWNER, 'Jonas Weber'],
    });
    expect(await recover('Jonas Weber')).toEqual({ name: 'Jonas Weber' });
    expect([(await vault.reopen(NEXT)).actor, (await vault.reopen(NEXT)).role]).toEqual([
      'Jonas Weber',
      'read-only',
    ]);
    expect((await vault.reopen(PASSPHRASE)).actor).toBe(OWNER);
  });

  test('is of no use once another was made in its place; a passphrase is no recovery key', async () => {
    const { vault, kit } = await made();
    const { session, folder, clock, random } = vault;
    const next = await addKit({ session, own: own(), shares: 2, needed: 2, clock, random });
    expect(await tryKit(folder, kit.shares.slice(0, 2))).toEqual({ kit: kit.kit });
    retireKits(session, next.slotId, clock);
    expect(await codeOf(() => tryKit(folder, kit.shares.slice(0, 2)))).toBe('wrong-passphrase');
    expect(await tryKit(folder, next.shares)).toEqual({ kit: next.kit });
    session.lock();
    expect((await vault.reopen()).keyHolders.map(({ kind }) => kind)).toEqual(['passphrase', 'recovery']);
  });
});
