/** The program that goes with a backup, run with the system's Python as a stranger would who has nothing but the file. */
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { restoreBackup } from '../../../src-main/vault/backup/restore.ts';
import { encodeTarEntry, tarPadding } from '../../../src-main/vault/backup/tar.ts';
import { openVault } from '../../../src-main/vault/open-vault.ts';
import { passphraseBytes } from '../../../src-main/vault/passphrase.ts';
import { type EngineAtWork, engineAtWork } from '../../support/engine.ts';
import { steadyClock } from '../../support/ports.ts';
import { PASSPHRASE, temporaryFolder } from '../../support/vault.ts';

const FILES = ['READ-ME-FIRST.txt', 'check-backup.py', 'header.json', 'header-copy.json', 'vault.db'];
const WHOLE = 'The backup is whole: every file in it is as it was when the backup was made.';
const quiet = { clock: steadyClock(), signal: new AbortController().signal, copied: () => undefined };

let at: EngineAtWork;
let file: string;
let bytes: Buffer;
beforeAll(async () => {
  at = await engineAtWork();
  const stick = temporaryFolder();
  const { fileName } = await at.do('backupMake', { folder: at.pickFolder(stick) });
  file = join(stick, fileName);
  bytes = readFileSync(file);
});
afterAll(() => at.engine.close());

/** Taken out of the backup by hand, then asked about it. */
function said(backup: string, checker = checkerIn(backup)) {
  const { status, stdout, stderr } = spawnSync('python3', ['-B', checker, backup], { encoding: 'utf8' });
  expect(stderr).toBe('');
  return { status, lines: stdout.trim().split('\n') };
}
function checkerIn(backup: string): string {
  const checker = join(temporaryFolder(), 'check-backup.py');
  // tar complains of what was cut short, and gives what is there.
  writeFileSync(checker, spawnSync('tar', ['-xOf', backup, 'vault/check-backup.py']).stdout);
  return checker;
}
function altered(change: (bytes: Buffer) => Buffer): string {
  const path = join(temporaryFolder(), 'altered.tar');
  writeFileSync(path, change(Buffer.from(bytes)));
  return path;
}
const flipped = (place: number) =>
  altered((copy) => {
    copy.writeUInt8(copy.readUInt8(place) ^ 1, place);
    return copy;
  });
const placeOf = (name: string) => bytes.indexOf(`vault/${name}\0`) + 512;

describe('check-backup.py', () => {
  test('finds a backup whole, in its one file and taken apart', () => {
    const words = [...FILES.map((name) => `${name}: whole`), '', WHOLE];
    expect(said(file)).toEqual({ status: 0, lines: words });
    const apart = temporaryFolder();
    execFileSync('tar', ['-xf', file, '-C', apart]);
    expect(said(join(apart, 'vault'), checkerIn(file))).toEqual({ status: 0, lines: words });
    const here = spawnSync('python3', ['-B', 'check-backup.py'], {
      cwd: join(apart, 'vault'),
      encoding: 'utf8',
    });
    expect([here.status, here.stdout.trim().split('\n')]).toEqual([0, words]);
  });

  test.each(FILES)('names %s where one bit of it changed', (name) => {
    const { status, lines } = said(flipped(placeOf(name) + 40), checkerIn(file));
    expect(status).toBe(1);
    expect(lines.filter((line) => /: whole$/.test(line))).toHaveLength(FILES.length - 1);
    expect(lines).toContain(`${name}: NOT as it was when the backup was made`);
    expect(lines).toContain('The backup is NOT whole.');
    expect(lines).not.toContain(WHOLE);
  });

  test('finds a bit that changed in any page of the store, and in the list of sums', () => {
    const store = placeOf('vault.db');
    const size = bytes.indexOf('vault/SHA256SUMS\0') - store;
    const checker = checkerIn(file);
    const places = Array.from({ length: 6 }, (_, n) => store + Math.floor((n * (size - 600)) / 6));
    for (const place of [...places, placeOf('SHA256SUMS') + 3]) {
      const { status, lines } = said(flipped(place), checker);
      expect([place, status, lines.includes(WHOLE)]).toEqual([place, 1, false]);
    }
  });

  test('says where the archive itself is damaged, and still what of it is whole', () => {
    const { status, lines } = said(flipped(placeOf('vault.db') - 512 + 3), checkerIn(file));
    expect(status).toBe(1);
    expect(lines).toContain('header.json: whole');
    expect(lines).toContain('vault.db: missing');
    expect(lines).toContain(
      `The archive itself is damaged, ${placeOf('vault.db') - 512} bytes from its beginning.`,
    );
  });

  test('says of one that was cut short how much of the store is there', () => {
    const store = placeOf('vault.db');
    const cut = altered((copy) => copy.subarray(0, store + 100_000));
    const { status, lines } = said(cut);
    expect(status).toBe(1);
    expect(lines).toContainEqual(
      expect.stringMatching(/^vault\.db: cut short: 100000 of its \d+ bytes are there$/),
    );
    expect(lines).toContain('header.json: there, and nothing says what it should be');
    expect(lines).toContain(`The backup was cut short: it ends after ${store + 100_000} bytes.`);
  });

  test.each([1, 512, 1024, 1025, 1500, 2100])(
    'does not find one whole that lacks its last %i bytes',
    (short) => {
      const { status, lines } = said(altered((copy) => copy.subarray(0, -short)));
      expect([status, lines.includes(WHOLE)]).toEqual([1, false]);
      expect(lines.join('\n')).toContain('The backup was cut short');
    },
  );

  test('comes to an end where the archive says that a file is smaller than nothing', () => {
    const made = altered((copy) => {
      const at = placeOf('header.json') - 512;
      copy.write('-0000001000', at + 124, 'latin1');
      copy.fill(' ', at + 148, at + 156);
      const sum = copy.subarray(at, at + 512).reduce((all, one) => all + one, 0);
      copy.write(`${sum.toString(8).padStart(6, '0')}\0 `, at + 148, 'latin1');
      return copy;
    });
    const checker = checkerIn(file);
    const { status } = spawnSync('python3', ['-B', checker, made], { timeout: 20_000 });
    expect(status).toBe(1);
  });

  test('says what was added, and what is no backup', () => {
    const more = said(altered((copy) => Buffer.concat([copy, Buffer.from('more')])));
    expect(more.status).toBe(1);
    expect(more.lines).toContain('Something was added behind the end of the backup: 4 bytes.');
    const letter = join(temporaryFolder(), 'letter.txt');
    writeFileSync(letter, 'a letter');
    for (const none of [letter, temporaryFolder(), join(temporaryFolder(), 'gone.tar')])
      expect(said(none, checkerIn(file)).status).toBe(2);
  });
});

test('a backup of an earlier version, which has no such program, is put back as before and found whole by this one', async () => {
  const part = (name: string) => {
    const place = placeOf(name);
    const size = Number.parseInt(bytes.toString('latin1', place - 512 + 124, place - 512 + 135), 8);
    return bytes.subarray(place, place + size);
  };
  const names = FILES.filter((name) => name !== 'check-backup.py');
  const sums = names
    .map((name) => `${createHash('sha256').update(part(name)).digest('hex')}  ${name}\n`)
    .join('');
  const entries = [
    ...names.map((name) => ({ name, data: part(name) })),
    { name: 'SHA256SUMS', data: Buffer.from(sums) },
  ];
  const old = altered(() =>
    Buffer.concat([
      ...entries.flatMap(({ name, data }) => [
        encodeTarEntry({ name: `vault/${name}`, size: data.length }, 1_700_000_000),
        data,
        Buffer.alloc(tarPadding(data.length)),
      ]),
      Buffer.alloc(1024),
    ]),
  );
  const folder = join(temporaryFolder(), 'again');
  await restoreBackup({ ...quiet, file: old, folder });
  (await openVault({ folder, passphrase: passphraseBytes(PASSPHRASE), clock: steadyClock() })).lock();
  const found = said(old, checkerIn(file));
  expect([found.status, found.lines.at(-1)]).toEqual([0, WHOLE]);
  // Taken apart beside this program, an earlier backup is found whole too.
  const apart = temporaryFolder();
  execFileSync('tar', ['-xf', old, '-C', apart]);
  cpSync(checkerIn(file), join(apart, 'vault', 'check-backup.py'));
  expect(said(join(apart, 'vault')).status).toBe(0);
});
