/** @file Other processes, as the system sees them. */
import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, readSync } from 'node:fs';

/** Running, and not merely waiting to be collected. */
export const isRunning = (pid: number) =>
  existsSync(`/proc/${pid}/stat`) && !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));

/** Every process started by `pid`, and by those, with its command line. */
export function processesBelow(pid: number): { pid: number; command: string }[] {
  const { stdout } = spawnSync('ps', ['-eo', 'pid,ppid,args', '--no-headers', '-ww'], { encoding: 'utf8' });
  const all = stdout
    .split('\n')
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line))
    .flatMap((found) =>
      found === null ? [] : [{ pid: Number(found[1]), parent: Number(found[2]), command: found[3] ?? '' }],
    );
  const below = (parent: number): typeof all =>
    all.filter((each) => each.parent === parent).flatMap((each) => [each, ...below(each.pid)]);
  return below(pid);
}

/**
 * Which of `texts`, as they are or two bytes a letter, stand in what a process may write to: keys and texts stand nowhere
 * else. Read piece by piece, for a browser sets more aside than fits in here.
 */
export function heldInMemory(pid: number, texts: Readonly<Record<string, string | Buffer>>): string[] {
  const looked = Object.entries(texts).map(([name, text]) => ({
    name,
    forms: typeof text === 'string' ? [Buffer.from(text), Buffer.from(text, 'utf16le')] : [text],
  }));
  const found = new Set<string>();
  const memory = openSync(`/proc/${pid}/mem`, 'r');
  const buffer = Buffer.alloc(PIECE + OVERLAP);
  try {
    const areas = readFileSync(`/proc/${pid}/maps`, 'utf8').matchAll(/^([0-9a-f]+)-([0-9a-f]+) rw/gm);
    for (const [, from = '', to = ''] of areas) {
      const end = Number.parseInt(to, 16);
      for (let at = Number.parseInt(from, 16); at < end; at += PIECE) {
        const read = readInto(memory, buffer, at, Math.min(buffer.length, end - at));
        if (read === 0) continue;
        const part = buffer.subarray(0, read);
        // Set aside and never written to, which is most of what a browser sets aside.
        if (part.equals(NOTHING.subarray(0, read))) continue;
        for (const { name, forms } of looked) if (forms.some((form) => part.includes(form))) found.add(name);
      }
    }
  } finally {
    closeSync(memory);
  }
  return Object.keys(texts).filter((name) => found.has(name));
}

const PIECE = 16 * 1024 * 1024;
/** What lies over the edge of two pieces is in the first of them whole. */
const OVERLAP = 4096;
const NOTHING = Buffer.alloc(PIECE + OVERLAP);

function readInto(memory: number, buffer: Buffer, at: number, length: number): number {
  try {
    return readSync(memory, buffer, 0, length, at);
  } catch {
    return 0;
  }
}
