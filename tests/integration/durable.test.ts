/**
 * A power cut keeps what was synced and may lose or reorder the rest, which no test on a running system can show. So
 * the calls themselves are held: what is written is synced before it gets its name, and the folder after.
 */
import {
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildBundle } from '../../src-main/bundle/build.ts';
import type { StagedPath } from '../../src-main/contract/staged-path.ts';
import { FLOOR_KDF } from '../../src-main/crypto/kdf.ts';
import { BundleFiles } from '../../src-main/usecases/bundles/bundle-files.ts';
import type { Engine } from '../../src-main/usecases/engine/engine.ts';
import { permitToLeave } from '../../src-main/usecases/leaving/permit.ts';
import { StagingDirectory } from '../../src-main/usecases/leaving/staging.ts';
import { changePassphrase } from '../../src-main/vault/change-passphrase.ts';
import { createVault } from '../../src-main/vault/create-vault.ts';
import type { VaultSession } from '../../src-main/vault/db.ts';
import { openVault } from '../../src-main/vault/open-vault.ts';
import { passphraseBytes } from '../../src-main/vault/passphrase.ts';
import { writeDurably } from '../../src-main/vault/vault-files.ts';
import { numberSheet, planOf, quiet } from '../support/bundles.ts';
import { codeOf } from '../support/failures.ts';
import { fileCallsOf } from '../support/file-calls.ts';
import { countingRandom, steadyClock } from '../support/ports.ts';
import { rawDocument, words } from '../support/raw-pdf.ts';
import { PASSPHRASE, temporaryFolder, temporaryVault } from '../support/vault.ts';

const HEADER_WRITTEN = (folder: string) => [
  'write header.json.tmp',
  'sync header.json.tmp',
  'write header-copy.json.tmp',
  'sync header-copy.json.tmp',
  'rename header.json.tmp header.json',
  `sync ${folder}`,
  'rename header-copy.json.tmp header-copy.json',
  `sync ${folder}`,
];
const NEXT = 'seven pale moths cross the yard';
const lock = /vault\.lock|IN-USE/;

describe('the vault', () => {
  let session: VaultSession;
  beforeAll(async () => {
    ({ session } = await temporaryVault());
  });

  it('is made: store, then both headers, then the name that makes it exist, then the folder above', async () => {
    const folder = join(temporaryFolder(), 'vault');
    const about = { folder, owner: 'Amina', passphrase: passphraseBytes(PASSPHRASE), kdf: FLOOR_KDF };
    const { calls } = await fileCallsOf(async () =>
      (await createVault({ ...about, clock: steadyClock(), random: countingRandom() })).lock(),
    );
    expect(calls.filter((call) => !lock.test(call))).toEqual([
      ...HEADER_WRITTEN('vault'),
      'rename vault.db.new vault.db',
      'sync vault',
      `sync ${basename(join(folder, '..'))}`,
    ]);
  });

  it('writes both copies of its header whole before it replaces the first', async () => {
    const { session, folder, clock } = await temporaryVault();
    const { calls } = await fileCallsOf(() =>
      changePassphrase({
        folder,
        session,
        clock,
        current: passphraseBytes(PASSPHRASE),
        next: passphraseBytes(NEXT),
      }),
    );
    // Once for the slot, once for the head of the log that tells of it.
    expect(calls).toEqual([...HEADER_WRITTEN('vault'), ...HEADER_WRITTEN('vault')]);
    const [one, other] = ['header.json', 'header-copy.json'].map((name) => readFileSync(join(folder, name)));
    expect(one).toEqual(other);
  });

  it('has the old passphrase when a change of it fails, at whatever call, and else the new one', async () => {
    const outcomes: string[] = [];
    for (let at = 1; at <= HEADER_WRITTEN('').length + 1; at += 1) {
      const vault = await temporaryVault();
      const { folder, clock } = vault;
      const current = passphraseBytes(PASSPHRASE);
      const next = passphraseBytes(NEXT);
      const change = () => changePassphrase({ folder, session: vault.session, clock, current, next });
      const { outcome } = await fileCallsOf(change, { at, code: 'EIO' });
      vault.session.lock();
      const [works, fails] = 'thrown' in outcome ? [current, next] : [next, current];
      expect([at, await codeOf(() => openVault({ folder, clock, passphrase: fails }))]).toEqual([
        at,
        'wrong-passphrase',
      ]);
      (await openVault({ folder, clock, passphrase: works })).lock();
      expect(readdirSync(folder).sort()).toEqual(['header-copy.json', 'header.json', 'vault.db']);
      outcomes.push('thrown' in outcome ? 'old' : 'new');
    }
    // The first copy of the header that is replaced is the change.
    expect(outcomes.join(' ')).toBe('old old old old old new new new new');
  });

  it('has the new passphrase, and says so, where only the note of the change could not become good', async () => {
    const vault = await temporaryVault();
    const { folder, clock } = vault;
    // A row that points nowhere is looked for when a transaction becomes good: it ends there, with the header replaced.
    const trap = `CREATE TABLE trap (at INTEGER REFERENCES audit_entry(seq) DEFERRABLE INITIALLY DEFERRED);
      CREATE TRIGGER trap_set AFTER INSERT ON audit_entry BEGIN INSERT INTO trap VALUES (-1); END;`;
    for (const one of trap.split(/(?<=DEFERRED\);)/)) vault.session.write((tx) => tx.run(one));
    const [current, next] = [passphraseBytes(PASSPHRASE), passphraseBytes(NEXT)];
    await changePassphrase({ folder, session: vault.session, clock, current, next });
    for (const one of ['DROP TRIGGER trap_set', 'DROP TABLE trap']) vault.session.write((tx) => tx.run(one));
    vault.session.lock();
    expect(await codeOf(() => openVault({ folder, clock, passphrase: passphraseBytes(PASSPHRASE) }))).toBe(
      'wrong-passphrase',
    );
    (await openVault({ folder, clock, passphrase: next })).lock();
  });

  it('is there, or nothing of it is, whatever call of making it fails', async () => {
    const outcomes = new Set<string>();
    for (let at = 1; at <= 14; at += 1) {
      const folder = join(temporaryFolder(), 'vault');
      const about = { folder, owner: 'Amina', passphrase: passphraseBytes(PASSPHRASE), kdf: FLOOR_KDF };
      const make = async () =>
        (await createVault({ ...about, clock: steadyClock(), random: countingRandom() })).lock();
      const { outcome } = await fileCallsOf(make, { at, code: 'EIO' });
      outcomes.add('thrown' in outcome ? 'none' : 'made');
      if ('thrown' in outcome) expect([at, existsSync(folder)]).toEqual([at, false]);
      else
        (await openVault({ folder, clock: steadyClock(), passphrase: passphraseBytes(PASSPHRASE) })).lock();
    }
    expect([...outcomes].sort()).toEqual(['made', 'none']);
  });

  it.each([
    ['synchronous', 3],
    ['journal_mode', 'delete'],
    ['secure_delete', 1],
    ['temp_store', 2],
    ['foreign_keys', 1],
    ['recursive_triggers', 1],
    ['trusted_schema', 0],
    ['cell_size_check', 1],
    ['mmap_size', 0],
    ['locking_mode', 'exclusive'],
    ['fullfsync', 1],
  ])('its store is opened with %s = %s', async (name, value) => {
    const row = session.read((db) => db.get<Record<string, unknown>>(`PRAGMA ${name}`));
    expect(Object.values(row ?? {})).toEqual([value]);
  });
});

describe('files of the vault that are replaced', () => {
  const NAMES = ['one.json', 'other.json'];
  const [OLD, NEW] = [Buffer.from('old'), Buffer.from('new')];

  it('are the old ones where it fails, and the newest is new where it does not; nothing is left beside them', async () => {
    for (let at = 1; at <= 8; at += 1) {
      const folder = temporaryFolder();
      writeDurably(folder, NAMES, OLD);
      const { outcome } = await fileCallsOf(() => writeDurably(folder, NAMES, NEW), { at, code: 'ENOSPC' });
      // As long as they are being written neither is replaced.
      if (at <= 5)
        expect(outcome, `call ${at}`).toMatchObject({ thrown: { code: 'disk-full', subject: 'one.json' } });
      else expect(outcome, `call ${at}`).toEqual({ value: undefined });
      expect([at, readdirSync(folder).sort()]).toEqual([at, NAMES]);
      const words = NAMES.map((name) => readFileSync(join(folder, name), 'utf8'));
      expect([at, words]).toEqual([at, at <= 5 ? ['old', 'old'] : at <= 7 ? ['new', 'old'] : ['new', 'new']]);
    }
  });

  it('are not written through a link that somebody laid where they are made', () => {
    const folder = temporaryFolder();
    const elsewhere = join(temporaryFolder(), 'elsewhere');
    writeFileSync(elsewhere, 'not to be touched');
    symlinkSync(elsewhere, join(folder, 'one.json.tmp'));
    writeDurably(folder, NAMES, NEW);
    expect(readFileSync(elsewhere, 'utf8')).toBe('not to be touched');
    expect(NAMES.map((name) => readFileSync(join(folder, name), 'utf8'))).toEqual(['new', 'new']);
    expect(lstatSync(join(folder, 'one.json')).isSymbolicLink()).toBe(false);
  });
});

/** For nobody's data no gate is asked, and no vault. */
const permit = () =>
  permitToLeave(
    {} as Engine,
    {
      ground: 'nobodys-data',
      kind: 'form',
      mode: 'locked',
      subject: 'a form',
      title: 'A form',
    } as const,
  );
const stagingIn = (folder: string) => StagingDirectory.begin(permit(), folder, 'a'.repeat(26), steadyClock());

describe('a file that leaves', () => {
  it('is whole and synced before it has its name, and the folder after', async () => {
    const folder = temporaryFolder();
    const { calls } = await fileCallsOf(async () => {
      const staging = stagingIn(folder);
      await staging.add('one.pdf', Buffer.from('1'));
      await staging.add('two.pdf', Buffer.from('2'));
      staging.place();
      staging.end();
    });
    expect(calls.filter((call) => !lock.test(call))).toEqual([
      'write one.pdf',
      'sync one.pdf',
      'write two.pdf',
      'sync two.pdf',
      'link two.pdf two.pdf',
      'link one.pdf one.pdf',
      `sync ${basename(folder)}`,
      'remove workshop',
    ]);
    // Only its owner may read it.
    expect(statSync(join(folder, 'one.pdf')).mode & 0o777).toBe(0o600);
  });

  it('is a bundle: synced before it is called written', async () => {
    const { plan, source } = await planOf([
      { title: 'S', documents: [{ title: 'P', pdf: rawDocument({ pages: [{ contents: words('p') }] }) }] },
    ]);
    const path = join(temporaryFolder(), 'bundle.pdf') as StagedPath;
    const parts = { ...quiet, numberSheet: numberSheet(), source: async (key: string) => source(key) };
    const { calls } = await fileCallsOf(() => buildBundle(plan, path, parts));
    expect(calls).toEqual(['write bundle.pdf', 'sync bundle.pdf']);
  });

  it('is a bundle with its folder: copy and texts are synced before either has its name', async () => {
    const folder = temporaryFolder();
    const { calls } = await fileCallsOf(async () => {
      const staging = stagingIn(folder);
      const files = new BundleFiles(staging, 'bundle.pdf', () => false);
      writeFileSync(files.draftPdf, '%PDF', { flush: true });
      await files.finish('0'.repeat(64));
      files.writeTexts(new Map([['bagit.txt', 'BagIt-Version: 1.0\n']]));
      staging.place();
      staging.end();
    });
    expect(calls.filter((call) => !lock.test(call))).toEqual([
      'write bundle.pdf',
      'sync bundle.pdf',
      'sync bundle.pdf',
      'write bagit.txt',
      'sync bagit.txt',
      'rename bundle-bag bundle-bag',
      'link bundle.pdf bundle.pdf',
      `sync ${basename(folder)}`,
      'remove workshop',
    ]);
    expect(existsSync(join(folder, 'bundle-bag', 'bagit.txt'))).toBe(true);
  });

  it.each(['ENOSPC', 'EIO'] as const)(
    'is out whole or not at all, wherever the disk fails: %s',
    async (code) => {
      const outcomes = new Set<string>();
      for (let at = 1; at <= 9; at += 1) {
        const folder = temporaryFolder();
        const { outcome } = await fileCallsOf(
          async () => {
            const staging = stagingIn(folder);
            try {
              await staging.add('letter.pdf', Buffer.from('words'));
              staging.place();
            } finally {
              staging.end();
            }
          },
          { at, code },
        );
        const out = readdirSync(folder).filter((name) => !name.startsWith('.'));
        for (const name of out) expect([at, readFileSync(join(folder, name), 'utf8')]).toEqual([at, 'words']);
        if ('thrown' in outcome) expect([at, out]).toEqual([at, []]);
        outcomes.add('thrown' in outcome ? 'nothing' : 'whole');
      }
      expect([...outcomes].sort()).toEqual(['nothing', 'whole']);
    },
  );
});
