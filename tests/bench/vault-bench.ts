/** @file Making and opening a vault at the cost that new vaults get on this computer. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock, systemRandom } from '../../src-main/host/system.ts';
import { createVault } from '../../src-main/vault/create-vault.ts';
import { openVault } from '../../src-main/vault/open-vault.ts';
import { passphraseBytes } from '../../src-main/vault/passphrase.ts';
import { type Measured, medianMs } from './table.ts';

const RUNS = 5;

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
    return [
      { what: 'vault: make one, cost measured', ours: `${made.toFixed(0)} ms`, beside: '' },
      { what: 'vault: open (meant to cost about a second)', ours: `${opened.toFixed(0)} ms`, beside: '' },
    ];
  } finally {
    rmSync(parent, { recursive: true, force: true });
  }
}
