/** @file Pages read by machine in a worker: each has its own time, and is handed over as soon as it is done. */
import { TestimonyError } from '../core/errors/errors.ts';
import { MOST_WORDS, type PageRead, PLACES } from '../core/evidence/machine-read.ts';
import type { Decoder } from '../evidence/decoder.ts';
import { WORKER_LIMITS } from '../evidence/limits.ts';
import type { WorkerClient } from './worker-client.ts';

/** Throws as Decoder.readPictures. */
export async function readPictures(
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
