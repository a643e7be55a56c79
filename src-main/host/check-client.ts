/** @file The bundle checker as the use cases see it: one worker, started when it is first needed. */
import type { BundleChecker, CheckedBundle } from '../bundle/check/checker.ts';
import { TestimonyError } from '../core/errors/errors.ts';
import { WorkerClient } from './worker-client.ts';

/** A bundle of several thousand pages takes well under a minute; more is a trap. */
const LIMITS = { timeoutMs: 10 * 60_000, heapMb: 2048, growthMb: 4096 };

/** `close` stops the worker. */
export function createBundleChecker(): BundleChecker {
  const entry = new URL(`./check-worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url);
  const worker = new WorkerClient(entry, {
    resourceLimits: { maxOldGenerationSizeMb: LIMITS.heapMb },
    growthLimitMb: LIMITS.growthMb,
    crashCode: 'damaged-file',
  });
  return {
    async check(request, { signal, report }) {
      try {
        return await worker.call<CheckedBundle>('check', request, {
          signal,
          timeoutMs: LIMITS.timeoutMs,
          onProgress: report,
        });
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
