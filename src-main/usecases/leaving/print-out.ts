/** @file Pages for the printer: no file is written, and still they are released. */
import type { Picture } from '../../contract/evidence.ts';
import type { Job } from '../../contract/ports.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { coded } from '../../core/findings/finding.ts';
import { sha256 as digest, toHex } from '../../crypto/digest.ts';
import type { WriteTx } from '../../vault/db.ts';
import type { Engine } from '../engine/engine.ts';
import { type AuditNote, transact } from '../engine/transact.ts';
import { type LeavingPermit, usePermit } from './permit.ts';

/** Dots across A4, some 200 an inch. */
const WIDTH = 1654;
/** More is written out as a file, which a printer takes as it is. */
const MOST_PAGES = 120;

export interface Printed {
  readonly sha256: string;
  readonly printed: readonly Picture[];
}

/**
 * The pages as pictures, once the release and its log entry are written and every gate has looked again. Throws
 * `not-ready` for more pages than are printed from here, `cancelled`, and what a gate and `record` throw.
 */
export async function printOut(
  engine: Engine,
  permit: LeavingPermit,
  paper: { readonly bytes: Uint8Array; readonly note: AuditNote; readonly record: (tx: WriteTx) => void },
  job: Job,
): Promise<Printed> {
  const { bytes, note } = paper;
  const printed = await pagesOf(engine, bytes, permit.what.title, job);
  const sha256 = toHex(digest(bytes));
  const facts = { ...note.facts, mode: permit.what.mode, pages: printed.length, sha256 };
  transact(engine, { ...note, facts }, (tx) => {
    usePermit(engine, tx, permit);
    paper.record(tx);
  });
  return { sha256, printed };
}

async function pagesOf(engine: Engine, pdf: Uint8Array, title: string, job: Job): Promise<Picture[]> {
  const pages: Picture[] = [];
  for (;;) {
    if (job.signal.aborted) throw new TestimonyError('cancelled', { subject: title });
    const bytes = await engine.decoder
      .renderPage(pdf, pages.length + 1, WIDTH, job.signal)
      .catch((thrown: unknown) => {
        if (pages.length > 0 && thrown instanceof TestimonyError && thrown.code === 'not-found') return null;
        throw thrown;
      });
    if (bytes === null) return pages;
    if (pages.length === MOST_PAGES)
      throw new TestimonyError('not-ready', {
        subject: title,
        found: [coded('print-too-long', { most: MOST_PAGES })],
      });
    pages.push({ mediaType: 'image/png', bytes });
  }
}
