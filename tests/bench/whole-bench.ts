/**
 * @file The whole of "Build", as a person presses it: evidence that was taken in, looked at before building, cover
 * and index set, assembled, read back, copied into its bag, recorded. Beside it the same pages as one document
 * each, where index, bookmarks and custody are longest.
 * Alone: node tests/bench/whole-bench.ts
 */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { composeEngine } from '../../src-main/host/compose.ts';
import { systemClock } from '../../src-main/host/system.ts';
import { perform } from '../../src-main/usecases/handlers/registry.ts';
import { benchVault, PASSPHRASE } from './bench-vault.ts';
import { scannedDocument } from './scanned-pages.ts';
import { type Measured, printTable } from './table.ts';

const PAGES = 1000;
const PAGES_A_DOCUMENT = [50, 1];
const job = { signal: new AbortController().signal, report: () => undefined };

export async function benchWholeBuild(): Promise<Measured[]> {
  const rows: Measured[] = [];
  for (const pagesEach of PAGES_A_DOCUMENT) {
    const folder = mkdtempSync(join(tmpdir(), 'testimony-bench-'));
    try {
      const bundleId = await fill(folder, pagesEach);
      const { ms, peakMb, openMb } = await build(folder, bundleId);
      const documents = PAGES / pagesEach;
      rows.push({
        what: `Build pressed: ${PAGES} pages in ${documents} documents, from looking it over to the log`,
        ours: `${(ms / 1000).toFixed(2)} s, ${peakMb.toFixed(0)} MB peak`,
        beside: `${openMb.toFixed(0)} MB with the vault open and nothing done`,
      });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  return rows;
}

/** A case with its evidence and an arrangement of all of it; returns the arrangement's id. */
async function fill(folder: string, pagesEach: number): Promise<string> {
  const papers = join(folder, 'papers');
  mkdirSync(papers);
  const session = await benchVault(folder);
  const engine = composeEngine(session, systemClock);
  try {
    const { id: caseId } = await perform(engine, 'caseCreate', { reference: 'BENCH', title: 'Bench' }, job);
    for (let first = 0; first < PAGES; first += pagesEach) {
      const path = join(papers, `Scanned papers ${String(first + 1).padStart(4, '0')}.pdf`);
      writeFileSync(path, await scannedDocument(pagesEach, first));
      await perform(engine, 'evidenceAdd', { caseId, file: engine.files.register(path) }, job);
      rmSync(path);
    }
    const arrangement = { caseId, title: 'Bench', court: 'Crown Court', include: 'all-evidence' } as const;
    return (await perform(engine, 'bundleCreate', arrangement, job)).id;
  } finally {
    await engine.close();
  }
}

interface Built {
  readonly ms: number;
  readonly peakMb: number;
  readonly openMb: number;
}

/** In a process of its own, so that its peak memory is that of nothing else. */
function build(folder: string, bundleId: string): Promise<Built> {
  const script = new URL('./whole-child.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, [script, folder, bundleId, PASSPHRASE], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (text: Buffer) => {
    output += text.toString();
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) =>
      code === 0 ? resolve(JSON.parse(output) as Built) : reject(new Error(`the build ended with ${code}`)),
    );
  });
}

if (process.argv[1] === import.meta.filename) printTable(await benchWholeBuild());
