/**
 * @file A worker in a process of its own. Messages go through pipes (frames.ts). It starts with an empty environment,
 * in which no passphrase can stand, and by Node's permission model it may read the program's own files, and write nothing
 * but what it compiled of them.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { existsSync, mkdirSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ResourceLimits } from 'node:worker_threads';
import { FrameReader, framesOf } from './frames.ts';
import type { WorkerLink } from './worker-link.ts';
import type { FromWorker, ToWorker } from './worker-messages.ts';

/** How V8 ends a process whose heap is full. */
const OUT_OF_MEMORY = 'SIGABRT';
/** Comes with every Linux (util-linux). */
const PRLIMIT = '/usr/bin/prlimit';
/**
 * What V8 takes the heap to be worth at first: what is made of one file is gone with it, and a heap of a few megabytes is
 * gone through as a whole after every file to find that out. Measured: a fifteenth of a decoder's time, for 10 MB each.
 */
const HEAP_AT_START_MB = 36;
/** What Windows needs to start a program at all. */
const KEPT = ['SystemRoot'];

export class ProcessLink extends EventEmitter implements WorkerLink {
  readonly #child: ChildProcess;
  readonly #gone: Promise<void>;
  #ended = false;
  #ending = false;

  constructor(entry: URL, limits: ResourceLimits | undefined) {
    super();
    const file = fileURLToPath(entry);
    const [program, ...before] = starter();
    const cache = compiledApart();
    this.#child = spawn(program, [...before, ...flags(file, limits, cache), file], {
      stdio: ['pipe', 'pipe', 'ignore'],
      env: environment(cache),
      windowsHide: true,
    });
    const reader = new FrameReader((message) => this.emit('message', message as FromWorker));
    this.#child.stdout?.on('data', (piece: Buffer) => this.#hear(reader, piece));
    // A process that is gone cannot be written to; its end is told by itself.
    this.#child.stdin?.on('error', () => undefined);
    this.#gone = new Promise((resolve) => {
      const over = (_code?: unknown, signal?: unknown) => {
        if (this.#ended) return;
        this.#ended = true;
        resolve();
        if (signal === OUT_OF_MEMORY && this.listenerCount('error') > 0) this.emit('error', outOfMemory());
        this.emit('exit');
      };
      this.#child.on('error', () => over());
      this.#child.on('close', over);
    });
  }

  postMessage(message: ToWorker): void {
    const { stdin } = this.#child;
    if (stdin === null || this.#ended) return;
    stdin.cork();
    for (const piece of framesOf(message)) stdin.write(piece);
    stdin.uncork();
  }

  async terminate(): Promise<void> {
    // It is waited for: nobody may go on before what it was doing is over, nor the program end.
    this.ref();
    this.#ending = true;
    this.#child.kill('SIGKILL');
    await this.#gone;
  }

  ref(): void {
    this.#each((part) => part.ref());
  }

  unref(): void {
    if (!this.#ending) this.#each((part) => part.unref());
  }

  held(): number {
    try {
      const status = readFileSync(`/proc/${this.#child.pid}/status`, 'latin1');
      return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) * 1024;
    } catch {
      return 0;
    }
  }

  #hear(reader: FrameReader, piece: Buffer): void {
    try {
      reader.add(piece);
    } catch {
      // It says what no worker of ours says: something else speaks in its name.
      this.#child.kill('SIGKILL');
    }
  }

  #each(change: (part: Refable) => void): void {
    const { stdin, stdout } = this.#child;
    change(this.#child);
    // Pipes are sockets, whatever their types say.
    for (const part of [stdin, stdout]) if (part !== null) change(part as unknown as Refable);
  }
}

/** As a thread that is full says it. */
const outOfMemory = () => Object.assign(new Error('memory'), { code: 'ERR_WORKER_OUT_OF_MEMORY' });

/** Node, so that the memory of one that dies of a fault is written to no file. */
const starter = (): [string, ...string[]] =>
  existsSync(PRLIMIT) ? [PRLIMIT, '--core=0:0', '--', process.execPath] : [process.execPath];

interface Refable {
  ref(): unknown;
  unref(): unknown;
}

function flags(file: string, limits: ResourceLimits | undefined, cache: string | undefined): string[] {
  const { maxOldGenerationSizeMb: old, maxYoungGenerationSizeMb: young } = limits ?? {};
  return [
    '--permission',
    '--allow-addons',
    ...programFolders(file).map((folder) => `--allow-fs-read=${folder}`),
    ...(cache === undefined ? [] : [`--allow-fs-read=${cache}`, `--allow-fs-write=${cache}`]),
    '--no-warnings',
    // There are as many processes as cores: threads beside them would only hold memory.
    '--v8-pool-size=1',
    `--initial-heap-size=${HEAP_AT_START_MB}`,
    ...(old === undefined ? [] : [`--max-old-space-size=${old}`]),
    ...(young === undefined ? [] : [`--max-semi-space-size=${Math.max(1, Math.floor(young / 3))}`]),
  ];
}

/** The program's own folder, and where its packages really lie. */
function programFolders(file: string): string[] {
  let folder = dirname(file);
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) folder = dirname(folder);
  const packages = join(folder, 'node_modules');
  return existsSync(packages) ? [folder, realpathSync(packages)] : [folder];
}

/**
 * Where it keeps what it compiled, which it may write: a place of its own. What a stranger's file got hold of must not
 * be able to change what the process with the key runs next time.
 */
function compiledApart(): string | undefined {
  const cache = process.env['NODE_COMPILE_CACHE'];
  if (cache === undefined) return undefined;
  try {
    // Node lets it write into a folder only where one is.
    mkdirSync(`${cache}-apart`, { recursive: true });
    return `${cache}-apart`;
  } catch {
    return undefined;
  }
}

/** One pool of memory for all its threads: each of its own would keep what the others could use. */
const environment = (cache: string | undefined): Record<string, string> => ({
  MALLOC_ARENA_MAX: '1',
  ...(cache === undefined ? {} : { NODE_COMPILE_CACHE: cache }),
  ...Object.fromEntries(
    KEPT.flatMap((name) => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value]];
    }),
  ),
});
