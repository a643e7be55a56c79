/** @file A worker with every kind of bad manners, for worker-client.test.ts. */
import { execFileSync } from 'node:child_process';
import { openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { TestimonyError } from '../../src-main/core/errors/errors.ts';
import { Moved, serveWorker } from '../../src-main/host/worker-server.ts';

let counted = 0;
const kept: Buffer[] = [];

serveWorker({
  count: () => {
    counted += 1;
    return counted;
  },
  keep: (megabytes: number) => {
    kept.push(Buffer.alloc(megabytes * 1024 * 1024, 1));
  },
  add: ({ a, b }: { a: number; b: number }) => a + b,
  refuse: () => {
    throw new TestimonyError('damaged-file', { subject: 'x.pdf', detail: 'why', findings: ['one'] });
  },
  bug: () => {
    throw new RangeError('the words of a witness');
  },
  spin: (_: unknown, { report }) => {
    report({ step: 'reading' });
    for (;;);
  },
  swell: () => {
    const kept: unknown[] = [];
    for (;;) kept.push(Array.from({ length: 10_000 }, (_, i) => ({ i })));
  },
  swellOutside: async () => {
    const kept: Buffer[] = [];
    for (;;) {
      kept.push(Buffer.alloc(32 * 1024 * 1024, 1));
      await wait(1);
    }
  },
  fallOver: () => {
    process.exit(7);
  },
  throwLater: () => {
    setTimeout(() => {
      throw new Error('later');
    }, 1);
    return wait(60_000);
  },
  crash: () => {
    // Not `abort`, which is how a full heap ends.
    process.kill(process.pid, 'SIGSEGV');
    for (;;);
  },
  /** What of all that it may not do was done all the same. */
  meddle: async ({ folder, other }: { folder: string; other: number }) => {
    const done: string[] = [];
    const tries: Record<string, () => unknown> = {
      'write into the vault': () => writeFileSync(join(folder, 'meddled'), 'x'),
      'read the vault': () => readFileSync(join(folder, 'header.json')),
      'write beside itself': () => writeFileSync(new URL('./meddled', import.meta.url), 'x'),
      'write where all may': () => writeFileSync(`/tmp/meddled-${process.pid}`, 'x'),
      'read the memory of whoever started it': () => openSync(`/proc/${other}/mem`, 'r'),
      'start a program': () => execFileSync('/bin/true'),
      'start a thread': () => new Worker('0', { eval: true }),
    };
    for (const [name, attempt] of Object.entries(tries)) {
      try {
        attempt();
        done.push(name);
      } catch {
        // Refused, as it is to be.
      }
    }
    return { done, environment: Object.keys(process.env) };
  },
  double: (bytes: Uint8Array<ArrayBuffer>) => {
    const out = new Uint8Array([...bytes, ...bytes]);
    return new Moved(out, [out.buffer]);
  },
  askTwice: async (_: unknown, { ask, report }) => {
    const first = await ask('source', 'a');
    report({ step: 'reading' });
    return [first, await ask('source', 'b')];
  },
  tidy: async (_: unknown, { signal, ask }) => {
    await ask('ready', null);
    await new Promise((resolve) => signal.addEventListener('abort', resolve));
    throw new TestimonyError('cancelled', { detail: 'tidied up' });
  },
});
