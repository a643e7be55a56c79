/**
 * @file A program run as a whole process: its time by the clock, that of processors, and the most that it and all it
 * started held at once. Linux alone says these (proc(5)).
 */
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';

const LOOK_EVERY_MS = 50;
/** Of the system's clock, by which /proc counts a process's time. */
const TICKS_A_SECOND = 100;

export interface Run {
  readonly seconds: number;
  /** Of processors, its children's included. */
  readonly cpu: number;
}

export interface Measured extends Run {
  /** The most that all its processes together held at once. */
  readonly megabytes: number;
}

export const shown = ({ seconds, cpu, megabytes }: Measured): string =>
  `${seconds.toFixed(2)} s, ${cpu.toFixed(2)} s of processors, ${megabytes.toFixed(0)} MB`;

/**
 * Once for its time and once for its memory: whoever reads how much a process holds stops it for a while, and made a
 * run of eight seconds take twelve.
 */
export async function twice(program: string, args: readonly string[], out: string): Promise<Measured> {
  const timed = await once(program, args);
  rmSync(out, { recursive: true });
  const megabytes = await watched(program, args);
  rmSync(out, { recursive: true });
  return { ...timed, megabytes };
}

export async function once(program: string, args: readonly string[]): Promise<Run> {
  const before = childrensTime();
  const started = performance.now();
  await run(program, args);
  return { seconds: (performance.now() - started) / 1000, cpu: childrensTime() - before };
}

/** The most that all its processes together held at once. */
export async function watched(
  program: string,
  args: readonly string[],
  look: (held: number) => void = () => undefined,
): Promise<number> {
  let megabytes = 0;
  await run(program, args, (id) => {
    const held = withChildren(id)
      .map(heldBy)
      .reduce((sum, one) => sum + one, 0);
    megabytes = Math.max(megabytes, held);
    look(held);
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
