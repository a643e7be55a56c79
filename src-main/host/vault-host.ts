/**
 * @file Entry of the vault host, a utility process of its own: the open vault, its keys and all case text
 * live here and nowhere else. The app process starts it, tells it where the vault is, hands it the page's
 * port, and ends it to lock. A process that has been locked is never used again.
 */

import type { AppToHost, HostToApp } from '../contract/messages.ts';
import { asTestimonyError } from '../core/errors/errors.ts';
import { FileHandles } from '../usecases/engine/file-handles.ts';
import { loadAllAreas } from '../usecases/handlers/areas.ts';
import { clearOpenStaging, tellOfStaging } from '../usecases/leaving/staging.ts';
import { vaultOpener } from './compose.ts';
import { Jobs } from './jobs.ts';
import { type Port, recordingPart, servePage } from './page-port.ts';
import { systemClock, systemRandom } from './system.ts';
import { VaultDoor } from './vault-door.ts';

/** How long jobs may take to remove their half-written files once the keys are gone. */
const TIDY_MS = 1500;

interface ParentPort {
  on(event: 'message', listener: (message: { data: AppToHost; ports: readonly Port[] }) => void): unknown;
  postMessage(message: HostToApp): void;
}

const app = (process as unknown as { parentPort?: ParentPort }).parentPort;
if (app === undefined) throw new Error('the vault host is started by the app process, not by itself');

// While somebody types a passphrase. What goes wrong is told to the call that needs it.
loadAllAreas().catch(() => undefined);

const noted = new Map<number, () => void>();
let lastSeq = 0;

// Whoever has to end this process removes what it could not.
tellOfStaging((paths) => app.postMessage({ kind: 'staging', paths }));

const files = new FileHandles(systemRandom);
const jobs = new Jobs((running) => app.postMessage({ kind: 'working', jobs: running }));
const door = new VaultDoor(vaultOpener(files, systemClock), async (state) => {
  lastSeq += 1;
  const seq = lastSeq;
  const heard = new Promise<void>((resolve) => noted.set(seq, resolve));
  app.postMessage({ kind: 'state', seq, ...state });
  await heard;
});

app.on('message', ({ data, ports }) => {
  switch (data.kind) {
    case 'place':
      void done(data.seq, () => door.setPlace(data.folder));
      return;
    case 'adopt':
      void done(data.seq, async () => {
        for (const { handle, path } of data.picks) files.adopt(handle, path);
      });
      return;
    case 'recording':
      void recordingPart(door, data).then((outcome) =>
        app.postMessage({ kind: 'part', seq: data.seq, outcome }),
      );
      return;
    case 'noted':
      noted.get(data.seq)?.();
      noted.delete(data.seq);
      return;
    case 'connect':
      for (const port of ports) servePage(port, door, jobs);
      return;
    case 'lock':
      void lock();
      return;
    default:
      data satisfies never;
  }
});

async function done(seq: number, work: () => Promise<void>): Promise<void> {
  try {
    await work();
    app?.postMessage({ kind: 'done', seq });
  } catch (thrown) {
    app?.postMessage({ kind: 'done', seq, error: asTestimonyError(thrown).toData() });
  }
}

/** Keys first, then half-written files, then the process. */
async function lock(): Promise<void> {
  const tidied = jobs.stop();
  door.shut();
  app?.postMessage({ kind: 'locked' });
  await Promise.race([tidied, new Promise((resolve) => setTimeout(resolve, TIDY_MS))]);
  clearOpenStaging();
  process.exit(0);
}
