/** @file Strangers' files are read in processes that hold no key, and one that is killed costs its own file only. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { WORKER_LIMITS } from '../../../src-main/evidence/limits.ts';
import { createDecoder } from '../../../src-main/host/decode-client.ts';
import { WorkerClient } from '../../../src-main/host/worker-client.ts';
import { passphraseBytes } from '../../../src-main/vault/passphrase.ts';
import { rawStoreKey } from '../../../src-main/vault/raw-key.ts';
import { afterFile } from '../../support/after-file.ts';
import { paper } from '../../support/papers.ts';
import { heldInMemory, isRunning, processesBelow } from '../../support/processes.ts';
import { withLimits } from '../../support/smaller-limits.ts';
import { temporaryFolder, temporaryVault } from '../../support/vault.ts';

const decoder = createDecoder();
afterFile(() => decoder.close());
const { signal } = new AbortController();
/** Of other test files in this process. */
let others = new Set(decodersNow());

function decodersNow(): number[] {
  return processesBelow(process.pid)
    .filter(({ command }) => command.includes('decode-worker'))
    .map(({ pid }) => pid);
}

const ours = () => decodersNow().filter((pid) => !others.has(pid));

it('holds what it reads, and no key, no passphrase and no place of a vault', async () => {
  const { session, passphrase, folder } = await temporaryVault();
  const key = await rawStoreKey(session, passphraseBytes(passphrase));
  const bytes = await paper('MARKER-7341');
  await decoder.intake({ bytes, fileName: 'Marked-name.pdf' }, { signal });
  const pids = ours();
  expect(pids.length).toBeGreaterThan(0);
  const found = pids.flatMap((pid) => {
    const secrets = { passphrase, key, rawKey: Buffer.from(key, 'hex'), folder };
    return heldInMemory(pid, { ...secrets, 'the file it read': 'Marked-name.pdf' });
  });
  expect(found).toEqual(['the file it read']);
});

it('one that meddles may read nothing of the vault, write nowhere and start nothing', async () => {
  // Whoever runs the tests may keep compiled code, of which a decoder is told: not what is asked here.
  vi.stubEnv('NODE_COMPILE_CACHE', undefined);
  onTestFinished(() => void vi.unstubAllEnvs());
  const { folder } = await temporaryVault();
  const before = readdirSync(folder);
  const client = new WorkerClient(new URL('../../support/trial-worker.ts', import.meta.url), {
    place: 'process',
  });
  afterFile(() => client.close());
  const meddled = await client.call('meddle', { folder, other: process.pid });
  expect(meddled).toEqual({ done: [], environment: ['MALLOC_ARENA_MAX'] });
  expect(readdirSync(folder)).toEqual(before);
});

it('kill -9 in the middle of a file costs nothing; twice over the same it costs that file, by its name, and no other', async () => {
  others = new Set(decodersNow());
  const own = createDecoder();
  afterFile(() => own.close());
  const bytes = await paper('ALPHA', 3);
  let beside: Promise<unknown> | undefined;
  let kills = 0;
  const ended = new Set<number>();
  const long = await paper('BETA', 400);
  const killed = (fileName: string, times: number) =>
    own.intake(
      { bytes: long, fileName },
      {
        signal,
        report: () => {
          const reading = ours().filter((one) => !ended.has(one));
          if (kills === times || reading.length === 0) return;
          kills += 1;
          beside ??= own.intake({ bytes, fileName: 'Beside.pdf' }, { signal });
          for (const one of reading) {
            ended.add(one);
            process.kill(one, 'SIGKILL');
          }
        },
      },
    );
  // Ended once, by a system that is short of memory or by somebody: that says nothing of the file.
  expect(await killed('Killed.pdf', 1)).toMatchObject({ pageCount: 400 });
  expect(await beside).toMatchObject({ pageCount: 3 });
  kills = 0;
  // Whichever reads it is ended: another that waits may be the first to be met.
  await expect(killed('Again.pdf', Number.POSITIVE_INFINITY)).rejects.toMatchObject({
    code: 'damaged-file',
    subject: 'Again.pdf',
  });
  expect(await own.intake({ bytes, fileName: 'After.pdf' }, { signal })).toMatchObject({ pageCount: 3 });
});

it('one that is stuck costs the file it was given, by its name, and no other', async () => {
  others = new Set(decodersNow());
  const own = createDecoder();
  afterFile(() => own.close());
  const bytes = await paper('ALPHA', 3);
  await own.intake({ bytes, fileName: 'Before.pdf' }, { signal });
  const [stuck] = ours();
  process.kill(stuck as number, 'SIGSTOP');
  let waiting: Promise<unknown> = Promise.resolve();
  await withLimits(WORKER_LIMITS, { intakeMs: 1000 }, () => {
    waiting = own.intake({ bytes, fileName: 'Stuck.pdf' }, { signal });
    // Looked at below.
    waiting.catch(() => undefined);
  });
  const beside = own.intake({ bytes, fileName: 'Beside.pdf' }, { signal });
  await expect(waiting).rejects.toMatchObject({ code: 'took-too-long', subject: 'Stuck.pdf' });
  expect(await beside).toMatchObject({ pageCount: 3 });
  expect(await own.intake({ bytes, fileName: 'After.pdf' }, { signal })).toMatchObject({ pageCount: 3 });
  expect(isRunning(stuck as number)).toBe(false);
});

it('are gone when the decoder is closed', async () => {
  const own = createDecoder();
  const before = new Set(decodersNow());
  await own.intake({ bytes: await paper('ALPHA'), fileName: 'a.pdf' }, { signal });
  const started = decodersNow().filter((pid) => !before.has(pid));
  expect(started).toHaveLength(1);
  await own.close();
  expect(started.filter(isRunning)).toEqual([]);
});

it('keep what they compiled, apart from what the process with the key runs', async () => {
  const kept = join(temporaryFolder(), 'compiled');
  vi.stubEnv('NODE_COMPILE_CACHE', kept);
  const own = createDecoder();
  try {
    await own.intake({ bytes: await paper('ALPHA'), fileName: 'a.pdf' }, { signal });
    await expect.poll(() => filesBelow(`${kept}-apart`), { timeout: 10_000 }).toBeGreaterThan(50);
    expect(existsSync(kept)).toBe(false);
  } finally {
    vi.unstubAllEnvs();
    await own.close();
  }
});

const filesBelow = (folder: string): number =>
  existsSync(folder) ? readdirSync(folder, { recursive: true }).length : 0;
