/** @file Starts the built, unmodified app process on the stand-in. */
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { HostSettings } from './settings.ts';

export const projectRoot = fileURLToPath(new URL('../../../', import.meta.url));

export interface StartOptions {
  readonly settings?: Partial<HostSettings>;
  /** Command line of the program: `--vault=…`. */
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Another built tree than the project's `out`. */
  readonly out?: string;
}

export function startProgram(options: StartOptions = {}): ChildProcess {
  const main = `${options.out ?? `${projectRoot}out`}/main/app/main.js`;
  return fork(main, options.args ?? [], {
    execArgv: ['--import', new URL('./register.mjs', import.meta.url).href],
    env: { ...process.env, ...options.env, TESTIMONY_CHROMIUM_HOST: JSON.stringify(options.settings ?? {}) },
    cwd: projectRoot,
    stdio: 'inherit',
  });
}
