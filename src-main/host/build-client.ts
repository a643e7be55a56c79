/**
 * @file The bundle writer as the use cases see it: one worker, fed one working copy at a time, and a second that reads
 * half of the finished file back. On any failure nothing is left behind.
 */
import { existsSync, rmSync } from 'node:fs';
import { basename } from 'node:path';
import { inTwo } from '../bundle/verify/verify.ts';
import type { BundleWriter, VerifyReport, WriteOptions, WrittenBundle } from '../bundle/writer.ts';
import { TestimonyError } from '../core/errors/errors.ts';
import { type Answer, type CallOptions, WorkerClient } from './worker-client.ts';

/** `youngMb`: what the worker makes lives for one document; kept small, it costs no time and 30 MB less. */
const LIMITS = { heapMb: 2048, youngMb: 16, growthMb: 4096 };
/** How long a cancelled worker may take to reach its next page. */
const GRACE_MS = 3000;

/** Starts no worker before it is needed. `close` stops it. */
export function createBundleWriter(): BundleWriter {
  const entry = new URL(`./build-worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url);
  const [worker, second] = [0, 1].map(
    () =>
      new WorkerClient(entry, {
        resourceLimits: { maxOldGenerationSizeMb: LIMITS.heapMb, maxYoungGenerationSizeMb: LIMITS.youngMb },
        growthLimitMb: LIMITS.growthMb,
      }),
  ) as [WorkerClient, WorkerClient];
  const options = ({ signal, report }: WriteOptions): CallOptions => ({
    signal,
    graceMs: GRACE_MS,
    onProgress: report,
  });
  return {
    begin: () => worker.begin(),
    async write(plan, path, source, wanted) {
      if (existsSync(path)) throw new TestimonyError('already-exists', { subject: basename(path) });
      const answer = async (name: string, args: unknown): Promise<Answer> => {
        if (name === 'share') {
          const half = { plan, path, ...(args as object) };
          return { value: await second.call<VerifyReport>('share', half, { signal: wanted.signal }) };
        }
        const bytes = ownBuffer(source(args as string));
        return { value: bytes, move: [bytes.buffer] };
      };
      // It has the time of putting together to start in.
      if (inTwo(plan.map.totalPages) !== null) second.begin();
      try {
        return await about(
          path,
          worker.call<WrittenBundle>('build', { plan, path }, { ...options(wanted), answer }),
        );
      } catch (thrown) {
        rmSync(path, { force: true });
        throw thrown;
      }
    },
    verify: (path, plan, wanted) =>
      about(path, worker.call<VerifyReport>('verify', { plan, path }, options(wanted))),
    close: async () => {
      await Promise.all([worker.close(), second.close()]);
    },
  };
}

/** The bytes in a buffer that holds nothing else, so that it can be moved to the worker. */
function ownBuffer(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const { buffer } = bytes;
  const whole = buffer instanceof ArrayBuffer && bytes.byteLength === buffer.byteLength;
  return whole ? (bytes as Uint8Array<ArrayBuffer>) : new Uint8Array(bytes);
}

/** Failures that are about no document are about the file. */
async function about<T>(path: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (thrown) {
    if (!(thrown instanceof TestimonyError) || thrown.subject !== undefined || thrown.code === 'cancelled')
      throw thrown;
    throw new TestimonyError(thrown.code, { ...thrown.toData(), subject: basename(path), cause: thrown });
  }
}
