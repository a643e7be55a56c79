/**
 * Copies of the folder made piece by piece while saving goes on, as a sync service or a hurried colleague makes them: each
 * is sound, or is said to be broken when it is opened. And the folder of an open vault says that it is in use.
 * TESTIMONY_COPIES=60 makes so many, and prints what came of them; TESTIMONY_SEED chooses how fast each is.
 */
import {
  closeSync,
  cpSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { writeBlob } from '../../../src-main/vault/blobs.ts';
import { openVault } from '../../../src-main/vault/open-vault.ts';
import { passphraseBytes } from '../../../src-main/vault/passphrase.ts';
import { appendAudit, verifyAudit } from '../../../src-main/vault/queries/audit.ts';
import { codeOf } from '../../support/failures.ts';
import { randomFrom } from '../../support/leaving-kills.ts';
import { steadyClock } from '../../support/ports.ts';
import { PASSPHRASE, type TemporaryVault, temporaryFolder, temporaryVault } from '../../support/vault.ts';

const COPIES = Number(process.env.TESTIMONY_COPIES ?? 6);
const next = randomFrom(Number(process.env.TESTIMONY_SEED ?? 8));
const random = (below: number) => Math.floor(next() * below);
const WITHIN_MS = (COPIES + 4) * 10_000;
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
    // Its pages are written over by what comes next, so that the store is not longer after sixty copies than after one.
    tx.run('DELETE FROM blob_chunk WHERE blob_id = ?', [String(saves - 40).padStart(26, '0')]);
    appendAudit(tx, { at: clock.now(), actor: 'A', action: 'test.saved', subject: id, facts: {} });
  });
}

interface Speed {
  /** Pages that are copied between two savings, and how many savings there are then. */
  readonly pages: number;
  readonly savings: number;
  /** Whether the headers are copied after the store. */
  readonly headersLast: boolean;
}

/** The lock comes along, of a process that is gone. */
function copyWhileSaving({ pages, savings, headersLast }: Speed): string {
  const folder = join(temporaryFolder(), 'copy');
  mkdirSync(folder);
  const copyHeaders = () => {
    for (const name of ['header.json', 'header-copy.json'])
      cpSync(join(vault.folder, name), join(folder, name));
  };
  if (!headersLast) copyHeaders();
  const file = openSync(join(vault.folder, 'vault.db'), 'r');
  const pieces: Buffer[] = [];
  const piece = Buffer.alloc(pages * PAGE);
  for (let at = 0; ; at += piece.length) {
    const read = readSync(file, piece, 0, piece.length, at);
    if (read === 0) break;
    pieces.push(Buffer.from(piece.subarray(0, read)));
    for (let n = 0; n < savings; n += 1) save();
  }
  closeSync(file);
  writeFileSync(join(folder, 'vault.db'), Buffer.concat(pieces));
  if (headersLast) copyHeaders();
  const lock = JSON.parse(readFileSync(join(vault.folder, 'vault.lock'), 'utf8'));
  writeFileSync(join(folder, 'vault.lock'), JSON.stringify({ ...lock, process: 1 }));
  return folder;
}

/** From a page at a time to the whole store at once. */
const PAGES = [5, 13, 34, 89, 144, 10_000] as const;

test(
  'a copy made while saving goes on is sound, or said to be broken',
  async () => {
    const outcomes = new Map<string, number>();
    for (let n = 0; n < COPIES; n += 1) {
      const pages = PAGES[n % PAGES.length] ?? 1;
      const speed = { pages, savings: 1 + random(2), headersLast: random(2) === 1 };
      const folder = copyWhileSaving(speed);
      const outcome = await codeOf(async () => {
        const copy = await open(folder);
        const faults = [copy.findStructureFaults(), await copy.findDamagedPages()];
        expect([speed, ...faults]).toEqual([speed, [], []]);
        expect(copy.read((db) => verifyAudit(db, { expected: copy.anchoredHead })).intact).toBe(true);
        copy.lock();
      });
      const of = `${outcome}, ${pages > 1000 ? 'whole at once' : `${pages} pages at once`}`;
      outcomes.set(of, (outcomes.get(of) ?? 0) + 1);
    }
    if (process.env.TESTIMONY_COPIES !== undefined)
      process.stdout.write(
        `${[...outcomes]
          .map(([of, count]) => `${count} × ${of}`)
          .sort()
          .join('\n')}\n`,
      );
    // Each is one or the other, and both happen.
    const codes = [...outcomes.keys()].map((of) => of.split(',')[0] ?? '');
    expect(codes.filter((one) => !['none', 'vault-damaged', 'vault-rolled-back'].includes(one))).toEqual([]);
    expect(codes).toContain('none');
    expect(codes.filter((one) => one !== 'none')).not.toEqual([]);
  },
  WITHIN_MS,
);

test('the folder of an open vault says that it is in use, and that of a locked one does not', async () => {
  expect(readFileSync(join(vault.folder, SIGN), 'utf8')).toContain('make a backup');
  vault.session.lock();
  expect(existsSync(join(vault.folder, SIGN))).toBe(false);
  const again = await open(vault.folder);
  expect(existsSync(join(vault.folder, SIGN))).toBe(true);
  again.lock();
});
