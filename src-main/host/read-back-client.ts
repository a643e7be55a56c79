/**
 * @file What reads a backup back as the use cases see it: a thread of its own, for as long as one backup takes. A small one
 * is read in this thread, sooner than another would have started.
 */
import { type ReadBack, type ReadingBack, readingBack } from '../vault/backup/read-back.ts';
import { WorkerClient } from './worker-client.ts';

const SMALL_BYTES = 32 * 1024 * 1024;

/** Starts nothing before it is begun. `smallBytes`: a store up to this size is read here. */
export function createReadingBack(smallBytes = SMALL_BYTES): ReadingBack {
  const here = readingBack();
  let elsewhere: ReadingBack | undefined;
  const begun = () => elsewhere ?? here;
  return {
    async begin(of) {
      if (of.store.size > smallBytes) elsewhere ??= inThread();
      await begun().begin(of);
    },
    readOn: (upTo) => begun().readOn(upTo),
    end: () => begun().end(),
    async close() {
      await here.close();
      await elsewhere?.close();
    },
  };
}

function inThread(): ReadingBack {
  const entry = new URL(
    `./read-back-worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`,
    import.meta.url,
  );
  const worker = new WorkerClient(entry);
  return {
    begin: (of: ReadBack) => worker.call('begin', of),
    readOn: (upTo) => worker.call('readOn', upTo),
    end: () => worker.call('end', null),
    async close() {
      try {
        await worker.call('close', null);
      } finally {
        await worker.close();
      }
    },
  };
}
