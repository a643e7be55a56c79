/**
 * Attack: somebody with the passphrase takes an entry out of the log, links the rest anew, and makes the seals, the signed
 * states and the header fit. The vault by itself cannot tell; each state of the log that is kept elsewhere does.
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { EMPTY_HEAD, encodeEntry, hexOf, linkEntry } from '../../../src-main/audit/entry.ts';
import { sha256 } from '../../../src-main/crypto/digest.ts';
import { perform } from '../../../src-main/usecases/handlers/registry.ts';
import { Connection } from '../../../src-main/vault/connection.ts';
import { openVault } from '../../../src-main/vault/open-vault.ts';
import { passphraseBytes } from '../../../src-main/vault/passphrase.ts';
import { sealAll } from '../../../src-main/vault/seals/keep-seals.ts';
import { testimony } from '../../support/cli.ts';
import { forgeHeader } from '../../support/forged-header.ts';
import { FROZEN_PASSPHRASE } from '../../support/frozen/frozen.ts';
import { openFrozen, type Thawed } from '../../support/frozen/thawed.ts';
import { quietJob, steadyClock } from '../../support/ports.ts';
import { engineOn } from '../../support/workers.ts';

let vault: Thawed;
let desk: string;
let first: { path: string; entries: number };
let passphrase: string;

const open = async () => {
  const session = await openVault({
    folder: vault.folder,
    passphrase: passphraseBytes(FROZEN_PASSPHRASE),
    clock: steadyClock(Date.UTC(2026, 11, 3)),
  });
  return { ...engineOn(session), clock: steadyClock(Date.UTC(2026, 11, 3)) };
};
type Engine = Awaited<ReturnType<typeof open>>;
const within = async <T>(work: (engine: Engine) => Promise<T>): Promise<T> => {
  const engine = await open();
  try {
    return await work(engine);
  } finally {
    await engine.close();
  }
};
const witness = (engine: Engine, earlier: string | null) => {
  const folder = mkdtempSync(join(desk, 'usb-'));
  const given = earlier === null ? null : engine.files.register(earlier);
  return perform(
    engine,
    'logWitness',
    { folder: engine.files.register(folder), earlier: given },
    quietJob(),
  ).then(({ fileName, entries }) => ({ path: join(folder, fileName), entries }));
};
const compare = (engine: Engine, path: string) =>
  perform(engine, 'logCompare', { file: engine.files.register(path) }, quietJob());
const written = (name: string, value: unknown): string => {
  const path = join(desk, name);
  writeFileSync(path, typeof value === 'string' ? value : JSON.stringify(value));
  return path;
};
const raw = <T>(work: (connection: Connection) => T): T => {
  const connection = new Connection(join(vault.folder, 'vault.db'), Buffer.from(vault.storeKey, 'hex'), 'x');
  try {
    return work(connection);
  } finally {
    connection.close();
  }
};

beforeAll(async () => {
  vault = await openFrozen('0640');
  desk = join(vault.folder, '..');
  await vault.engine.close();
  passphrase = written('passphrase.txt', FROZEN_PASSPHRASE);
  first = await within((engine) => witness(engine, null));
});

describe('a state of the log that is kept elsewhere', () => {
  it('is signed, holds for both programs, and the log goes on from it', async () => {
    const later = await within((engine) => witness(engine, first.path));
    const verifier = join(later.path, '..', 'verify.py');
    const said = spawnSync('python3', ['-B', verifier, 'log', later.path], { encoding: 'utf8' });
    expect(said).toMatchObject({ status: 0, stdout: expect.stringContaining('signed by: ') });
    expect(said.stdout).toContain(`goes on from: ${first.entries} entries`);
    expect(await within((engine) => compare(engine, first.path))).toMatchObject({
      how: 'goes-on',
      entries: first.entries,
      signed: { known: true },
    });
    const { last } = await within((engine) => perform(engine, 'logHeads', {}, quietJob()));
    expect(last).toMatchObject({ kind: 'log', folder: join(later.path, '..') });
    expect(last?.entries).toBeGreaterThanOrEqual(later.entries);
    // The second laptop, which has no vault.
    const place = join(desk, 'kept.json');
    for (const file of [first.path, later.path])
      expect((await testimony(['audit', 'keep', file, '--in', place])).code).toBe(0);
    const again = await testimony(['audit', 'keep', first.path, '--in', place]);
    expect([again.code, readFileSync(place, 'utf8')]).toEqual([5, readFileSync(later.path, 'utf8')]);
  });

  it('is refused where a letter of it was changed, and is told from that of another vault', async () => {
    const text = readFileSync(first.path, 'utf8');
    const changed = written('changed.json', text.replace(/\\nby /, '\\nby X'));
    await within(async (engine) => {
      await expect(compare(engine, changed)).rejects.toMatchObject({
        code: 'bad-input',
        found: [{ code: 'log-head-unsigned' }],
      });
      await expect(compare(engine, written('none.json', '{}'))).rejects.toMatchObject({
        found: [{ code: 'log-head-unread' }],
      });
    });
  });
});

describe('a store that is not the one that was left', () => {
  it('is noticed at the next opening, though its log is the same: the header knows what was written since', async () => {
    const store = join(vault.folder, 'vault.db');
    const kept = join(desk, 'kept.db');
    copyFileSync(store, kept);
    // Something that is in no log: how far it was followed. The log's newest entry is the same in both.
    raw((connection) => connection.transaction((tx) => tx.run('UPDATE store_state SET writes = writes - 1')));
    const found = await within((engine) => perform(engine, 'auditVerify', {}, quietJob()));
    expect(found.notAsLeft).toHaveLength(1);
    expect(found.intact).toBe(true);
  });

  it('is refused where the log of it ends before the header', async () => {
    const store = join(vault.folder, 'vault.db');
    const [older, now] = [join(desk, 'older.db'), join(desk, 'now.db')];
    copyFileSync(store, older);
    await within(async () => undefined);
    copyFileSync(store, now);
    copyFileSync(older, store);
    await expect(within(async () => undefined)).rejects.toMatchObject({ code: 'vault-rolled-back' });
    copyFileSync(now, store);
  });
});

/** A whole new history without one entry: everything that the passphrase opens is made to fit. */
function relink(gone: number): void {
  raw((connection) => {
    const { reader } = connection;
    const triggers = reader.all<{ name: string; sql: string }>(
      "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'",
    );
    for (const { name } of triggers) connection.define(`DROP TRIGGER "${name}"`);
    connection.define('PRAGMA foreign_keys = OFF');
    const entries = reader.all<{
      seq: number;
      at: string;
      actor: string;
      action: string;
      subject: string;
      canonical: Uint8Array;
    }>('SELECT seq, at, actor, action, subject, canonical FROM audit_entry ORDER BY seq');
    connection.transaction((tx) => {
      tx.run('DELETE FROM audit_entry');
      tx.run('DELETE FROM log_checkpoint');
      tx.run('DELETE FROM erased_entry');
      tx.run('DELETE FROM verified_head');
      let head = EMPTY_HEAD;
      for (const { seq, canonical, ...one } of entries) {
        if (seq === gone) continue;
        const { facts = {} } = JSON.parse(new TextDecoder().decode(canonical));
        // Its number is taken by a harmless one, so that nothing else has to move.
        const linked = linkEntry({ ...one, facts, seq: head.seq + 1 }, head, sha256);
        expect(hexOf(encodeEntry({ ...one, facts, seq: head.seq + 1 }, head.hash))).toBe(
          hexOf(linked.canonical),
        );
        tx.run('INSERT INTO audit_entry VALUES (?, ?, ?, ?, ?, ?, ?, ?)', [
          head.seq + 1,
          one.at,
          one.actor,
          one.action,
          one.subject,
          linked.canonical,
          linked.prev,
          linked.hash,
        ]);
        head = { seq: head.seq + 1, hash: hexOf(linked.hash) };
      }
      // A rule that is missing would be named.
      for (const { sql } of triggers) connection.define(sql);
      sealAll(tx);
    });
  });
}

describe('an insider who writes the log anew', () => {
  it('is caught by each kind of state that is kept elsewhere', async () => {
    const folder = mkdtempSync(join(desk, 'out-'));
    const keep = await within(async (engine) => {
      const out = { folder: engine.files.register(folder), own: true, recipient: '', forPurpose: '' };
      const proof = await perform(engine, 'auditExport', { ...out, format: 'proof' }, quietJob());
      const details = await perform(engine, 'auditExport', { ...out, format: 'json' }, quietJob());
      return { proof: join(folder, proof.fileName), details: join(folder, details.fileName) };
    });
    const { checkpoint } = JSON.parse(readFileSync(first.path, 'utf8'));
    const { head } = JSON.parse(readFileSync(keep.details, 'utf8'));
    const note = written('note.txt', checkpoint);
    const beside = written('log-head.json', { entry: head.seq, sha256: head.hash, signed: null });
    const kinds = { witness: first.path, proof: keep.proof, details: keep.details, note, beside };
    const printed = { entries: head.seq, head: head.hash.slice(0, 16) };
    const held = (engine: Engine) =>
      Promise.all([
        ...Object.values(kinds).map(async (path) => (await compare(engine, path)).how),
        perform(engine, 'logCompare', { file: null, printed }, quietJob()).then(({ how }) => how),
      ]);
    expect(await within(held)).toEqual(Array(6).fill('goes-on'));

    relink(first.entries - 5);
    // The header is made anew too, as whoever has the key can: its head has to be one of the new log.
    await forgeHeader(vault, FROZEN_PASSPHRASE);
    const found = await within((engine) => perform(engine, 'auditVerify', {}, quietJob()));
    // By itself the vault is whole: that is why states are kept elsewhere.
    expect(found).toMatchObject({ intact: true, strangeCheckpoints: [] });
    expect(found.alteredTables).toEqual([]);
    expect(found.notAsLeft).toHaveLength(1);
    expect(await within(held)).toEqual(Array(6).fill('other-history'));
    const said = await testimony([
      'audit',
      'compare',
      '--vault',
      vault.folder,
      '--passphrase-file',
      passphrase,
      '--file',
      note,
    ]);
    expect([said.code, said.stdout]).toEqual([
      5,
      expect.stringContaining('not the one that this was kept of'),
    ]);
  });
});
