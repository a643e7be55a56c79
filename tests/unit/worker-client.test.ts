import { afterEach, describe, expect, test } from 'vitest';
import { WorkerClient, type WorkerLimits } from '../../src-main/host/worker-client.ts';

const entry = new URL('../support/trial-worker.ts', import.meta.url);
let client: WorkerClient;
afterEach(() => client.close());

describe.each(['thread', 'process'] as const)('in a %s', (place) => {
  const start = (limits: WorkerLimits = {}) => {
    client = new WorkerClient(entry, { place, ...limits });
    return client;
  };

  test('a call returns what the worker made, and calls wait their turn', async () => {
    start();
    const sums = await Promise.all([1, 2, 3].map((n) => client.call('add', { a: n, b: 1 })));
    expect(sums).toEqual([2, 3, 4]);
  });

  test('a named failure arrives with its code, subject, detail and findings', async () => {
    await expect(start().call('refuse', {})).rejects.toMatchObject({
      code: 'damaged-file',
      subject: 'x.pdf',
      detail: 'why',
      findings: ['one'],
    });
  });

  test('a fault in the worker is named by its kind, never by its words', async () => {
    const failure = await start()
      .call('bug', {})
      .then(
        () => null,
        (e) => e,
      );
    expect(failure).toMatchObject({ code: 'internal', detail: 'RangeError' });
    expect(JSON.stringify(failure)).not.toContain('witness');
  });

  test('a worker that spins is stopped by the time limit, and the next call works', async () => {
    start();
    await expect(client.call('spin', {}, { timeoutMs: 300 })).rejects.toMatchObject({
      code: 'took-too-long',
    });
    expect(await client.call('add', { a: 1, b: 1 })).toBe(2);
  });

  test('a person can cancel a worker that spins; one that waits never starts', async () => {
    start();
    const stop = new AbortController();
    const spinning = client.call('spin', {}, { signal: stop.signal, onProgress: () => stop.abort() });
    const waiting = client.call('add', { a: 1, b: 1 }, { signal: stop.signal });
    await expect(spinning).rejects.toMatchObject({ code: 'cancelled' });
    await expect(waiting).rejects.toMatchObject({ code: 'cancelled' });
    expect(await client.call('add', { a: 1, b: 1 })).toBe(2);
  });

  test('memory is limited, inside the heap and outside it', async () => {
    start({ resourceLimits: { maxOldGenerationSizeMb: 32 } });
    await expect(client.call('swell', {})).rejects.toMatchObject({ code: 'too-large' });
    expect(await client.call('add', { a: 1, b: 1 })).toBe(2);
    await client.close();
    start({ growthLimitMb: 150 });
    await expect(client.call('swellOutside', {})).rejects.toMatchObject({ code: 'too-large' });
  });

  test('a worker that falls over says so with the crash code, and is replaced', async () => {
    start({ crashCode: 'damaged-file' });
    await expect(client.call('fallOver', {})).rejects.toMatchObject({ code: 'damaged-file' });
    await expect(client.call('throwLater', {})).rejects.toMatchObject({ code: 'damaged-file' });
    expect(await client.call('add', { a: 1, b: 1 })).toBe(2);
  });

  test('a worker starts afresh after a failure and after it grew, when asked to', async () => {
    start({ freshAfterMb: 100 });
    expect(await client.call('count', {})).toBe(1);
    expect(await client.call('count', {})).toBe(2);
    await expect(client.call('refuse', {})).rejects.toMatchObject({ code: 'damaged-file' });
    expect(await client.call('count', {})).toBe(1);
    await client.call('keep', 160);
    expect(await client.call('count', {})).toBe(1);
  });

  test('buffers are moved both ways', async () => {
    const bytes = new Uint8Array([1, 2]);
    expect(await start().call('double', bytes, { transfer: [bytes.buffer] })).toEqual(
      new Uint8Array([1, 2, 1, 2]),
    );
    // What goes through a pipe is copied.
    expect(bytes.byteLength).toBe(place === 'thread' ? 0 : 2);
  });

  test('the worker may ask for things and report while it works', async () => {
    const seen: unknown[] = [];
    const result = await start().call('askTwice', null, {
      answer: (name, args) => ({ value: `${name}:${args}` }),
      onProgress: (p) => seen.push(p),
    });
    expect(result).toEqual(['source:a', 'source:b']);
    expect(seen).toEqual([{ step: 'reading' }]);
  });

  test('what cannot be answered fails the call that asked', async () => {
    await expect(start().call('askTwice', null)).rejects.toMatchObject({
      code: 'internal',
      detail: 'unanswered source',
    });
  });

  test('a cancelled worker may tidy up within its grace time', async () => {
    const stop = new AbortController();
    const tidying = start().call('tidy', null, {
      signal: stop.signal,
      graceMs: 30_000,
      answer: () => {
        setTimeout(() => stop.abort());
        return { value: null };
      },
    });
    await expect(tidying).rejects.toMatchObject({ code: 'cancelled', detail: 'tidied up' });
  });

  test('closing ends what was running', async () => {
    const spinning = start().call('spin', {}, { onProgress: () => void client.close() });
    await expect(spinning).rejects.toMatchObject({ code: 'cancelled' });
  });
});
