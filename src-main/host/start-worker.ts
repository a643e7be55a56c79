/**
 * @file Where a worker runs: in a thread of this process, or in a process of its own. What strangers made is read in
 * processes: they are given bytes through a pipe, and hold no key, no path of the vault and nothing else that was read.
 */
import { type ResourceLimits, Worker } from 'node:worker_threads';
import { keepCompiledCode } from './keep-compiled.ts';
import { ProcessLink } from './process-link.ts';
import type { WorkerLink } from './worker-link.ts';

/**
 * Threads where Electron is: from a process of its own kind it can start no other, and its binary does not run as Node
 * (fuse RunAsNode).
 */
const canStartProcesses = process.versions['electron'] === undefined;

type Listener = (value: never) => void;
type AnyListener = (value: unknown) => void;

export type Place = 'thread' | 'process';

export function startWorker(
  entry: URL,
  place: Place,
  resourceLimits: ResourceLimits | undefined,
): WorkerLink {
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
