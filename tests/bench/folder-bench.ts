/**
 * @file `bundle from-folder` as a whole process, from a folder of filings to the checked bundle and its bag, beside
 * qpdf joining the same files with no numbers, index, checks or encryption. Target: six times qpdf's time, 450 MB.
 *
 * Twice: as copies of one filing, each with a last comment of its own, of which every page comes again; and with every
 * page of every filing different, so that only fonts, pictures and the letterhead do.
 * Alone: node tests/bench/folder-bench.ts [copies]
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument } from 'pdf-lib';
import { CORPUS } from '../support/corpus.ts';
import { projectRoot } from '../support/project-files.ts';
import { scannedDocument } from './scanned-pages.ts';
import { type Measured, printTable } from './table.ts';
import { type Measured as MeasuredRun, shown, twice } from './whole-process.ts';

const COPIES = 50;
export const PAGES_EACH = 21;
/** Stands on each page for a copy's number; nothing else in a filing says it. */
const PLACE = '0123498765';
const TARGET = { times: 6, megabytes: 450 };
export async function benchFromFolder(copies = COPIES): Promise<Measured[]> {
  const rows: Measured[] = [];
  for (const kind of ['copies', 'different'] as const) {
    const { ours, qpdf } = await measureFromFolder(copies, kind);
    const times = ours.seconds / qpdf.seconds;
    const isMet = times <= TARGET.times && ours.megabytes <= TARGET.megabytes;
    const about = kind === 'copies' ? 'copies of one filing' : 'filings, no page like another';
    rows.push({
      what: `bundle from-folder, whole process: ${copies * PAGES_EACH} pages in ${copies} ${about}`,
      ours: shown(ours),
      beside: `qpdf, joining only: ${shown(qpdf)} (${times.toFixed(1)}x time, ${(ours.cpu / qpdf.cpu).toFixed(1)}x processor; target ${TARGET.times}x, ${TARGET.megabytes} MB: ${isMet ? 'met' : 'not met'})`,
    });
  }
  return rows;
}

/** `copies` filings of `PAGES_EACH` pages. */
export async function measureFromFolder(
  copies: number,
  kind: 'copies' | 'different',
): Promise<{ ours: MeasuredRun; qpdf: MeasuredRun }> {
  const folder = mkdtempSync(join(tmpdir(), 'testimony-bench-'));
  const papers = join(folder, 'papers');
  mkdirSync(papers);
  try {
    const make = kind === 'copies' ? copiesOf(await filingOf()) : await differing(await filingOf());
    const files = Array.from({ length: copies }, (_, i) => {
      const path = join(papers, `Filing ${String(i + 1).padStart(4, '0')}.pdf`);
      writeFileSync(path, make(i + 1));
      return path;
    });
    const out = join(folder, 'out');
    const qpdf = await twice('qpdf', ['--empty', '--pages', ...files, '--', out], out);
    const program = join(projectRoot, 'src-main/cli/main.mjs');
    const args = [program, 'bundle', 'from-folder', papers, '--out', out];
    return { ours: await twice(process.execPath, args, out), qpdf };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

type Make = (copy: number) => Uint8Array;

const copiesOf =
  (filing: Uint8Array): Make =>
  (copy) =>
    Buffer.concat([filing, Buffer.from(`\n% copy ${copy}\n`)]);

/** Every page draws a line more, which is as long as the copy's number. */
async function differing(filing: Uint8Array): Promise<Make> {
  const document = await PDFDocument.load(filing, { updateMetadata: false });
  for (const page of document.getPages()) {
    const line = document.context.stream(`q 0.9 G 20 20 m ${PLACE} 20 l S Q`);
    page.node.addContentStream(document.context.register(line));
  }
  const saved = Buffer.from(await document.save({ useObjectStreams: false }));
  const places: number[] = [];
  for (let at = saved.indexOf(PLACE); at >= 0; at = saved.indexOf(PLACE, at + 1)) places.push(at);
  return (copy) => {
    const bytes = Buffer.from(saved);
    for (const at of places) bytes.write(String(copy).padStart(PLACE.length, '0'), at, 'latin1');
    return bytes;
  };
}

/** A real filing where the corpus lies beside the project; scans of as many pages where it does not. */
async function filingOf(): Promise<Uint8Array> {
  if (CORPUS !== null) return readFileSync(join(CORPUS, 'pdf/bench/filing-21-pages.pdf'));
  return await scannedDocument(PAGES_EACH, 0);
}

if (process.argv[1] === import.meta.filename)
  printTable(await benchFromFolder(Number(process.argv[2] ?? COPIES)));
