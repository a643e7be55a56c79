/**
 * @file The decoder as the use cases see it: as many workers for intakes as there are cores, and one more, so that a
 * preview need not wait for an intake.
 */

import { availableParallelism } from 'node:os';
import { TestimonyError } from '../core/errors/errors.ts';
import { MOST_WORDS, type PageRead, PLACES } from '../core/evidence/machine-read.ts';
import type { PageRead as MarkedPage } from '../core/redaction/find-words.ts';
import type { Decoder, FileParts, Intake, Looked } from '../evidence/decoder.ts';
import { WORKER_LIMITS } from '../evidence/limits.ts';
import { MOST_AT_ONCE } from '../evidence/parts.ts';
import { AnotherReader } from './another-reader.ts';
import { hasStopped, WorkerClient } from './worker-client.ts';

// Pages read by machine in a worker: each has its own time, and is handed over as soon as it is done.

/** Throws as Decoder.readPictures. */
async function readPictures(
  client: WorkerClient,
  request: Parameters<Decoder['readPictures']>[0],
  { signal, read }: Parameters<Decoder['readPictures']>[1],
): Promise<void> {
  const clock = new AbortController();
  let timer = setTimeout(() => clock.abort(), WORKER_LIMITS.readMs);
  try {
    await client.call('readPictures', request, {
      signal: AbortSignal.any([signal, clock.signal]),
      answer: (_, page) => {
        clearTimeout(timer);
        timer = setTimeout(() => clock.abort(), WORKER_LIMITS.readMs);
        read(asPageRead(page, request.pages));
        return { value: null };
      },
    });
  } catch (thrown) {
    if (clock.signal.aborted && !signal.aborted) throw new TestimonyError('took-too-long', { cause: thrown });
    throw thrown;
  } finally {
    clearTimeout(timer);
  }
}

/** The worker read what strangers made: what it says is held to what a page can hold. Throws damaged-file. */
function asPageRead(said: unknown, asked: readonly number[]): PageRead {
  const { page, turns, words } = said as PageRead;
  const isSound =
    asked.includes(page) &&
    [0, 1, 2, 3].includes(turns) &&
    Array.isArray(words) &&
    words.length <= MOST_WORDS &&
    words.every(isWord);
  if (isSound) return { page, turns, words };
  throw new TestimonyError('damaged-file');
}

const isPlace = (value: unknown, most: number): boolean =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= most;

function isWord(word: PageRead['words'][number] | undefined): boolean {
  if (typeof word !== 'object' || typeof word.text !== 'string' || word.text.length > 500) return false;
  if (typeof word.ends !== 'boolean' || !isPlace(word.certainty, 100)) return false;
  return Array.isArray(word.box) && word.box.length === 4 && word.box.every((one) => isPlace(one, PLACES));
}

/**
 * @file Lends workers to whoever needs one. Who has to wait is given the first that comes back: work that was promised to
 * one of them before would leave another idle, in a folder of filings for a sixth of the time.
 */

/** Nobody waits longer than this for one that is long at work, while there is another that is not lent yet. */
const LONGEST_WAIT_MS = 2000;

export class Pool<T> {
  readonly #all: readonly T[];
  readonly #lent = new Set<T>();
  readonly #waiting: ((one: T) => void)[] = [];
  /** How many are lent at all. */
  #open: number;

  constructor(all: readonly T[], open = all.length) {
    this.#all = all;
    this.#open = open;
  }

  /** The first that is free, so that work which comes piece by piece starts no second; otherwise whichever is next. */
  async lend(): Promise<T> {
    const free = this.#all.slice(0, this.#open).find((one) => !this.#lent.has(one));
    if (free === undefined) return await this.#next();
    this.#lent.add(free);
    return free;
  }

  async #next(): Promise<T> {
    const another =
      this.#open < this.#all.length ? setTimeout(() => this.widen(), LONGEST_WAIT_MS) : undefined;
    try {
      return await new Promise((resolve) => this.#waiting.push(resolve));
    } finally {
      clearTimeout(another);
    }
  }

  /** Lends one more from now on; whoever waits longest gets it. */
  widen(): void {
    const one = this.#all[this.#open];
    if (one === undefined) return;
    this.#open += 1;
    const next = this.#waiting.shift();
    if (next === undefined) return;
    this.#lent.add(one);
    next(one);
  }

  giveBack(one: T): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#lent.delete(one);
    else next(one);
  }
}

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
  const file = import.meta.url.endsWith('.ts') ? './decode-worker.ts' : './decode-worker.js';
  const entry = new URL(file, import.meta.url);
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
  const lent = async <T>(name: string, request: object, signal: AbortSignal): Promise<T> => {
    const client = await pool.lend();
    try {
      return await client.call<T>(name, request, { signal, timeoutMs: WORKER_LIMITS.intakeMs });
    } finally {
      pool.giveBack(client);
    }
  };
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
      previews.call<MarkedPage>('pageText', { pdf, page }, { signal, timeoutMs: WORKER_LIMITS.renderMs }),
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
    pagesToMark: (pdf, signal) =>
      previews.call<readonly MarkedPage[]>(
        'pagesToMark',
        { pdf },
        { signal, timeoutMs: WORKER_LIMITS.intakeMs },
      ),
    redact: (request, title, signal) => about(title, lent('redact', request, signal)),
    // Not by a process that strikes words out: one that a file took over could say that nothing is left.
    proveGone: (request, signal) =>
      previews.call('proveGone', request, { signal, timeoutMs: WORKER_LIMITS.intakeMs }),
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
