/** Files cut short, emptied, lost or overwritten. Each ends in a vault that opens whole, or in a failure by name. */

import { randomBytes } from 'node:crypto';
import {
  appendFileSync,
  cpSync,
  existsSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { openVault } from '../../../src-main/vault/open-vault.ts';
import { passphraseBytes } from '../../../src-main/vault/passphrase.ts';
import { appendAudit, listAudit } from '../../../src-main/vault/queries/audit.ts';
import { codeOf, failureOf } from '../../support/failures.ts';
import { steadyClock } from '../../support/ports.ts';
import { PASSPHRASE, temporaryFolder, temporaryVault } from '../../support/vault.ts';

const HEADERS = ['header.json', 'header-copy.json'];
const PAGE = 4096;
const open = (folder: string) =>
  openVault({ folder, passphrase: passphraseBytes(PASSPHRASE), clock: steadyClock() });

let sound: string;
beforeAll(async () => {
  const { session, folder } = await temporaryVault();
  const note = {
    at: '2026-11-24T09:00:00.000+00:00',
    actor: 'A',
    action: 'test.saved',
    subject: 'kept',
    facts: {},
  };
  session.write((tx) => appendAudit(tx, note));
  session.lock();
  sound = folder;
});

function copy(): string {
  const folder = join(temporaryFolder(), 'vault');
  cpSync(sound, folder, { recursive: true });
  return folder;
}

/** Opens, finds what was saved, and finds both headers whole again. */
async function expectWhole(folder: string): Promise<void> {
  const session = await open(folder);
  expect(session.read((db) => listAudit(db, { limit: 9 })).entries.map(({ subject }) => subject)).toContain(
    'kept',
  );
  session.lock();
  const [first, second] = HEADERS.map((name) => readFileSync(join(folder, name)));
  expect(first).toEqual(second);
}

const DAMAGES: Record<string, (path: string) => void> = {
  lost: (path) => rmSync(path),
  emptied: (path) => truncateSync(path, 0),
  'cut to one byte': (path) => truncateSync(path, 1),
  'cut in half': (path) => truncateSync(path, readFileSync(path).length >> 1),
  'cut by three bytes': (path) => truncateSync(path, readFileSync(path).length - 3),
  zeroed: (path) => writeFileSync(path, new Uint8Array(readFileSync(path).length)),
  noise: (path) => writeFileSync(path, randomBytes(3000)),
};

describe('header copies', () => {
  test('one damaged: the other opens the vault and both are whole afterwards', async () => {
    for (const damage of Object.values(DAMAGES)) {
      for (const name of HEADERS) {
        const folder = copy();
        damage(join(folder, name));
        await expectWhole(folder);
      }
    }
  });

  test('both damaged: said to be damaged, never a wrong passphrase', async () => {
    for (const [what, damage] of Object.entries(DAMAGES)) {
      const folder = copy();
      for (const name of HEADERS) damage(join(folder, name));
      expect([what, await failureOf(() => open(folder))]).toMatchObject([
        what,
        { code: 'vault-damaged', subject: 'header.json' },
      ]);
    }
  });

  test('both with bytes behind their end: the vault opens and both are whole afterwards', async () => {
    for (const tail of [
      new Uint8Array(1),
      new Uint8Array(PAGE),
      randomBytes(PAGE - 1),
      randomBytes(3_000_001),
    ]) {
      const folder = copy();
      for (const name of HEADERS) appendFileSync(join(folder, name), tail);
      await expectWhole(folder);
      expect(readFileSync(join(folder, 'header.json'), 'utf8').endsWith('\n}\n')).toBe(true);
    }
  });

  test('beside a temporary file of a header that was never finished: nothing of it counts', async () => {
    const folder = copy();
    writeFileSync(join(folder, 'header.json.tmp'), '{"format":"testi');
    await expectWhole(folder);
    expect(existsSync(join(folder, 'header.json.tmp'))).toBe(false);
  });
});

describe('the store', () => {
  test('of no bytes, or gone, is not taken for a new one', async () => {
    const folder = copy();
    truncateSync(join(folder, 'vault.db'), 0);
    expect(await failureOf(() => open(folder))).toMatchObject({ code: 'vault-damaged', subject: 'vault.db' });
    expect(readFileSync(join(folder, 'vault.db')).length).toBe(0);
    rmSync(join(folder, 'vault.db'));
    expect(await failureOf(() => open(folder))).toMatchObject({ code: 'vault-damaged', subject: 'vault.db' });
    expect(existsSync(join(folder, 'vault.db'))).toBe(false);
    expect(existsSync(join(folder, 'vault.lock'))).toBe(false);
  });

  test('cut short anywhere is said to be damaged, and not changed', async () => {
    const size = readFileSync(join(sound, 'vault.db')).length;
    for (const kept of [
      1,
      16,
      100,
      512,
      PAGE - 1,
      PAGE,
      PAGE + 1,
      5 * PAGE,
      size - PAGE,
      size - 80,
      size - 1,
    ]) {
      const folder = copy();
      truncateSync(join(folder, 'vault.db'), kept);
      expect([kept, await codeOf(() => open(folder))]).toEqual([kept, 'vault-damaged']);
      expect(readFileSync(join(folder, 'vault.db')).length).toBe(kept);
    }
  });

  test('overwritten with something else is said to be damaged', async () => {
    const others = [
      randomBytes(PAGE * 10),
      new Uint8Array(PAGE * 10),
      Buffer.from('SQLite format 3\0'.padEnd(PAGE, '\0')),
      Buffer.from('%PDF-1.7'),
    ];
    for (const other of others) {
      const folder = copy();
      writeFileSync(join(folder, 'vault.db'), other);
      expect(await codeOf(() => open(folder))).toBe('vault-damaged');
    }
  });

  test('beside a journal that is noise opens as it was', async () => {
    const folder = copy();
    writeFileSync(join(folder, 'vault.db-journal'), randomBytes(20_000));
    await expectWhole(folder);
  });
});
