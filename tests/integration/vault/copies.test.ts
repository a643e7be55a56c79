/**
 * A copy of the folder made piece by piece while saving goes on, as a sync service makes it: it is sound, or it is said to
 * be broken when it is opened. And the folder of an open vault says that it is in use.
 */
import {
  closeSync,
  cpSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { writeBlob } from '../../../src-main/vault/blobs.ts';
import { openVault } from '../../../src-main/vault/open-vault.ts';
import { passphraseBytes } from '../../../src-main/vault/passphrase.ts';
import { appendAudit, verifyAudit } from '../../../src-main/vault/queries/audit.ts';
import { codeOf } from '../../support/failures.ts';
import { steadyClock } from '../../support/ports.ts';
import { PASSPHRASE, type TemporaryVault, temporaryFolder, temporaryVault } from '../../support/vault.ts';

const PAGE = 4096;
const SIGN = 'IN-USE-DO-NOT-COPY.txt';
const clock = steadyClock();
const open = (folder: string) => openVault({ folder, passphrase: passphraseBytes(PASSPHRASE), clock });
let vault: TemporaryVault;
let saves = 0;
beforeAll(async () => {
  vault = await temporaryVault();
  for (let n = 0; n < 40; n += 1) save();
});

function save(): void {
  saves += 1;
  const id = String(saves).padStart(26, '0');
  const bytes = new Uint8Array(6000).fill(saves);
  vault.session.write((tx) => {
    writeBlob(tx, id, bytes, id);
    if (saves % 3 === 0)
      tx.run('DELETE FROM blob_chunk WHERE blob_id = ?', [String(saves - 2).padStart(26, '0')]);
    appendAudit(tx, { at: clock.now(), actor: 'A', action: 'test.saved', subject: id, facts: {} });
  });
}

/** So many pages are copied between two savings. The lock comes along, of a process that is gone. */
function copyWhileSaving(pagesAtOnce: number): string {
  const folder = join(temporaryFolder(), 'copy');
  mkdirSync(folder);
  for (const name of ['header.json', 'header-copy.json'])
    cpSync(join(vault.folder, name), join(folder, name));
  const file = openSync(join(vault.folder, 'vault.db'), 'r');
  const pieces: Buffer[] = [];
  const piece = Buffer.alloc(pagesAtOnce * PAGE);
  for (let at = 0; ; at += piece.length) {
    const read = readSync(file, piece, 0, piece.length, at);
    if (read === 0) break;
    pieces.push(Buffer.from(piece.subarray(0, read)));
    save();
  }
  closeSync(file);
  writeFileSync(join(folder, 'vault.db'), Buffer.concat(pieces));
  const lock = JSON.parse(readFileSync(join(vault.folder, 'vault.lock'), 'utf8'));
  writeFileSync(join(folder, 'vault.lock'), JSON.stringify({ ...lock, process: 1 }));
  return folder;
}

test('a copy made while saving goes on is sound, or said to be broken', async () => {
  const outcomes = new Map<string, number>();
  // The last takes the whole store at once.
  for (const pages of [3, 5, 8, 13, 21, 34, 55, 89, 144, 10_000]) {
    const folder = copyWhileSaving(pages);
    const size = statSync(join(folder, 'vault.db')).size;
    const outcome = await codeOf(async () => {
      const copy = await open(folder);
      expect([pages, size, copy.findStructureFaults(), await copy.findDamagedPages()]).toEqual([
        pages,
        size,
        [],
        [],
      ]);
      expect(copy.read((db) => verifyAudit(db, { expected: copy.anchoredHead })).intact).toBe(true);
      copy.lock();
    });
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
  }
  // Each is one or the other, and both happen.
  expect(
    [...outcomes.keys()].filter((one) => !['none', 'vault-damaged', 'vault-rolled-back'].includes(one)),
  ).toEqual([]);
  expect(outcomes.get('none')).toBeGreaterThan(0);
  expect([...outcomes].filter(([one]) => one !== 'none')).not.toEqual([]);
});

test('the folder of an open vault says that it is in use, and that of a locked one does not', async () => {
  expect(readFileSync(join(vault.folder, SIGN), 'utf8')).toContain('make a backup');
  vault.session.lock();
  expect(existsSync(join(vault.folder, SIGN))).toBe(false);
  const again = await open(vault.folder);
  expect(existsSync(join(vault.folder, SIGN))).toBe(true);
  again.lock();
});
