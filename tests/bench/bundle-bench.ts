/**
 * @file Bundles of 100, 1,000 and 3,000 scanned pages, from the encrypted vault to the checked file and its copy
 * in the bag, beside qpdf joining the same documents from plain files with no numbers, index or checks.
 * Alone: node tests/bench/bundle-bench.ts [pages…]
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sha256, toHex } from '../../src-main/crypto/digest.ts';
import { writeBlob } from '../../src-main/vault/blobs.ts';
import { benchVault, PASSPHRASE } from './bench-vault.ts';
import { scannedDocument } from './scanned-pages.ts';
import { type Measured, printTable } from './table.ts';

export const PAGES_A_DOCUMENT = 50;
const SIZES = [100, 1000, 3000];

interface Run {
  readonly ms: number;
  readonly peakMb: number;
}

export async function benchBundle(sizes: readonly number[] = SIZES): Promise<Measured[]> {
  const rows: Measured[] = [];
  for (const pages of sizes) {
    const folder = mkdtempSync(join(tmpdir(), 'testimony-bench-'));
    try {
      const files = await fill(folder, pages);
      const ours = await build(folder);
      const qpdf = await joinWithQpdf(folder, files);
      const ratio = (a: number, b: number) => `${(a / b).toFixed(1)}x`;
      rows.push({
        what: `bundle: ${pages} pages, ${((pages * 170) / 1024).toFixed(0)} MB, built, read back and copied into its bag`,
        ours: shown(ours),
        beside: `qpdf, joining only: ${shown(qpdf)} (${ratio(ours.ms, qpdf.ms)} time, ${ratio(ours.peakMb, qpdf.peakMb)} memory)`,
      });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  return rows;
}

const shown = ({ ms, peakMb }: Run) => `${(ms / 1000).toFixed(2)} s, ${peakMb.toFixed(0)} MB peak`;

/** Puts the documents into a vault, and beside it as plain files for qpdf. */
async function fill(folder: string, pages: number): Promise<string[]> {
  const session = await benchVault(folder);
  const files: string[] = [];
  for (let first = 0; first < pages; first += PAGES_A_DOCUMENT) {
    const bytes = await scannedDocument(PAGES_A_DOCUMENT, first);
    const id = `doc${String(first).padStart(23, '0')}`;
    session.write((tx) => writeBlob(tx, id, bytes, toHex(sha256(bytes))));
    const file = join(folder, `${id}.pdf`);
    writeFileSync(file, bytes);
    files.push(file);
  }
  session.lock();
  return files;
}

async function build(folder: string): Promise<Run> {
  const script = new URL('./bundle-child.ts', import.meta.url).pathname;
  const arguments_ = [script, join(folder, 'vault'), join(folder, 'ours.pdf'), PASSPHRASE];
  const child = spawn(process.execPath, arguments_, { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.on('data', (text: Buffer) => {
    output += text.toString();
  });
  await ended(child);
  return JSON.parse(output) as Run;
}

async function joinWithQpdf(folder: string, files: readonly string[]): Promise<Run> {
  const started = performance.now();
  const child = spawn('qpdf', ['--empty', '--pages', ...files, '--', join(folder, 'qpdf.pdf')], {
    stdio: 'ignore',
  });
  let peakMb = 0;
  const look = setInterval(() => {
    peakMb = Math.max(peakMb, highWaterMb(child.pid));
  }, 5);
  await ended(child);
  clearInterval(look);
  return { ms: performance.now() - started, peakMb };
}

function highWaterMb(pid: number | undefined): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`${child.spawnfile} ended with ${code}`)),
    );
  });
}

if (process.argv[1] === import.meta.filename) {
  const sizes = process.argv.slice(2).map(Number);
  printTable(await benchBundle(sizes.length > 0 ? sizes : SIZES));
}
