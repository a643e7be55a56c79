/**
 * Attack: somebody who does not have the passphrase changes the vault's files, to weaken it, to bring an
 * older state back, or to do damage that is taken for something else. Mitigation: header with checksum and
 * MAC in two copies, a floor under the cost of derivation, page tags, and a log whose head the header knows.
 */
import { createHash } from 'node:crypto';
import { copyFileSync, cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { TestimonyError } from '../../../src-main/core/errors/errors.ts';
import { canonicalBytes } from '../../../src-main/core/text/canonical-json.ts';
import type { Engine } from '../../../src-main/usecases/engine/engine.ts';
import { auditVerify } from '../../../src-main/usecases/vault/audit-log.ts';
import type { VaultSession } from '../../../src-main/vault/db.ts';
import { openVault } from '../../../src-main/vault/open-vault.ts';
import { passphraseBytes } from '../../../src-main/vault/passphrase.ts';
import { appendAudit } from '../../../src-main/vault/queries/audit.ts';
import { codeOf, failureOf } from '../../support/failures.ts';
import { many } from '../../support/many.ts';
import { countingRandom, quietJob, steadyClock } from '../../support/ports.ts';
import { querySqlcipher, sqlcipher, storeKeyOf } from '../../support/sqlcipher.ts';
import { PASSPHRASE, temporaryFolder, temporaryVault } from '../../support/vault.ts';

const HEADERS = ['header.json', 'header-copy.json'];
const PAGE = 4096;
const note = {
  at: '2026-11-24T09:00:00.000+00:00',
  actor: 'A',
  action: 'test.noted',
  subject: 'x',
  facts: {},
};
const open = (folder: string, passphrase = PASSPHRASE) =>
  openVault({ folder, passphrase: passphraseBytes(passphrase), clock: steadyClock() });
const lastFacts = (session: VaultSession) => {
  const row = session.read((db) =>
    db.get<{ canonical: Uint8Array }>('SELECT canonical FROM audit_entry ORDER BY seq DESC LIMIT 1'),
  );
  return JSON.parse(Buffer.from(row!.canonical).toString()).facts;
};

/** Changes a header copy as somebody would who knows the format and has no key: checksum put right, MAC not. */
// biome-ignore lint/suspicious/noExplicitAny: the attacker writes what they like
function forge(folder: string, names: readonly string[], change: (body: any) => void): void {
  for (const name of names) {
    const file = JSON.parse(readFileSync(join(folder, name), 'utf8'));
    change(file.body);
    file.checksum = createHash('sha256').update(canonicalBytes(file.body)).digest('hex');
    writeFileSync(join(folder, name), JSON.stringify(file));
  }
}
const otherHex = (hex: string) => (hex.startsWith('0') ? '1' : '0') + hex.slice(1);

async function lockedVault(): Promise<string> {
  const { session, folder } = await temporaryVault();
  session.lock();
  return folder;
}

describe('a header changed by a stranger', () => {
  test('is called altered, not a wrong passphrase, whatever was changed', async () => {
    // biome-ignore lint/suspicious/noExplicitAny: the attacker writes what they like
    const changes: Record<string, (body: any) => void> = {
      'the log head moved back': (body) => {
        body.auditHead = { seq: 0, hash: '0'.repeat(64) };
      },
      'the sequence moved on': (body) => {
        body.sequence += 10;
      },
      'the change of keys forgotten': (body) => {
        body.keysChanged = 2;
      },
      'another vault’s name': (body) => {
        body.vaultId = 'z'.repeat(26);
      },
      'the owner replaced': (body) => {
        body.slots[0].owner = otherHex(body.slots[0].owner);
      },
      'the wrapped key replaced': (body) => {
        body.slots[0].wrapped = otherHex(body.slots[0].wrapped);
      },
      'a slot of their own added': (body) => {
        body.slots.push({ ...body.slots[0], id: 'theirs' });
      },
    };
    for (const [what, change] of Object.entries(changes)) {
      const folder = await lockedVault();
      forge(folder, HEADERS, change);
      expect([what, await codeOf(() => open(folder))]).toEqual([what, 'vault-damaged']);
      expect([what, await codeOf(() => open(folder, 'not the passphrase'))]).toEqual([
        what,
        'wrong-passphrase',
      ]);
    }
  });

  test('in one copy only is passed over: the other opens the vault, repairs it, and the log says so', async () => {
    for (const name of HEADERS) {
      const folder = await lockedVault();
      forge(folder, [name], (body) => {
        body.sequence += 10;
        body.slots[0].salt = otherHex(body.slots[0].salt);
      });
      const session = await open(folder);
      expect(lastFacts(session)).toEqual({
        headerRecovered: true,
        key: expect.stringMatching(/^[0-9a-f]{64}$/),
      });
      session.lock();
      expect(readFileSync(join(folder, 'header.json'))).toEqual(
        readFileSync(join(folder, 'header-copy.json')),
      );
      const again = await open(folder);
      expect(lastFacts(again)).toEqual({ key: expect.stringMatching(/^[0-9a-f]{64}$/) });
      again.lock();
    }
  });

  test('to make guessing cheap is refused before anything is derived', async () => {
    for (const kdf of [{ memoryKib: 1024 }, { passes: 1 }, { memoryKib: 8, passes: 1, lanes: 1 }]) {
      const folder = await lockedVault();
      forge(folder, HEADERS, (body) => Object.assign(body.slots[0].kdf, kdf));
      expect(await codeOf(() => open(folder))).toBe('vault-weak');
    }
  });

  test('to exhaust the computer is refused before anything is derived', async () => {
    for (const kdf of [{ memoryKib: 2 ** 32 - 1 }, { passes: 2 ** 31 }, { lanes: 255 }]) {
      const folder = await lockedVault();
      forge(folder, HEADERS, (body) => Object.assign(body.slots[0].kdf, kdf));
      expect(await codeOf(() => open(folder))).toBe('vault-damaged');
    }
  });
});

describe('the store put back to an older state', () => {
  test('is noticed, with the header of today', async () => {
    const vault = await temporaryVault();
    vault.session.lock();
    const yesterday = join(temporaryFolder(), 'vault.db');
    copyFileSync(join(vault.folder, 'vault.db'), yesterday);
    const session = await vault.reopen();
    session.write((tx) => appendAudit(tx, note));
    session.lock();
    const today = readFileSync(join(vault.folder, 'vault.db'));
    copyFileSync(yesterday, join(vault.folder, 'vault.db'));
    expect(await failureOf(() => open(vault.folder))).toMatchObject({
      code: 'vault-rolled-back',
      subject: 'vault.db',
    });
    writeFileSync(join(vault.folder, 'vault.db'), today);
    (await open(vault.folder)).lock();
  });

  test('by somebody with the key, who cut the log short or wrote it anew, is noticed', async () => {
    const forgeries = [
      'DELETE FROM audit_entry WHERE seq = (SELECT max(seq) FROM audit_entry);',
      'UPDATE audit_entry SET hash = zeroblob(32) WHERE seq = (SELECT max(seq) FROM audit_entry);',
    ];
    for (const forgery of forgeries) {
      const { session, folder } = await temporaryVault();
      session.write((tx) => appendAudit(tx, note));
      session.lock();
      await querySqlcipher(
        folder,
        PASSPHRASE,
        `DROP TRIGGER audit_entry_no_update; DROP TRIGGER audit_entry_no_delete; ${forgery}`,
      );
      expect([forgery, await codeOf(() => open(folder))]).toEqual([forgery, 'vault-rolled-back']);
    }
  });

  test('by somebody with the key, in entries that no header has seen yet, is noticed', async () => {
    const vault = await temporaryVault();
    const headers = HEADERS.map((name) => readFileSync(join(vault.folder, name)));
    for (let count = 0; count < 4; count += 1) vault.session.write((tx) => appendAudit(tx, note));
    vault.session.lock();
    const store = join(vault.folder, 'vault.db');
    const whole = readFileSync(store);
    const asThePlugWasPulled = () => {
      writeFileSync(store, whole);
      HEADERS.forEach((name, i) => {
        writeFileSync(join(vault.folder, name), headers[i] as Uint8Array);
      });
    };
    const forgeries = [
      ["UPDATE audit_entry SET actor = 'B' WHERE seq = 3;", 'audit entry 3'],
      ["UPDATE audit_entry SET canonical = x'7b7d' WHERE seq = 4;", 'audit entry 4'],
      ['UPDATE audit_entry SET hash = zeroblob(32) WHERE seq = 5;', 'audit entry 5'],
      ['DELETE FROM audit_entry WHERE seq = 3;', 'audit entry 3'],
    ] as const;
    const triggers = 'DROP TRIGGER audit_entry_no_update; DROP TRIGGER audit_entry_no_delete;';
    for (const [forgery, detail] of forgeries) {
      asThePlugWasPulled();
      await querySqlcipher(vault.folder, PASSPHRASE, `${triggers} ${forgery}`);
      const failure = await failureOf(() => open(vault.folder));
      expect([forgery, failure.code, failure.detail]).toEqual([forgery, 'vault-damaged', detail]);
    }
    asThePlugWasPulled();
    await vault.reopen();
  });

  test('that is another vault’s store is not opened', async () => {
    const one = await lockedVault();
    // With keys of its own: vaults made from nothing share none.
    const { session, folder: two } = await temporaryVault({ random: countingRandom('z') });
    session.lock();
    copyFileSync(join(two, 'vault.db'), join(one, 'vault.db'));
    expect(await codeOf(() => open(one))).toBe('vault-damaged');
  });
});

describe('a flipped byte in the store', () => {
  test('is found, in every page of the file, and placed where the stock tool places it', async () => {
    const { session, folder } = await temporaryVault();
    // Half of the file is free pages, which SQLite's own check does not read.
    session.write((tx) => {
      tx.run("INSERT INTO blob VALUES ('free', '', 0)");
      tx.run("INSERT INTO blob_chunk VALUES ('free', 0, randomblob(400000))");
    });
    session.write((tx) => tx.run("DELETE FROM blob WHERE id = 'free'"));
    expect(await session.findDamagedPages()).toEqual([]);
    session.lock();
    const store = join(folder, 'vault.db');
    const sound = readFileSync(store);
    const pages = sound.length / PAGE;
    expect(pages).toBeGreaterThan(140);
    const key = await storeKeyOf(folder, PASSPHRASE);

    const flipped = [2, 3, Math.floor(pages / 2), pages - 30, pages - 1, pages];
    const damaged = Buffer.from(sound);
    for (const page of flipped) {
      const at = (page - 1) * PAGE + ((page * 37) % PAGE);
      damaged[at] = damaged[at]! ^ 0x10;
    }
    writeFileSync(store, damaged);
    const theirs = sqlcipher(store, key, 'PRAGMA cipher_integrity_check;');
    expect(theirs.map((line) => Number(/page (\d+)/.exec(line)?.[1]))).toEqual(flipped);
    expect((await failureOf(() => open(folder))).findings).toEqual(flipped.map((page) => `page ${page}`));

    // A free page alone: SQLite is content, the log can be read, and the check still names it.
    const onlyFree = Buffer.from(sound);
    const freePage = pages - 30;
    onlyFree[(freePage - 1) * PAGE + 5] = onlyFree[(freePage - 1) * PAGE + 5]! ^ 0x01;
    writeFileSync(store, onlyFree);
    const opened = await open(folder);
    expect(opened.read((db) => db.get('SELECT count(*) AS n FROM audit_entry'))).toBeDefined();
    expect(await opened.findDamagedPages()).toEqual([freePage]);
    const verifying = () =>
      auditVerify({ session: opened, clock: steadyClock() } as Engine, { sinceLast: false }, quietJob());
    expect(await failureOf(verifying)).toMatchObject({
      code: 'vault-damaged',
      findings: [`page ${freePage}`],
    });
    opened.lock();
  });

  test('in any page never opens as something else than the vault it was', async () => {
    const sound = await lockedVault();
    const bytes = readFileSync(join(sound, 'vault.db'));
    const codes = new Set<string>();
    const pages = bytes.length / PAGE;
    // From the first on, evenly: a page in twenty, or every other.
    const step = Math.floor(pages / many(pages / 2));
    for (let page = 1; page <= pages; page += step) {
      const folder = join(temporaryFolder(), 'damaged');
      cpSync(sound, folder, { recursive: true });
      const damaged = Buffer.from(bytes);
      const at = (page - 1) * PAGE + ((page * 613) % PAGE);
      damaged[at] = damaged[at]! ^ 0x80;
      writeFileSync(join(folder, 'vault.db'), damaged);
      try {
        const session = await open(folder);
        const found = await session.findDamagedPages();
        // A free page that the opening wrote on, without reading it, is whole again.
        const now = readFileSync(join(folder, 'vault.db')).subarray((page - 1) * PAGE, page * PAGE);
        const rewritten = !now.equals(damaged.subarray((page - 1) * PAGE, page * PAGE));
        expect(found).toEqual(rewritten ? [] : [page]);
        session.lock();
        codes.add('opened, damage found');
      } catch (thrown) {
        expect((thrown as TestimonyError).findings).toContain(`page ${page}`);
        expect(readFileSync(join(folder, 'vault.db'))).toEqual(damaged);
        codes.add((thrown as TestimonyError).code);
      }
    }
    expect([...codes].sort()).toEqual(['opened, damage found', 'vault-damaged']);
  });
});
