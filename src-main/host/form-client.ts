/** @file The reader of forms as the use cases see it: one worker, started when it is first needed. */

import { TestimonyError } from '../core/errors/errors.ts';
import { FORM_WORKER_LIMITS } from '../exchange/xlsform/limits.ts';
import type { FormReader, ReadForm } from '../exchange/xlsform/reader.ts';
import { WorkerClient } from './worker-client.ts';

/** `close` stops the worker. */
export function createFormReader(): FormReader {
  const entry = new URL(`./form-worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url);
  const worker = new WorkerClient(entry, {
    resourceLimits: { maxOldGenerationSizeMb: FORM_WORKER_LIMITS.heapMb },
    growthLimitMb: FORM_WORKER_LIMITS.growthMb,
    crashCode: 'form-damaged',
  });
  return {
    async read(request, signal) {
      try {
        const { timeoutMs } = FORM_WORKER_LIMITS;
        return await worker.call<ReadForm>('read', request, { signal, timeoutMs });
      } catch (thrown) {
        if (!(thrown instanceof TestimonyError) || thrown.subject !== undefined) throw thrown;
        throw new TestimonyError(thrown.code, {
          ...thrown.toData(),
          subject: request.fileName,
          cause: thrown,
        });
      }
    },
    close: () => worker.close(),
  };
}
