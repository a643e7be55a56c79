/**
 * @file A part of the window on a real vault, without a browser: what it shows stands in a page in memory, and its calls go to
 * the engine as they do across processes, copied and answered with an outcome. A call can be made to fail as it does on a full
 * disk, or be held until the test lets it go on. For what looks or a keyboard alone can show there is tests/e2e.
 */
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, configure, render } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { afterAll, afterEach, beforeAll } from 'vitest';
import type { JobId, TestimonyBridge } from '../../src-main/contract/bridge.ts';
import type { CallName } from '../../src-main/contract/index.ts';
import type { Progress } from '../../src-main/contract/ports.ts';
import {
  asTestimonyError,
  type ErrorCode,
  type FailureData,
  type Outcome,
} from '../../src-main/core/errors/errors.ts';
import { perform } from '../../src-main/usecases/handlers/registry.ts';
import { listenToProgress } from '../../src-renderer/bridge/jobs.ts';
import { savesFinished } from '../../src-renderer/bridge/locking.ts';
import { queryClient } from '../../src-renderer/bridge/queries.ts';
import { startWords } from '../../src-renderer/i18n/index.ts';
import { Announcements } from '../../src-renderer/ui/announce.tsx';
import { ConfirmProvider } from '../../src-renderer/ui/confirm.tsx';
import { NavigationProvider } from '../../src-renderer/ui/routes.tsx';
import { theme } from '../../src-renderer/ui/theme.ts';
import { allowing, type EngineAtWork, engineAtWork } from '../support/engine.ts';

/** What stands between the page and the engine in the program, for one file of tests. */
class Line {
  readonly #refused = new Map<CallName, FailureData>();
  readonly #held = new Map<CallName, Promise<void>>();
  readonly #jobs = new Map<string, AbortController>();
  readonly #progress = new Set<(jobId: JobId, progress: Progress) => void>();
  /** The names of what was asked, in order. */
  readonly asked: CallName[] = [];
  #at: EngineAtWork;

  constructor(at: EngineAtWork) {
    this.#at = at;
  }

  /** From now on this is not done, and answered as the host answers when it fails; until `heal`. */
  refuse(name: CallName, code: ErrorCode = 'disk-full'): void {
    this.#refused.set(name, { code });
  }

  heal(): void {
    this.#refused.clear();
  }

  /** Calls of this name wait until the returned function is called. */
  hold(name: CallName): () => void {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#held.set(name, promise);
    return () => {
      this.#held.delete(name);
      resolve();
    };
  }

  async call(
    name: CallName,
    input: unknown,
    options?: { readonly jobId?: JobId },
  ): Promise<Outcome<unknown>> {
    this.asked.push(name);
    const stop = new AbortController();
    if (options?.jobId !== undefined) this.#jobs.set(options.jobId, stop);
    try {
      const given = structuredClone(input) as never;
      await this.#held.get(name);
      const error = this.#refused.get(name);
      if (error !== undefined) return { ok: false, error };
      await allowing(this.#at.engine, name);
      const job = {
        signal: stop.signal,
        report: (progress: Progress) => {
          for (const listener of this.#progress) listener(options?.jobId as JobId, progress);
        },
      };
      return { ok: true, value: structuredClone(await perform(this.#at.engine, name, given, job)) };
    } catch (thrown) {
      return { ok: false, error: asTestimonyError(thrown).toData() };
    }
  }

  get bridge(): TestimonyBridge {
    const calls = new Proxy(
      {},
      {
        get: (_, name) => (input: unknown, options?: { jobId?: JobId }) =>
          this.call(name as CallName, input, options),
      },
    );
    const never = () => () => undefined;
    return {
      calls: calls as TestimonyBridge['calls'],
      app: {} as TestimonyBridge['app'],
      cancel: (jobId) => this.#jobs.get(jobId)?.abort(),
      onProgress: (listener) => {
        this.#progress.add(listener);
        return () => this.#progress.delete(listener);
      },
      onLocked: never,
      onHidden: never,
      onLockSoon: never,
    };
  }
}

export interface InWindow extends EngineAtWork {
  readonly line: Line;
  readonly user: ReturnType<typeof userEvent.setup>;
  /** Shows something as the window shows it. Once more: as after it was left and opened again. */
  show(what: ReactNode): void;
}

/** Call once at the top of a file of tests; what it gives is there from the first `beforeAll` on. */
export function inWindow(): InWindow {
  const there = {} as { -readonly [Name in keyof InWindow]: InWindow[Name] };
  beforeAll(async () => {
    // What is waited for may take its time on a busy machine.
    configure({ asyncUtilTimeout: 15_000 });
    lackingInMemory();
    const work = await engineAtWork();
    const line = new Line(work);
    Object.assign(window, { testimony: line.bridge });
    await startWords();
    Object.assign(there, work, { line, user: userEvent.setup(), show });
    listenToProgress();
  });
  afterEach(async () => {
    cleanup();
    there.line.heal();
    await savesFinished();
    queryClient.clear();
  });
  afterAll(() => there.engine.close());
  return there;
}

function show(what: ReactNode): void {
  cleanup();
  render(
    <MantineProvider theme={theme} env="test">
      <QueryClientProvider client={queryClient}>
        <NavigationProvider start={{ at: 'today' }}>
          <ConfirmProvider>{what}</ConfirmProvider>
        </NavigationProvider>
        <Announcements />
      </QueryClientProvider>
    </MantineProvider>,
  );
}

/** What a page in memory does not measure, and what is drawn asks for. */
function lackingInMemory(): void {
  window.scrollTo = () => undefined;
  Element.prototype.scrollIntoView = () => undefined;
  Object.defineProperty(document, 'fonts', { value: new EventTarget(), configurable: true });
}
