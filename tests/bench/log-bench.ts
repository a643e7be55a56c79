/**
 * @file A log of a million entries: what it costs to save one more before and after, how much of the store is read to open it,
 * and how it is checked, and proved, in slices. Some minutes and half a gigabyte; asked for by name: npm run bench -- log.
 * TESTIMONY_LOG=100000 has so many.
 */
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Job } from '../../src-main/contract/ports.ts';
import { composeEngine } from '../../src-main/host/compose.ts';
import { systemClock } from '../../src-main/host/system.ts';
import { perform } from '../../src-main/usecases/handlers/registry.ts';
import type { VaultSession } from '../../src-main/vault/db.ts';
import { openVault } from '../../src-main/vault/open-vault.ts';
import { passphraseBytes } from '../../src-main/vault/passphrase.ts';
import { appendAudit } from '../../src-main/vault/queries/audit.ts';
import { benchVault, PASSPHRASE } from './bench-vault.ts';
import { type Measured, medianMs, verdict } from './table.ts';

const ENTRIES = Number(process.env.TESTIMONY_LOG ?? 1_000_000);
const AT_ONCE = 20_000;
const RUNS = 41;
const MB = 1024 * 1024;
const named = ENTRIES.toLocaleString('en-GB');

export async function benchLog(): Promise<Measured[]> {
  const parent = mkdtempSync(join(tmpdir(), 'testimony-bench-'));
  const folder = join(parent, 'vault');
  try {
    let session = await benchVault(parent);
    const before = await commitMs(session);
    fill(session);
    const after = await commitMs(session);
    session.lock();
    const bytes = statSync(join(folder, 'vault.db')).size;
    const read = bytesRead();
    const began = performance.now();
    session = await openVault({ folder, passphrase: passphraseBytes(PASSPHRASE), clock: systemClock });
    const opened = performance.now() - began;
    const share = ((bytesRead() - read) / bytes) * 100;
    const rows: Measured[] = [
      { what: 'log: save one entry, log empty', ours: `${before.toFixed(2)} ms`, beside: '' },
      {
        what: `log: save one entry, log of ${named}`,
        ours: `${after.toFixed(2)} ms`,
        beside: `${(after / before).toFixed(2)}x what it was`,
      },
      {
        what: `log: open the vault (${(bytes / MB).toFixed(0)} MB)`,
        ours: `${opened.toFixed(0)} ms`,
        beside: `${share.toFixed(2)}% of the store is read`,
      },
    ];
    const engine = composeEngine(session, systemClock);
    const desk = engine.files.register(parent);
    const each = [
      ['check everything', (job: Job) => perform(engine, 'auditVerify', {}, job)],
      ['check since the last time', (job: Job) => perform(engine, 'auditVerify', { sinceLast: true }, job)],
      ['a state for a second laptop', (job: Job) => perform(engine, 'logWitness', { folder: desk }, job)],
    ] as const;
    for (const [what, work] of each) rows.push(await inSlices(`log: ${what}`, work));
    await engine.close();
    return rows;
  } finally {
    rmSync(parent, { recursive: true, force: true });
  }
}

const entry = (n: number) => ({
  at: systemClock.now(),
  actor: 'Bench',
  action: 'case.updated',
  subject: `case ${n % 500}`,
  facts: { reference: `B/${n}`, title: 'what it is called now' },
});

const commitMs = (session: VaultSession): Promise<number> =>
  medianMs(RUNS, () => session.write((tx) => appendAudit(tx, entry(0))));

function fill(session: VaultSession): void {
  for (let done = 0; done < ENTRIES; done += AT_ONCE) {
    session.write((tx) => {
      for (let n = done; n < Math.min(ENTRIES, done + AT_ONCE); n += 1) appendAudit(tx, entry(n));
    });
    process.stderr.write(`  log: ${done} entries\r`);
  }
}

/** How long it takes, how long anything else had to wait meanwhile, how often it said how far it is, and what memory it took. */
async function inSlices(what: string, work: (job: Job) => Promise<unknown>): Promise<Measured> {
  let reports = 0;
  const job = { signal: new AbortController().signal, report: () => void reports++ };
  const wait = monitorEventLoopDelay({ resolution: 5 });
  globalThis.gc?.();
  const memory = process.memoryUsage().rss;
  wait.enable();
  const began = performance.now();
  await work(job);
  const took = performance.now() - began;
  wait.disable();
  const [longest, usual] = [wait.max / 1e6, wait.percentile(99) / 1e6];
  const grown = (process.memoryUsage().rss - memory) / MB;
  return {
    what,
    ours: `${(took / 1000).toFixed(1)} s, ${reports} times how far, ${grown.toFixed(0)} MB more`,
    beside: `others wait ${longest.toFixed(0)} ms at most, 99 of 100 under ${usual.toFixed(0)} ms (${verdict(usual, 100)})`,
  };
}

/** By this process, from files, as the system counts them; NaN where it does not say. */
function bytesRead(): number {
  try {
    return Number(/^rchar: (\d+)$/m.exec(readFileSync('/proc/self/io', 'utf8'))?.[1]);
  } catch {
    return Number.NaN;
  }
}
