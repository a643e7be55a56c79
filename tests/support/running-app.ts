/**
 * @file The built program, running in Chromium on a vault folder of its own: a page to press keys in, a way to say
 * what the dialogs will pick and what the machine does, and pictures. Knows no test runner; tests take app.ts.
 */
import type { ChildProcess } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { ensureBuilt } from '../../scripts/lib/build.mjs';
import type { Ask, HostSettings } from './chromium-host/settings.ts';
import { projectRoot, startProgram } from './chromium-host/start.ts';

const PICTURES = join(projectRoot, 'test-results', 'screens');

export interface RunningApp {
  readonly page: Page;
  /** The app process. */
  readonly program: ChildProcess;
  readonly vaultFolder: string;
  /** Everything the program could leave behind in a home is in here. */
  readonly home: string;
  /** Asks the machine around the program; resolves to its answer. */
  ask<T = unknown>(ask: Ask): Promise<T>;
  /** What the next dialog returns; null: closed without choosing. */
  picks(...paths: readonly string[]): Promise<void>;
  /** Drags files and folders of this computer over the middle of the page, and lets them go there unless told otherwise. */
  drops(paths: readonly string[], letGo?: boolean): Promise<void>;
  /** Writes test-results/screens/<name>.png. */
  picture(name: string): Promise<void>;
  /** Ends the program as closing its window would. Resolves when its process has ended. */
  close(): Promise<void>;
}

export interface RunOptions {
  readonly settings?: Partial<HostSettings>;
  readonly home: string;
  readonly vaultFolder?: string;
  /** Another built tree than the project's `out`. */
  readonly out?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Builds when needed, starts, and waits for the page. The caller closes it. */
export async function runApp(options: RunOptions): Promise<RunningApp> {
  if (options.out === undefined) ensureBuilt(projectRoot);
  const { home } = options;
  const vaultFolder = options.vaultFolder ?? join(home, 'Testimony');
  const place = options.vaultFolder === undefined ? [] : [`--vault=${vaultFolder}`];
  const program = startProgram({
    args: place,
    env: { ...options.env, HOME: home },
    settings: options.settings ?? {},
    ...(options.out === undefined ? {} : { out: options.out }),
  });
  const line = openLine(program);
  const browser = await chromium.connectOverCDP(await line.ready);
  const page = theOnlyPage(browser);
  // A laptop that does much else at once is slow, and not wrong.
  page.setDefaultTimeout(30_000);

  const app: RunningApp = {
    page,
    program,
    vaultFolder,
    home,
    ask: line.ask,
    picks: async (...paths) => {
      await line.ask({ ask: 'picks', paths: paths.length === 0 ? null : paths });
    },
    drops: async (paths, letGo = true) => {
      await line.ask({ ask: 'tells', channel: 'stand-in:drop', told: paths });
      const devtools = await page.context().newCDPSession(page);
      const data = { items: [], files: [...paths], dragOperationsMask: 1 };
      const { width, height } = await page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
      for (const type of ['dragEnter', 'dragOver', ...(letGo ? (['drop'] as const) : [])] as const)
        await devtools.send('Input.dispatchDragEvent', { type, x: width / 2, y: height / 2, data });
      await devtools.detach();
    },
    picture: async (name) => {
      mkdirSync(PICTURES, { recursive: true });
      await page.screenshot({ path: join(PICTURES, `${name}.png`) });
    },
    close: async () => {
      if (program.exitCode === null && program.signalCode === null) {
        const ended = new Promise((resolve) => program.once('exit', resolve));
        program.kill('SIGTERM');
        await ended;
      }
      await browser.close().catch(() => undefined);
    },
  };
  return app;
}

function theOnlyPage(browser: Browser): Page {
  const page = browser.contexts()[0]?.pages()[0];
  if (page === undefined) throw new Error('the program shows no page');
  return page;
}

/** Questions to the app process and its answers, by number. */
function openLine(program: ChildProcess) {
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  let lastId = 0;
  const ready = new Promise<string>((resolve, reject) => {
    program.on('message', (message: { ready?: string; id?: number; value?: unknown; failed?: string }) => {
      if (message.ready !== undefined) resolve(message.ready);
      const asked = message.id === undefined ? undefined : waiting.get(message.id);
      if (message.failed === undefined) asked?.resolve(message.value);
      else asked?.reject(new Error(message.failed));
    });
    program.once('exit', (code) => {
      reject(new Error(`the program ended (${code}) before it showed a page`));
      for (const asked of waiting.values()) asked.reject(new Error(`the program ended (${code})`));
    });
  });
  const ask = <T>(question: Ask): Promise<T> => {
    lastId += 1;
    const id = lastId;
    return new Promise((resolve, reject) => {
      if (!program.connected) return reject(new Error('the program has ended'));
      waiting.set(id, { resolve: resolve as (value: unknown) => void, reject });
      program.send({ ...question, id });
    });
  };
  return { ready, ask };
}
