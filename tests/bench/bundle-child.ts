/**
 * @file Builds one bundle from an encrypted vault in a process of its own, so that its peak memory is that of
 * nothing else: node bundle-child.ts <vault folder> <file> <passphrase>. Prints { ms, peakMb, pages }.
 */
import { copyFile } from 'node:fs/promises';
import type { StagedPath } from '../../src-main/contract/staged-path.ts';
import { mapPages } from '../../src-main/core/bundles/map-pages.ts';
import { NUMBERINGS } from '../../src-main/core/bundles/marking.ts';
import { createBundleWriter } from '../../src-main/host/build-client.ts';
import { systemClock } from '../../src-main/host/system.ts';
import { readBlob } from '../../src-main/vault/blobs.ts';
import { openVault } from '../../src-main/vault/open-vault.ts';
import { passphraseBytes } from '../../src-main/vault/passphrase.ts';
import { PAGES_A_DOCUMENT } from './bundle-bench.ts';

const [folder = '', file = '', passphrase = ''] = process.argv.slice(2);
const session = await openVault({ folder, passphrase: passphraseBytes(passphrase), clock: systemClock });
const ids = session
  .read((db) => db.all<{ id: string }>('SELECT id FROM blob ORDER BY id'))
  .map(({ id }) => id);
const documents = ids.map((key, i) => ({
  key,
  title: `Scanned papers ${i + 1}`,
  exhibitRef: `AB${i + 1}`,
  date: null,
  pageCount: PAGES_A_DOCUMENT,
}));
const map = mapPages(
  { coverPages: 0, indexPages: 0 },
  [{ title: 'Evidence', documents }],
  NUMBERINGS.continuous,
);
const plan = {
  title: 'Bench',
  map,
  frontMatter: new Uint8Array(),
  indexRows: [],
  createdAt: systemClock.now(),
};
const writer = createBundleWriter();

const started = performance.now();
const source = (key: string) => session.read((db) => readBlob(db, key));
// No permit: what a bench measures is thrown away.
const pdf = file as StagedPath;
const { pages } = await writer.write(plan, pdf, source, { signal: new AbortController().signal });
await copyFile(pdf, `${pdf}.copy`);
const ms = performance.now() - started;

process.stdout.write(JSON.stringify({ ms, peakMb: process.resourceUsage().maxRSS / 1024, pages }));
await writer.close();
session.lock();
