/** @file The thread that reads a backup back, as the use cases see it: started by the first that is asked of it. */
import type { Beside } from '../vault/backup/read-along.ts';
import { WorkerClient } from './worker-client.ts';

const FROM_BYTES = 32 * 1024 * 1024;

/** `fromBytes`: it is asked for stores from this size on. */
export function createReadingBack(fromBytes = FROM_BYTES): Beside {
  const entry = new URL(
    `./read-back-worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`,
    import.meta.url,
  );
  const worker = new WorkerClient(entry);
  let isBegun = false;
  return {
    fromBytes,
    begin(of) {
      isBegun = true;
      return worker.call('begin', of);
    },
    readOn: (most) => worker.call('readOn', most),
    async close() {
      try {
        if (isBegun) await worker.call('close', null);
      } finally {
        await worker.close();
      }
    },
  };
}
