/**
 * Bytes behind the end of a vault's files, as a sync client, a failing stick or a careless copy leaves them: it opens, and
 * nothing of it is lost.
 */
import { randomBytes } from 'node:crypto';
import { appendFileSync, cpSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { writeBlob } from '../../../src-main/vault/blobs.ts';
import { openVault } from '../../../src-main/vault/open-vault.ts';
import { passphraseBytes } from '../../../src-main/vault/passphrase.ts';
import { verifyAudit } from '../../../src-main/vault/queries/audit.ts';
import { changedRows, PAGE, rowsOf, type Sound, salvage, twelveCases } from '../../support/damaged.ts';
import { steadyClock } from '../../support/ports.ts';
import { PASSPHRASE, temporaryFolder } from '../../support/vault.ts';

const SIZES = [1, PAGE - 1, PAGE, PAGE + 1, 3_000_001];
const TAILS = SIZES.flatMap((size) => [
  [`${size} zeros`, new Uint8Array(size)] as const,
  [`${size} bytes of noise`, randomBytes(size)] as const,
]);

const WITHIN_MS = 600_000;

let sound: Sound;
beforeAll(async () => {
  sound = await twelveCases();
});

function withTail(from: string, names: readonly string[], tail: Uint8Array): string {
  const folder = join(temporaryFolder(), 'vault');
  cpSync(from, folder, { recursive: true });
  for (const name of names) appendFileSync(join(folder, name), tail);
  return folder;
}

/** What is wrong with it as it opens; twice, since the first opening may mend something. '' for nothing. */
async function faultsOf(folder: string): Promise<string> {
  for (const time of ['first', 'second']) {
    try {
      const session = await openVault({
        folder,
        passphrase: passphraseBytes(PASSPHRASE),
        clock: steadyClock(),
      });
      try {
        const lost = changedRows(sound.rows, rowsOf(session));
        const damaged = await session.findDamagedPages();
        const { intact } = session.read((db) => verifyAudit(db, { expected: session.anchoredHead }));
        if (lost.length + damaged.length > 0 || !intact)
          return `${time}: ${lost.length} rows, ${damaged.length} pages, log ${intact}`;
      } finally {
        session.lock();
      }
    } catch (thrown) {
      return `${time}: ${String(thrown)}`;
    }
  }
  return '';
}

it.each([
  [['vault.db']],
  [['header.json']],
  [['header-copy.json']],
  [['header.json', 'header-copy.json']],
  [['vault.db', 'header.json', 'header-copy.json']],
  // A saving that came to its end left nothing there.
  [['vault.db-journal']],
])(
  'behind the end of %j',
  async (names) => {
    const faults = [];
    for (const [what, tail] of TAILS) {
      const folder = withTail(sound.folder, names, tail);
      faults.push([what, await faultsOf(folder)]);
      const headers = ['header.json', 'header-copy.json'].map((name) =>
        readFileSync(join(folder, name), 'utf8'),
      );
      expect([what, headers[0] === headers[1]]).toEqual([what, true]);
    }
    expect(faults.filter(([, fault]) => fault !== '')).toEqual([]);
  },
  WITHIN_MS,
);

it(
  'behind the journal of a saving that was cut off: it is taken back, and by a salvage too',
  async () => {
    const cut = await cutOff();
    const faults = [];
    // One of zeros and one of noise, of less than a page and of more.
    for (const [what, tail] of [TAILS[0], TAILS[3], TAILS[9]].filter((one) => one !== undefined)) {
      for (const names of [['vault.db-journal'], ['vault.db', 'vault.db-journal']]) {
        faults.push([what, names, await faultsOf(withTail(cut, names, tail))]);
        const to = join(temporaryFolder(), 'new');
        const { missing, kept, gaps } = await salvage(withTail(cut, names, tail), to);
        faults.push([
          what,
          names,
          [...missing, ...gaps].length + kept > 0 ? 'salvage names losses' : await faultsOf(to),
        ]);
      }
    }
    expect(faults.filter(([, , fault]) => fault !== '')).toEqual([]);
  },
  WITHIN_MS,
);

/** A copy of the folder as a pulled plug leaves it in the middle of a saving. */
async function cutOff(): Promise<string> {
  const [folder, cut] = [join(temporaryFolder(), 'vault'), join(temporaryFolder(), 'cut')];
  cpSync(sound.folder, folder, { recursive: true });
  const session = await openVault({ folder, passphrase: passphraseBytes(PASSPHRASE), clock: steadyClock() });
  const stop = new Error('the plug is pulled');
  const saving = () =>
    session.write((tx) => {
      tx.run('PRAGMA cache_size = 10');
      tx.run('DELETE FROM blob_chunk');
      for (let n = 0; n < 6; n += 1)
        writeBlob(tx, `${n}`.padStart(26, 'z'), new Uint8Array(300_000).fill(n), `${n}`);
      cpSync(folder, cut, { recursive: true, filter: (path) => !path.includes('vault.lock') });
      throw stop;
    });
  expect(saving).toThrow(stop);
  session.lock();
  expect(readdirSync(cut)).toContain('vault.db-journal');
  return cut;
}
