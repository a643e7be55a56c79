/** @file The work going on in the vault host: what can be cancelled, and what is said about how far it is. */
import type { Job, Progress } from '../contract/ports.ts';

/** A page needs no more than ten words a second. The first and the last of a step always get through. */
const QUIET_MS = 100;

export class Jobs {
  readonly #running = new Map<AbortController, string | undefined>();
  readonly #settled = new Set<() => void>();
  readonly #counted: (running: number) => void;

  /** `counted` hears how many jobs run whenever that changes. */
  constructor(counted: (running: number) => void) {
    this.#counted = counted;
  }

  /**
   * Runs `work` as a job. Throws what it throws. Two jobs under one id are both cancelled by it.
   * `report` hears its progress, thinned out.
   */
  async run<T>(
    id: string | undefined,
    report: (progress: Progress) => void,
    work: (job: Job) => Promise<T>,
  ): Promise<T> {
    const controller = new AbortController();
    this.#running.set(controller, id);
    this.#counted(this.#running.size);
    try {
      return await work({ signal: controller.signal, report: thinned(report) });
    } finally {
      this.#running.delete(controller);
      this.#counted(this.#running.size);
      if (this.#running.size === 0) for (const settle of this.#settled) settle();
    }
  }

  cancel(id: string): void {
    for (const [controller, name] of this.#running) if (name === id) controller.abort();
  }

  /** Cancels everything and resolves when the last job has tidied up. */
  async stop(): Promise<void> {
    if (this.#running.size === 0) return;
    const settled = new Promise<void>((resolve) => this.#settled.add(resolve));
    for (const controller of this.#running.keys()) controller.abort();
    await settled;
  }
}

function thinned(report: (progress: Progress) => void): (progress: Progress) => void {
  let lastStep: string | undefined;
  let lastAt = 0;
  return (progress) => {
    const at = performance.now();
    if (progress.step === lastStep && at - lastAt < QUIET_MS) return;
    lastStep = progress.step;
    lastAt = at;
    report(progress);
  };
}
