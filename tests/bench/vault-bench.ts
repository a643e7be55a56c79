/**
 * @file Making and opening a vault at the cost that new vaults get on this computer; evidence in and out of
 * it; checking every page of it.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sha256, toHex } from '../../src-main/crypto/digest.ts';
import { systemClock, systemRandom } from '../../src-main/host/system.ts';
import { readBlob, writeBlob } from '../../src-main/vault/blobs.ts';
import { createVault } from '../../src-main/vault/create-vault.ts';
import { openVault } from '../../src-main/vault/open-vault.ts';
import { passphraseBytes } from '../../src-main/vault/passphrase.ts';
import { type Measured, medianMs } from './table.ts';

const RUNS = 5;
const EVIDENCE_MB = 80;

export async function benchVault(): Promise<Measured[]> {
  const parent = mkdtempSync(join(tmpdir(), 'testimony-bench-'));
  const folder = join(parent, 'vault');
  const passphrase = passphraseBytes('nine quiet herons wade upstream');
  try {
    const made = await medianMs(1, async () => {
      const session = await createVault({
        folder,
        owner: 'Bench',
        passphrase,
        clock: systemClock,
        random: systemRandom,
      });
      session.lock();
    });
    const opened = await medianMs(RUNS, async () => {
      (await openVault({ folder, passphrase, clock: systemClock })).lock();
    });
    const evidence = await benchEvidence(folder, passphrase);
    return [
      { what: 'vault: make one, cost measured', ours: `${made.toFixed(0)} ms`, beside: '' },
      { what: 'vault: open (meant to cost about a second)', ours: `${opened.toFixed(0)} ms`, beside: '' },
      ...evidence,
    ];
  } finally {
    rmSync(parent, { recursive: true, force: true });
  }
}

async function benchEvidence(folder: string, passphrase: Uint8Array): Promise<Measured[]> {
  const bytes = new Uint8Array(EVIDENCE_MB * 1024 * 1024);
  for (let at = 0; at < bytes.length; at += 65_536) crypto.getRandomValues(bytes.subarray(at, at + 65_536));
  const hash = toHex(sha256(bytes));
  const session = await openVault({ folder, passphrase, clock: systemClock });
  const written = await medianMs(1, () => session.write((tx) => writeBlob(tx, 'bench', bytes, hash)));
  const read = await medianMs(RUNS, () => session.read((db) => readBlob(db, 'bench')));
  const checked = await medianMs(RUNS, () => session.findDamagedPages());
  session.lock();
  return [
    { what: `vault: save ${EVIDENCE_MB} MB of evidence`, ours: `${written.toFixed(0)} ms`, beside: '' },
    { what: `vault: read it back, hash checked`, ours: `${read.toFixed(0)} ms`, beside: '' },
    { what: `vault: check every page of it`, ours: `${checked.toFixed(0)} ms`, beside: '' },
  ];
}
