/** @file Worker: reads a backup back while the vault's own thread writes it. It holds a key that checks pages and reads none. */
import { type ReadBack, readingBack, type Span } from '../vault/backup/read-back.ts';
import { serveWorker } from './worker-server.ts';

const reading = readingBack();

serveWorker({
  begin: (of: ReadBack) => reading.begin(of),
  pieces: (span: Span) => reading.pieces(span),
  close: () => reading.close(),
});
