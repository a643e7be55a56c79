/**
 * @file `bundle from-folder` as a whole process, from a folder of filings to the checked bundle and its bag, beside
 * qpdf joining the same files with no numbers, index, checks or encryption. Target: six times qpdf's time, 450 MB.
 * Alone: node tests/bench/folder-bench.ts [copies]
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CORPUS } from '../support/corpus.ts';
import { projectRoot } from '../support/project-files.ts';
import { scannedDocument } from './scanned-pages.ts';
import { type Measured, printTable } from './table.ts';
import { type Measured as MeasuredRun, shown, twice } from './whole-process.ts';

const COPIES = 50;
export const PAGES_EACH = 21;
const TARGET = { times: 6, megabytes: 450 };
export async function benchFromFolder(copies = COPIES): Promise<Measured[]> {
  const { ours, qpdf } = await measureFromFolder(copies);
  const times = ours.seconds / qpdf.seconds;
  const isMet = times <= TARGET.times && ours.megabytes <= TARGET.megabytes;
  return [
    {
      what: `bundle from-folder, whole process: ${copies * PAGES_EACH} pages in ${copies} filings`,
      ours: shown(ours),
      beside: `qpdf, joining only: ${shown(qpdf)} (${times.toFixed(1)}x time, ${(ours.cpu / qpdf.cpu).toFixed(1)}x processor; target ${TARGET.times}x, ${TARGET.megabytes} MB: ${isMet ? 'met' : 'not met'})`,
    },
  ];
}

/** `copies` filings of `PAGES_EACH` pages, each with a last comment of its own. */
export async function measureFromFolder(copies: number): Promise<{ ours: MeasuredRun; qpdf: MeasuredRun }> {
  const folder = mkdtempSync(join(tmpdir(), 'testimony-bench-'));
  const papers = join(folder, 'papers');
  mkdirSync(papers);
  try {
    const filing = await filingOf();
    const files = Array.from({ length: copies }, (_, i) => {
      const path = join(papers, `Filing ${String(i + 1).padStart(4, '0')}.pdf`);
      writeFileSync(path, Buffer.concat([filing, Buffer.from(`\n% copy ${i + 1}\n`)]));
      return path;
    });
    const out = join(folder, 'out');
    const qpdf = await twice('qpdf', ['--empty', '--pages', ...files, '--', out], out);
    const program = join(projectRoot, 'src-main/cli/main.ts');
    const args = [program, 'bundle', 'from-folder', papers, '--out', out];
    return { ours: await twice(process.execPath, args, out), qpdf };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A real filing where the corpus lies beside the project; scans of as many pages where it does not. */
async function filingOf(): Promise<Uint8Array> {
  if (CORPUS !== null) return readFileSync(join(CORPUS, 'pdf/bench/filing-21-pages.pdf'));
  return await scannedDocument(PAGES_EACH, 0);
}

if (process.argv[1] === import.meta.filename)
  printTable(await benchFromFolder(Number(process.argv[2] ?? COPIES)));
