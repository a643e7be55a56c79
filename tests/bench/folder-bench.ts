/**
 * @file `bundle from-folder` as a whole process, from a folder of filings to the checked bundle and its bag, beside
 * qpdf joining the same files with no numbers, index, checks or encryption. Target: six times qpdf's time, 450 MB.
 * Alone: node tests/bench/folder-bench.ts [copies]
 */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CORPUS } from '../support/corpus.ts';
import { projectRoot } from '../support/project-files.ts';
import { scannedDocument } from './scanned-pages.ts';
import { type Measured, printTable } from './table.ts';

const COPIES = 50;
const PAGES_EACH = 21;
const TARGET = { times: 6, megabytes: 450 };
const LOOK_EVERY_MS = 25;
/** Of the system's clock, by which /proc counts a process's time. */
const TICKS_A_SECOND = 100;

interface Run {
  readonly seconds: number;
  /** Of processors, its children's included. */
  readonly cpu: number;
  /** The most that all its processes together held at once. */
  readonly megabytes: number;
}

export async function benchFromFolder(copies = COPIES): Promise<Measured[]> {
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
    const qpdf = await run('qpdf', ['--empty', '--pages', ...files, '--', join(folder, 'joined.pdf')]);
    const program = join(projectRoot, 'src-main/cli/main.ts');
    const out = join(folder, 'out');
    const ours = await run(process.execPath, [program, 'bundle', 'from-folder', papers, '--out', out]);
    const times = ours.seconds / qpdf.seconds;
    const isMet = times <= TARGET.times && ours.megabytes <= TARGET.megabytes;
    return [
      {
        what: `bundle from-folder, whole process: ${copies * PAGES_EACH} pages in ${copies} filings`,
        ours: shown(ours),
        beside: `qpdf, joining only: ${shown(qpdf)} (${times.toFixed(1)}x time, ${(ours.cpu / qpdf.cpu).toFixed(1)}x processor; target ${TARGET.times}x, ${TARGET.megabytes} MB: ${isMet ? 'met' : 'not met'})`,
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const shown = ({ seconds, cpu, megabytes }: Run) =>
  `${seconds.toFixed(2)} s, ${cpu.toFixed(2)} s of processors, ${megabytes.toFixed(0)} MB`;

/** A real filing where the corpus lies beside the project; scans of as many pages where it does not. */
async function filingOf(): Promise<Uint8Array> {
  if (CORPUS !== null) return readFileSync(join(CORPUS, 'pdf/bench/filing-21-pages.pdf'));
  return await scannedDocument(PAGES_EACH, 0);
}

function run(program: string, args: readonly string[]): Promise<Run> {
  const started = performance.now();
  const child = spawn(program, args, { stdio: 'ignore' });
  let megabytes = 0;
  const cpu = new Map<number, number>();
  const look = setInterval(() => {
    const processes = child.pid === undefined ? [] : withChildren(child.pid);
    megabytes = Math.max(
      megabytes,
      processes.map(heldBy).reduce((sum, held) => sum + held, 0),
    );
    for (const id of processes) cpu.set(id, processorTimeOf(id) ?? cpu.get(id) ?? 0);
  }, LOOK_EVERY_MS);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => {
      clearInterval(look);
      if (code !== 0) return reject(new Error(`${program} ended with ${code}`));
      const total = [...cpu.values()].reduce((sum, one) => sum + one, 0);
      resolve({ seconds: (performance.now() - started) / 1000, cpu: total, megabytes });
    });
  });
}

function withChildren(id: number): number[] {
  const found = [id];
  for (const task of entriesOf(`/proc/${id}/task`))
    for (const child of read(`/proc/${id}/task/${task}/children`).split(' ').filter(Boolean))
      found.push(...withChildren(Number(child)));
  return found;
}

/** What is shared among processes counts once. Megabytes. */
const heldBy = (id: number): number =>
  Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${id}/smaps_rollup`))?.[1] ?? 0) / 1024;

function processorTimeOf(id: number): number | undefined {
  const fields = read(`/proc/${id}/stat`).split(') ')[1]?.split(' ');
  return fields === undefined ? undefined : (Number(fields[11]) + Number(fields[12])) / TICKS_A_SECOND;
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function entriesOf(path: string): string[] {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
}

if (process.argv[1] === import.meta.filename)
  printTable(await benchFromFolder(Number(process.argv[2] ?? COPIES)));
