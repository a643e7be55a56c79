/**
 * @file Work handed to a worker, with limits on time and memory, and an end that can be forced: hostile bytes may make
 * a parser spin or swell, and only killing its thread or its process is sure to stop it.
 *
 * One call at a time; later ones wait their turn. A worker that was stopped or fell over is replaced by
 * the next call. The worker's entry file uses `serveWorker` (worker-server.ts).
 */

import { setFlagsFromString } from 'node:v8';
import { type ResourceLimits, Worker } from 'node:worker_threads';
import type { Progress } from '../contract/ports.ts';
import { asTestimonyError, type ErrorCode, TestimonyError } from '../core/errors/errors.ts';
import { ProcessLink } from './process-link.ts';
import type { WorkerLink } from './worker-link.ts';
import type { FromWorker, ToWorker } from './worker-messages.ts';

// Keeps V8 13 from ending the whole process where several worker threads run WebAssembly.
//
// [Note: code that is freed twice] All threads of a process share the small pieces of machine code through
// which WebAssembly calls JavaScript. When V8 13 clears unused ones away while another thread looks the same
// one up, it frees it twice, and the process dies ("Check failed: jit_page.has_value()", or a segmentation
// fault). No thread need be terminated for it. Certain: it was reproduced with two threads that only call
// WebAssembly, in Node 24.21; reported as nodejs/node#66366, mended in V8 by 9b8ca54d5a, which Node 24 lacks
// and Electron's V8 has. Never clearing such code away takes the cause out. It costs next to nothing: there
// is one piece for each kind of call, and a compiled module is still freed with its last user.

/** Whether this is a V8 that may free compiled code twice. Electron's flags cannot be set once it runs. */
export function freesCodeTwice(versions: {
  readonly v8: string;
  readonly electron?: string | undefined;
}): boolean {
  return versions.electron === undefined && versions.v8.startsWith('13.');
}

/** For the whole process, all its threads, from now on. Before the first worker; harmless when repeated. */
function keepCompiledCode(): void {
  if (freesCodeTwice(process.versions)) setFlagsFromString('--no-wasm-code-gc');
}

// Where a worker runs: in a thread of this process, or in a process of its own. What strangers made is read in
// processes: they are given bytes through a pipe, and hold no key, no path of the vault and nothing else that was read.

/**
 * Threads where Electron is: from a process of its own kind it can start no other, and its binary does not run as Node
 * (fuse RunAsNode).
 */
const canStartProcesses = process.versions['electron'] === undefined;

type Listener = (value: never) => void;
type AnyListener = (value: unknown) => void;

type Place = 'thread' | 'process';

function startWorker(entry: URL, place: Place, resourceLimits: ResourceLimits | undefined): WorkerLink {
  if (place === 'process' && canStartProcesses) return new ProcessLink(entry, resourceLimits);
  keepCompiledCode();
  const worker = new Worker(entry, resourceLimits === undefined ? {} : { resourceLimits });
  return {
    postMessage: (message, move = []) => worker.postMessage(message, move),
    on: (event: string, listener: Listener) => worker.on(event, listener as AnyListener),
    off: (event: string, listener: Listener) => worker.off(event, listener as AnyListener),
    terminate: () => worker.terminate(),
    ref: () => worker.ref(),
    unref: () => worker.unref(),
    held: () => process.memoryUsage.rss(),
  };
}

export interface WorkerLimits {
  /** Where it runs. Default: a thread. */
  readonly place?: Place;
  /** Of the JavaScript heap. `too-large` when it is reached. */
  readonly resourceLimits?: ResourceLimits;
  /**
   * Megabytes that the worker's process may grow by during one call, buffers and WebAssembly included, which
   * `resourceLimits` does not count. `too-large` when it is reached.
   */
  readonly growthLimitMb?: number;
  /**
   * Starts afresh after a call that failed, and after one that left the process larger by this many
   * megabytes: what hostile bytes did to a worker's memory ends with the worker.
   */
  readonly freshAfterMb?: number;
  /** What a caller is told when the worker falls over by itself. Default `internal`. */
  readonly crashCode?: ErrorCode;
}

export interface CallOptions {
  /** Aborting ends the call with `cancelled`. */
  readonly signal?: AbortSignal | undefined;
  /** Counted from when the worker starts on it. Ends the call with `took-too-long`. Default: none. */
  readonly timeoutMs?: number;
  /** How long a cancelled worker may tidy up (its `context.signal` is aborted) before it is killed. Default 0. */
  readonly graceMs?: number;
  /** Buffers to move instead of copying; the caller loses them. */
  readonly transfer?: readonly ArrayBuffer[];
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  /** Answers what the worker asks for during the call (`context.ask`). Buffers named in `move` are moved. */
  readonly answer?: (name: string, args: unknown) => Answer | Promise<Answer>;
}

export interface Answer {
  readonly value: unknown;
  readonly move?: readonly ArrayBuffer[];
}

/** Nobody asked it to. */
const STOPPED = 'worker stopped';
/** Whether a worker ended by itself, or was ended by the system. */
export const hasStopped = (thrown: unknown): boolean =>
  thrown instanceof TestimonyError && thrown.detail === STOPPED;

const MEMORY_LOOK_MS = 100;
const MEGABYTE = 1024 * 1024;

export class WorkerClient {
  readonly #entry: URL;
  readonly #limits: WorkerLimits;
  #worker: WorkerLink | undefined;
  #sizeAtStart = 0;
  #turn: Promise<unknown> = Promise.resolve();
  #lastCall = 0;
  #closed = false;

  /** `entry` is the worker's own file; it is started by the first call. */
  constructor(entry: URL, limits: WorkerLimits = {}) {
    this.#entry = entry;
    this.#limits = limits;
  }

  /**
   * Runs handler `name` in the worker with `args` (structured clone). Throws the TestimonyError the
   * handler threw, or cancelled, took-too-long, too-large, or the crash code.
   */
  call<T>(name: string, args: unknown, options: CallOptions = {}): Promise<T> {
    const mine = this.#turn.then(() => {
      if (this.#closed || options.signal?.aborted === true) throw new TestimonyError('cancelled');
      return this.#run(name, args, options);
    });
    this.#turn = mine.catch(() => undefined);
    return mine as Promise<T>;
  }

  /**
   * Starts the worker now, while there is something else to do: the next call finds it ready. What goes wrong with it is
   * told to that call. The worker answers to `begin`.
   */
  begin(): void {
    this.call('begin', null).catch(() => undefined);
  }

  /** Lets an idle worker and its memory go, after what was asked of it before; the next call starts another. */
  rest(): Promise<void> {
    const resting = this.#turn.then(async () => {
      const worker = this.#worker;
      this.#worker = undefined;
      await worker?.terminate();
    });
    this.#turn = resting;
    return resting;
  }

  /** Stops the worker; what it was doing ends with `cancelled`. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#worker?.terminate();
    this.#worker = undefined;
  }

  #started(): WorkerLink {
    if (this.#worker !== undefined) return this.#worker;
    const { resourceLimits, place = 'thread' } = this.#limits;
    const worker = startWorker(this.#entry, place, resourceLimits);
    this.#sizeAtStart = worker.held();
    // Idle workers must not keep the program running, nor may their late errors bring it down.
    worker.on('error', () => undefined);
    worker.on('exit', () => {
      if (this.#worker === worker) this.#worker = undefined;
    });
    this.#worker = worker;
    return worker;
  }

  #run(name: string, args: unknown, options: CallOptions): Promise<unknown> {
    const worker = this.#started();
    this.#lastCall += 1;
    const call = this.#lastCall;
    const send = (message: ToWorker, move: readonly ArrayBuffer[] = []) => worker.postMessage(message, move);

    return new Promise((resolve, reject) => {
      const timers: NodeJS.Timeout[] = [];
      let stopping: ErrorCode | undefined;

      const finish = (settle: () => void) => {
        for (const timer of timers) clearTimeout(timer);
        options.signal?.removeEventListener('abort', onAbort);
        worker.off('message', onMessage);
        worker.off('error', onError);
        worker.off('exit', onExit);
        worker.unref();
        settle();
      };
      const stop = (code: ErrorCode, detail?: string) => {
        if (stopping !== undefined && stopping !== 'cancelled') return;
        stopping = code;
        if (this.#worker === worker) this.#worker = undefined;
        const about = detail === undefined ? {} : { detail };
        void worker.terminate().then(() => finish(() => reject(new TestimonyError(code, about))));
      };
      const onAbort = () => {
        if (options.graceMs === undefined || options.graceMs === 0) return stop('cancelled');
        stopping = 'cancelled';
        send({ kind: 'cancel', call });
        timers.push(setTimeout(() => stop('cancelled'), options.graceMs));
      };
      const onMessage = (message: FromWorker) => {
        if (message.call !== call) return;
        if (message.kind === 'progress') options.onProgress?.(message.progress);
        else if (message.kind === 'ask') void this.#answer(message, options, send);
        else {
          this.#retire(worker, message.kind === 'failure');
          if (message.kind === 'result') finish(() => resolve(message.value));
          else finish(() => reject(new TestimonyError(message.error.code, message.error)));
        }
      };
      const onError = (error: Error) => {
        if (stopping !== undefined) return;
        if (this.#worker === worker) this.#worker = undefined;
        const outOfMemory = (error as { code?: string }).code === 'ERR_WORKER_OUT_OF_MEMORY';
        finish(() =>
          reject(
            outOfMemory
              ? new TestimonyError('too-large', { detail: 'memory' })
              : new TestimonyError(this.#limits.crashCode ?? 'internal', { detail: `worker: ${error.name}` }),
          ),
        );
      };
      const onExit = () => {
        if (stopping !== undefined && stopping !== 'cancelled') return;
        const code =
          this.#closed || stopping === 'cancelled' ? 'cancelled' : (this.#limits.crashCode ?? 'internal');
        finish(() => reject(new TestimonyError(code, { detail: STOPPED })));
      };

      worker.on('message', onMessage);
      worker.on('error', onError);
      worker.on('exit', onExit);
      worker.ref();
      options.signal?.addEventListener('abort', onAbort, { once: true });
      if (options.timeoutMs !== undefined) {
        timers.push(setTimeout(() => stop('took-too-long'), options.timeoutMs));
      }
      if (this.#limits.growthLimitMb !== undefined) {
        const most = worker.held() + this.#limits.growthLimitMb * MEGABYTE;
        timers.push(
          setInterval(() => {
            if (worker.held() > most) stop('too-large', 'memory');
          }, MEMORY_LOOK_MS),
        );
      }
      try {
        send({ kind: 'call', call, name, args }, options.transfer);
      } catch (thrown) {
        finish(() => reject(asTestimonyError(thrown)));
      }
    });
  }

  /** Lets go of a worker that `freshAfterMb` says has done enough. */
  #retire(worker: WorkerLink, failed: boolean): void {
    const { freshAfterMb } = this.#limits;
    if (freshAfterMb === undefined || this.#worker !== worker) return;
    if (!failed && worker.held() - this.#sizeAtStart < freshAfterMb * MEGABYTE) return;
    this.#worker = undefined;
    // After this turn: the call's own listeners must not take it for a crash.
    setImmediate(() => void worker.terminate());
  }

  async #answer(
    message: Extract<FromWorker, { kind: 'ask' }>,
    options: CallOptions,
    send: (message: ToWorker, move?: readonly ArrayBuffer[]) => void,
  ): Promise<void> {
    const { call, ask } = message;
    try {
      if (options.answer === undefined)
        throw new TestimonyError('internal', { detail: `unanswered ${message.name}` });
      const { value, move } = await options.answer(message.name, message.args);
      send({ kind: 'answer', call, ask, value }, move);
    } catch (thrown) {
      send({ kind: 'refusal', call, ask, error: asTestimonyError(thrown).toData() });
    }
  }
}
