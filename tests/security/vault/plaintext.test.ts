/**
 * Attack: somebody gets at the laptop's disk while or after it was used. Vectors: the vault's files, the
 * journal in the middle of a change, temporary files of large sorts, the temporary folder, the home folder.
 * Mitigation: everything is sealed before it reaches a file, sorts stay in memory, deleted pages are zeroed.
 */
import { execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { writeBlob } from '../../../src-main/vault/blobs.ts';
import { storeKeyOf } from '../../support/sqlcipher.ts';
import { decryptedPages } from '../../support/store-pages.ts';
import { PASSPHRASE, temporaryFolder, temporaryVault } from '../../support/vault.ts';

interface Found {
  readonly file: string;
  readonly marker: string;
}

/** Files under a folder that hold a marker in UTF-8, UTF-16 or hex. */
function findMarkers(folder: string, markers: readonly string[]): Found[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return files.flatMap(({ parentPath, name }) => {
    const bytes = readFileSync(join(parentPath, name));
    const spellings = (marker: string) => [
      Buffer.from(marker, 'utf8'),
      Buffer.from(marker, 'utf16le'),
      Buffer.from(Buffer.from(marker, 'utf8').toString('hex'), 'latin1'),
    ];
    return markers
      .filter((marker) => spellings(marker).some((spelling) => bytes.includes(spelling)))
      .map((marker) => ({ file: name, marker }));
  });
}

describe('on the disk', () => {
  test('there is nothing readable, not during a change, not in temporary files, not afterwards', () => {
    const disk = temporaryFolder();
    const places = { vault: join(disk, 'vault'), temp: join(disk, 'temp'), home: join(disk, 'home') };
    mkdirSync(places.temp);
    mkdirSync(places.home);
    const report = JSON.parse(
      execFileSync(
        process.execPath,
        [join(import.meta.dirname, '../../support/children/busy-day.ts'), places.vault],
        {
          cwd: places.home,
          env: { PATH: process.env.PATH, HOME: places.home, TMPDIR: places.temp, SQLITE_TMPDIR: places.temp },
          encoding: 'utf8',
        },
      ),
    );
    // The run has to have been one in which something could leak.
    expect(report.sortedBytes).toBeGreaterThan(20_000_000);
    expect(report.journalBytes).toBeGreaterThan(100_000);
    expect(report.journalMarkers).toEqual([]);
    expect(statSync(join(places.vault, 'vault.db')).size).toBeGreaterThan(20_000_000);

    expect(report.control).toEqual({ leakyDriver: 'etilqs' });
    expect(report.temporaryFiles).toEqual([]);
    expect(findMarkers(disk, report.markers)).toEqual([]);
    expect(readdirSync(places.temp)).toEqual([]);
    expect(readdirSync(places.home)).toEqual([]);
    expect(readdirSync(places.vault).sort()).toEqual(['header-copy.json', 'header.json', 'vault.db']);
  }, 120_000);

  test('what was deleted is gone for somebody who has the key as well', async () => {
    const vault = await temporaryVault();
    const { session, folder } = vault;
    const marker = 'she said it was on the third of March';
    const bytes = Buffer.concat(
      Array.from({ length: 200 }, () => Buffer.concat([Buffer.from(marker), randomBytes(3000)])),
    );
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    session.write((tx) => writeBlob(tx, 'gone', bytes, sha256));
    session.lock();
    const key = await storeKeyOf(folder, PASSPHRASE);
    const store = join(folder, 'vault.db');
    const holding = () => decryptedPages(store, key).filter((page) => page.includes(marker)).length;
    expect(holding()).toBeGreaterThan(100);
    const again = await vault.reopen();
    again.write((tx) => tx.run("DELETE FROM blob WHERE id = 'gone'"));
    again.lock();
    expect(holding()).toBe(0);
    // The file did not shrink: the pages are free, and empty.
    expect(statSync(store).size).toBeGreaterThan(bytes.length);
  });
});
