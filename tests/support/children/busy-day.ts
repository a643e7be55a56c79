/**
 * @file A process that does with a vault what a long day does, and looks for leaks while at it. Argument: the
 * vault's folder. Prints a report as JSON. Home and temporary folders are given by whoever starts it.
 */
import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, readlinkSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Driver from 'better-sqlite3';
import { FLOOR_KDF } from '../../../src-main/crypto/kdf.ts';
import { writeBlob } from '../../../src-main/vault/blobs.ts';
import { changePassphrase } from '../../../src-main/vault/change-passphrase.ts';
import { createVault } from '../../../src-main/vault/create-vault.ts';
import { openVault } from '../../../src-main/vault/open-vault.ts';
import { passphraseBytes } from '../../../src-main/vault/passphrase.ts';
import { appendAudit } from '../../../src-main/vault/queries/audit.ts';
import { countingRandom, steadyClock } from '../ports.ts';

const OWNER = 'Wilhelmina Marker-Owner';
const TEXT = 'marker: he kept her passport';
const LATER = 'marker: she left on foot';
const PASSPHRASE = 'marker passphrase of the first day';
const NEXT = 'marker passphrase of the next day';
const markers = [OWNER, TEXT, LATER, PASSPHRASE, NEXT, 'case_file', 'vault.created'];

const [folder] = process.argv.slice(2) as [string];
const clock = steadyClock();
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const note = { at: clock.now(), actor: OWNER, action: 'marker.noted', facts: { text: TEXT } };

let session = await createVault({
  folder,
  owner: OWNER,
  passphrase: passphraseBytes(PASSPHRASE),
  clock,
  random: countingRandom(),
  kdf: FLOOR_KDF,
});

// Enough rows that sorting them does not fit the cache. The column for a hash takes any text.
const ROWS = 20_000;
let sortedBytes = 0;
session.write((tx) => {
  for (let index = 0; index < ROWS; index += 1) {
    const text = `${randomBytes(900).toString('base64')} ${TEXT} ${index}`;
    tx.run('INSERT INTO blob (id, sha256, byte_size) VALUES (?, ?, 0)', [`row-${index}`, text]);
    sortedBytes += text.length;
  }
});

/** Names of the files this process has open that are neither the vault's nor a device's. */
const openTemporaryFiles = () =>
  readdirSync('/proc/self/fd').flatMap((handle) => {
    try {
      const path = readlinkSync(join('/proc/self/fd', handle));
      return path.includes('etilqs') || path.startsWith(tmpdir()) ? [path] : [];
    } catch {
      return [];
    }
  });
const rows = session.read((db) => db.iterate('SELECT sha256 FROM blob ORDER BY sha256 DESC'));
rows.next();
const temporaryFiles = openTemporaryFiles();
rows.return?.();

// The same sort with the driver as it comes: what this looks for can be found.
const leaky = new Driver(':memory:');
leaky.exec('CREATE TABLE t (x)');
const insert = leaky.prepare('INSERT INTO t VALUES (?)');
for (let index = 0; index < ROWS; index += 1) insert.run(randomBytes(900).toString('base64'));
const leakyRows = leaky.prepare('SELECT x FROM t ORDER BY x').iterate();
leakyRows.next();
const leak = openTemporaryFiles().find((path) => path.includes('etilqs'));
leakyRows.return?.();
leaky.close();

// A change of every row, looked at before it is done.
let journalBytes = 0;
let journalMarkers: string[] = [];
session.write((tx) => {
  tx.run('UPDATE blob SET sha256 = sha256 || ?', [LATER]);
  const journal = readFileSync(join(folder, 'vault.db-journal'));
  journalBytes = journal.length;
  journalMarkers = markers.filter((marker) => journal.includes(marker));
});

const evidence = Buffer.from(`${TEXT} `.repeat(40_000));
session.write((tx) => {
  writeBlob(tx, 'evidence', evidence, sha256(evidence));
  appendAudit(tx, { ...note, subject: TEXT });
});
session.lock();
await changePassphrase({ folder, current: passphraseBytes(PASSPHRASE), next: passphraseBytes(NEXT), clock });
session = await openVault({ folder, passphrase: passphraseBytes(NEXT), clock });
session.write((tx) => appendAudit(tx, { ...note, subject: LATER }));
session.lock();

writeSync(
  1,
  JSON.stringify({
    markers,
    sortedBytes,
    temporaryFiles,
    control: { leakyDriver: leak === undefined ? null : 'etilqs' },
    journalBytes,
    journalMarkers,
  }),
);
