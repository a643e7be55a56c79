/** @file The decoder as the use cases see it: two workers, so that a preview need not wait for an intake. */

import { TestimonyError } from '../core/errors/errors.ts';
import type { Decoder, Intake } from '../evidence/decoder.ts';
import { WORKER_LIMITS } from '../evidence/limits.ts';
import { WorkerClient } from './worker-client.ts';

/** Starts no worker before it is needed. `close` stops them. */
export function createDecoder(): Decoder {
  const entry = new URL(`./decode-worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url);
  const limits = {
    resourceLimits: { maxOldGenerationSizeMb: WORKER_LIMITS.heapMb },
    growthLimitMb: WORKER_LIMITS.growthMb,
    freshAfterMb: WORKER_LIMITS.freshAfterMb,
    crashCode: 'damaged-file',
  } as const;
  const intakes = new WorkerClient(entry, limits);
  const previews = new WorkerClient(entry, limits);
  return {
    intake: (request, { signal, report }) =>
      about(
        request.fileName,
        intakes.call<Intake>('intake', request, {
          signal,
          timeoutMs: WORKER_LIMITS.intakeMs,
          onProgress: report,
        }),
      ),
    renderPage: (pdf, page, width, signal) =>
      previews.call<Uint8Array>(
        'renderPage',
        { pdf, page, width },
        { signal, timeoutMs: WORKER_LIMITS.renderMs },
      ),
    close: async () => {
      await Promise.all([intakes.close(), previews.close()]);
    },
  };
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
