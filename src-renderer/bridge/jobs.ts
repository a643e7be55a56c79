/**
 * @file Long work: it goes on while the person does something else, reports in its own terms, can be
 * stopped, and its result stays until dismissed. One list for the whole window.
 */
import { useSyncExternalStore } from 'react';
import type { JobId, PickedFolder } from '../../src-main/contract/bridge.ts';
import type { CallInput, CallName, CallOutput } from '../../src-main/contract/index.ts';
import type { Progress } from '../../src-main/contract/ports.ts';
import type { FailureData } from '../../src-main/core/errors/errors.ts';
import { call, cancelJob, failureOf, onProgress } from './client.ts';
import { forgetAtLock } from './locking.ts';

export interface Work {
  readonly id: JobId;
  /** What it is about, so that a screen finds its own: `build:<bundle id>`. */
  readonly key: string;
  readonly name: CallName;
  readonly title: string;
  /** The place that shows it in full, for the shell; bridge does not look into it. */
  readonly home: unknown;
  /** Where its result lies, for "Show in folder". */
  readonly folder: PickedFolder | null;
  readonly state: 'running' | 'stopping' | 'done' | 'failed' | 'stopped';
  readonly progress: Progress | null;
  readonly failure: FailureData | null;
  readonly value: unknown;
}

let list: readonly Work[] = [];
const listeners = new Set<() => void>();

function set(next: readonly Work[]): void {
  list = next;
  for (const listener of listeners) listener();
}
const change = (id: JobId, part: Partial<Work>): void =>
  set(list.map((work) => (work.id === id ? { ...work, ...part } : work)));

/** To be called once, when the page starts. */
export function listenToProgress(): () => void {
  return onProgress((jobId, progress) => change(jobId, { progress }));
}

/**
 * Starts long work. A finished or failed one with the same key gives way to it. Resolves to the value, or
 * to null when it failed or was stopped: the list tells which.
 */
export async function startWork<N extends CallName>(spec: {
  readonly name: N;
  readonly input: CallInput<N>;
  readonly key: string;
  readonly title: string;
  readonly home?: unknown;
  readonly folder?: PickedFolder;
}): Promise<CallOutput<N> | null> {
  const id: JobId = crypto.randomUUID();
  const work: Work = {
    id,
    key: spec.key,
    name: spec.name,
    title: spec.title,
    home: spec.home ?? null,
    folder: spec.folder ?? null,
    state: 'running',
    progress: null,
    failure: null,
    value: null,
  };
  set([...list.filter((other) => other.key !== spec.key), work]);
  try {
    const value = await call(spec.name, spec.input, { jobId: id });
    change(id, { state: 'done', value });
    return value;
  } catch (thrown) {
    const failure = failureOf(thrown);
    change(id, failure.code === 'cancelled' ? { state: 'stopped' } : { state: 'failed', failure });
    return null;
  }
}

export function stopWork(id: JobId): void {
  change(id, { state: 'stopping' });
  cancelJob(id);
}

export const dismissWork = (id: JobId): void => set(list.filter((work) => work.id !== id));

// Results name documents, so nothing is kept.
forgetAtLock(() => set([]));

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useAllWork = (): readonly Work[] => useSyncExternalStore(subscribe, () => list);

export function useWork(key: string): Work | undefined {
  return useAllWork().find((work) => work.key === key);
}

/** The value of finished work, typed by the call that made it. */
export function workValue<N extends CallName>(work: Work | undefined, name: N): CallOutput<N> | null {
  return work?.state === 'done' && work.name === name ? (work.value as CallOutput<N>) : null;
}
