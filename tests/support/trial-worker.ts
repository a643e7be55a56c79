/** @file A worker with every kind of bad manners, for worker-client.test.ts. */
import { setTimeout as wait } from 'node:timers/promises';
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
