/**
 * @file The decoder as the use cases see it: as many workers for intakes as there are cores, and one more, so that a
 * preview need not wait for an intake.
 */

import { availableParallelism } from 'node:os';
import { TestimonyError } from '../core/errors/errors.ts';
import type { PageWord } from '../core/evidence/page-words.ts';
import type { Decoder, FileParts, Intake, Looked } from '../evidence/decoder.ts';
import { WORKER_LIMITS } from '../evidence/limits.ts';
import { MOST_AT_ONCE } from '../evidence/parts.ts';
import { AnotherReader } from './another-reader.ts';
import { Pool } from './pool.ts';
import { readPictures } from './read-pictures.ts';
import { hasStopped, WorkerClient } from './worker-client.ts';

/**
 * A reader may be ended by the system, which is short of memory, or by somebody: that says nothing of the file, and it is read
 * once more. Of one over which it stops a second time it does.
 */
const onceMore =
  <T>(read: () => Promise<T>, signal: AbortSignal) =>
  (thrown: unknown): Promise<T> => {
    if (!hasStopped(thrown) || signal.aborted) throw thrown;
    return read();
  };

/** Each holds a file and what is made of it. */
const MOST_WORKERS = 4;

/**
 * Starts no worker before it is needed. `close` stops them. `thumbnails` false: nobody will look at any. `oneByOne`: a second
 * reads only once that is worth its beginning, of as many files as `begin` says.
 */
export function createDecoder({ thumbnails = true, oneByOne = false } = {}): Decoder {
  const entry = new URL(`./decode-worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url);
  const limits = {
    place: 'process',
    resourceLimits: {
      maxOldGenerationSizeMb: WORKER_LIMITS.heapMb,
      maxYoungGenerationSizeMb: WORKER_LIMITS.youngMb,
    },
    growthLimitMb: WORKER_LIMITS.growthMb,
    freshAfterMb: WORKER_LIMITS.freshAfterMb,
    crashCode: 'damaged-file',
  } as const;
  const atOnce = Math.min(MOST_WORKERS, availableParallelism());
  const intakes = Array.from({ length: atOnce }, () => new WorkerClient(entry, limits));
  const pool = new Pool(intakes, oneByOne ? 1 : atOnce);
  let another: AnotherReader | undefined;
  const previews = new WorkerClient(entry, limits);
  // Reading takes seconds a page, and nobody waits for it; what somebody looks at has a worker of its own.
  const reader = new WorkerClient(entry, limits);
  return {
    atOnce,
    begin: (files) => {
      another = oneByOne ? new AnotherReader(files) : undefined;
      for (const client of intakes.slice(0, oneByOne ? 1 : files)) client.begin();
    },
    intake: async (request, { signal, report }) => {
      const client = await pool.lend();
      const from = performance.now();
      try {
        const asked = thumbnails ? request : { ...request, withoutThumbnail: true };
        const options = { signal, timeoutMs: WORKER_LIMITS.intakeMs, onProgress: report };
        const read = () => client.call<Intake>('intake', asked, options);
        return await about(request.fileName, read().catch(onceMore(read, signal)));
      } finally {
        pool.giveBack(client);
        if (another?.isWorth(performance.now() - from) === true) pool.widen();
      }
    },
    lookInto: async (parts, fileName, signal) => {
      const client = await pool.lend();
      try {
        const answer = async (_: string, asked: unknown) => ({ value: await partOf(parts, asked) });
        const options = { signal, timeoutMs: WORKER_LIMITS.intakeMs, answer };
        return await about(
          fileName,
          client.call<Looked>('lookInto', { size: parts.size, fileName }, options),
        );
      } finally {
        pool.giveBack(client);
      }
    },
    setSlip: async (request, signal) => {
      const client = await pool.lend();
      try {
        const asked = thumbnails ? request : { ...request, withoutThumbnail: true };
        const options = { signal, timeoutMs: WORKER_LIMITS.intakeMs };
        return await about(request.fileName, client.call<Intake>('setSlip', asked, options));
      } finally {
        pool.giveBack(client);
      }
    },
    renderPage: (pdf, page, width, signal) =>
      previews.call<Uint8Array>(
        'renderPage',
        { pdf, page, width },
        { signal, timeoutMs: WORKER_LIMITS.renderMs },
      ),
    pageWords: (pdf, signal) =>
      previews.call<readonly string[]>('pageWords', { pdf }, { signal, timeoutMs: WORKER_LIMITS.intakeMs }),
    pageText: (pdf, page, signal) =>
      previews.call<readonly PageWord[]>(
        'pageText',
        { pdf, page },
        { signal, timeoutMs: WORKER_LIMITS.renderMs },
      ),
    findInPages: (pdf, search, signal) =>
      previews.call<readonly { page: number; at: number }[]>(
        'findInPages',
        { pdf, search },
        { signal, timeoutMs: WORKER_LIMITS.intakeMs },
      ),
    picturePages: (pdf, pages, title, signal) =>
      about(
        title,
        previews.call<Uint8Array>(
          'picturePages',
          { pdf, pages },
          { signal, timeoutMs: WORKER_LIMITS.intakeMs },
        ),
      ),
    readPictures: (request, options) => readPictures(reader, request, options),
    layWords: (pdf, pages, title, signal) =>
      about(title, reader.call('layWords', { pdf, pages }, { signal, timeoutMs: WORKER_LIMITS.intakeMs })),
    rest: async () => {
      await Promise.all([...intakes, previews, reader].map((client) => client.rest()));
    },
    close: async () => {
      await Promise.all([...intakes, previews, reader].map((client) => client.close()));
    },
  };
}

/** The worker reads what strangers made: it gets no more at once than it may hold, and nothing but this file. */
async function partOf(parts: FileParts, asked: unknown): Promise<Uint8Array> {
  const { from, most } = asked as { from: number; most: number };
  const isSound = [from, most].every((one) => Number.isSafeInteger(one) && one >= 0) && most <= MOST_AT_ONCE;
  if (!isSound) throw new TestimonyError('damaged-file');
  return await parts.read(from, most);
}

/** Failures of the worker itself do not know the file's name; people need it. */
async function about<T>(fileName: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (thrown) {
    if (!(thrown instanceof TestimonyError) || thrown.subject !== undefined) throw thrown;
    throw new TestimonyError(thrown.code, { ...thrown.toData(), subject: fileName, cause: thrown });
  }
}
