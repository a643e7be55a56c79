/** @file Worker: reads a backup back while the vault's own thread writes it. It holds a key that checks pages and reads none. */
import { type ReadTogether, readingBack } from '../vault/backup/read-back.ts';
import { serveWorker } from './worker-server.ts';

const reading = readingBack();

serveWorker({
  begin: (of: ReadTogether) => reading.begin(of),
  readOn: (most: number) => reading.readOn(most),
  close: () => reading.close(),
});
