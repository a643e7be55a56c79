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
const LOOK_EVERY_MS = 50;
/** Of the system's clock, by which /proc counts a process's time. */
const TICKS_A_SECOND = 100;

interface Run {
  readonly seconds: number;
  /** Of processors, its children's included. */
  readonly cpu: number;
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
    const qpdf = await twice(folder, 'qpdf', (out) => ['--empty', '--pages', ...files, '--', out]);
    const program = join(projectRoot, 'src-main/cli/main.ts');
    const args = (out: string) => [program, 'bundle', 'from-folder', papers, '--out', out];
    const ours = await twice(folder, process.execPath, args);
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

const shown = ({ seconds, cpu, megabytes }: Run & { readonly megabytes: number }) =>
  `${seconds.toFixed(2)} s, ${cpu.toFixed(2)} s of processors, ${megabytes.toFixed(0)} MB`;

/** A real filing where the corpus lies beside the project; scans of as many pages where it does not. */
async function filingOf(): Promise<Uint8Array> {
  if (CORPUS !== null) return readFileSync(join(CORPUS, 'pdf/bench/filing-21-pages.pdf'));
  return await scannedDocument(PAGES_EACH, 0);
}

/**
 * Once for its time and once for its memory: whoever reads how much a process holds stops it for a while, and made a
 * run of eight seconds take twelve.
 */
async function twice(
  folder: string,
  program: string,
  args: (out: string) => readonly string[],
): Promise<Run & { readonly megabytes: number }> {
  const out = join(folder, 'out');
  const before = childrensTime();
  const started = performance.now();
  await run(program, args(out));
  const timed = { seconds: (performance.now() - started) / 1000, cpu: childrensTime() - before };
  rmSync(out, { recursive: true });
  const megabytes = await watched(program, args(out));
  rmSync(out, { recursive: true });
  return { ...timed, megabytes };
}

/** The most that all its processes together held at once. */
async function watched(program: string, args: readonly string[]): Promise<number> {
  let megabytes = 0;
  await run(program, args, (id) => {
    const held = withChildren(id).map(heldBy);
    megabytes = Math.max(
      megabytes,
      held.reduce((sum, one) => sum + one, 0),
    );
  });
  return megabytes;
}

function run(program: string, args: readonly string[], look?: (id: number) => void): Promise<void> {
  const child = spawn(program, args, { stdio: 'ignore' });
  const { pid } = child;
  const looking = look === undefined || pid === undefined ? undefined : setInterval(look, LOOK_EVERY_MS, pid);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => {
      clearInterval(looking);
      if (code === 0) resolve();
      else reject(new Error(`${program} ended with ${code}`));
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

/** Of processors, by all that this process has started and seen end, and by what those have. Seconds. */
function childrensTime(): number {
  const fields = read('/proc/self/stat').split(') ')[1]?.split(' ');
  return (Number(fields?.[13]) + Number(fields?.[14])) / TICKS_A_SECOND;
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
