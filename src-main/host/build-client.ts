/**
 * @file The bundle writer as the use cases see it: one worker, fed one working copy at a time. The file gets
 * its name only after the worker has read it back; on any failure nothing is left behind.
 */
import { basename } from 'node:path';
import { ExportFile } from '../bundle/export-file.ts';
import type { BundleWriter, VerifyReport, WriteOptions, WrittenBundle } from '../bundle/writer.ts';
import { TestimonyError } from '../core/errors/errors.ts';
import { systemClock } from './system.ts';
import { type CallOptions, WorkerClient } from './worker-client.ts';

/** `youngMb`: what the worker makes lives for one document; kept small, it costs no time and 30 MB less. */
const LIMITS = { heapMb: 2048, youngMb: 16, growthMb: 4096 };
/** How long a cancelled worker may take to reach its next page. */
const GRACE_MS = 3000;

/** Starts no worker before it is needed. `close` stops it. */
export function createBundleWriter(): BundleWriter {
  const entry = new URL(`./build-worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url);
  const worker = new WorkerClient(entry, {
    resourceLimits: { maxOldGenerationSizeMb: LIMITS.heapMb, maxYoungGenerationSizeMb: LIMITS.youngMb },
    growthLimitMb: LIMITS.growthMb,
  });
  const options = ({ signal, report }: WriteOptions): CallOptions => ({
    signal,
    graceMs: GRACE_MS,
    onProgress: report,
  });
  return {
    async write(plan, path, source, wanted) {
      const file = ExportFile.begin(path, Date.parse(systemClock.now()));
      const answer = (_: string, key: unknown) => {
        const bytes = ownBuffer(source(key as string));
        return { value: bytes, move: [bytes.buffer] };
      };
      try {
        const call = worker.call<WrittenBundle>(
          'build',
          { plan, path: file.temporary },
          { ...options(wanted), answer },
        );
        const written = await about(path, call);
        file.place();
        return written;
      } catch (thrown) {
        file.discard();
        throw thrown;
      }
    },
    verify: (path, plan, wanted) =>
      about(path, worker.call<VerifyReport>('verify', { plan, path }, options(wanted))),
    close: () => worker.close(),
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
