/** @file `app`: the life of the program, its folders, its command line. */
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App } from 'electron';
import { onAsk, preventable } from './settings.ts';

class StandInCommandLine {
  readonly #given = process.argv.slice(2);
  readonly #added: string[] = [];

  hasSwitch(name: string): boolean {
    return this.#given.some((argument) => argument === `--${name}` || argument.startsWith(`--${name}=`));
  }
  getSwitchValue(name: string): string {
    return this.#given.find((argument) => argument.startsWith(`--${name}=`))?.slice(name.length + 3) ?? '';
  }
  appendSwitch(name: string, value?: string): void {
    this.#added.push(value === undefined ? `--${name}` : `--${name}=${value}`);
  }
  /** What the program asked Chromium to be started with. */
  added(): readonly string[] {
    return this.#added;
  }
}

class StandInApp extends EventEmitter {
  readonly commandLine = new StandInCommandLine();
  readonly isPackaged = false;
  readonly #atExit: (() => Promise<void> | undefined)[] = [];
  #exiting = false;
  #sandboxed = false;

  whenReady(): Promise<void> {
    return Promise.resolve();
  }
  enableSandbox(): void {
    this.#sandboxed = true;
  }
  get sandboxed(): boolean {
    return this.#sandboxed;
  }
  requestSingleInstanceLock(): boolean {
    return true;
  }
  configureHostResolver(_options: unknown): void {}
  getVersion(): string {
    const text = readFileSync(new URL('../../../package.json', import.meta.url), 'utf8');
    return (JSON.parse(text) as { version: string }).version;
  }
  readonly #moved = new Map<string, string>();
  /** What Chromium writes here goes into its own profile (browser.ts); where the program wanted it can be asked. */
  setPath(name: string, path: string): void {
    this.#moved.set(name, path);
  }
  getPath(name: string): string {
    const moved = this.#moved.get(name);
    if (moved !== undefined) return moved;
    if (name === 'temp') return tmpdir();
    return name === 'home' ? homedir() : join(homedir(), '.config', 'testimony', name);
  }

  atExit(close: () => Promise<void> | undefined): void {
    this.#atExit.push(close);
  }

  quit(): void {
    this.emit('before-quit', preventable());
    const event = preventable();
    this.emit('will-quit', event);
    if (!event.defaultPrevented) this.exit(0);
  }

  exit(code = 0): void {
    if (this.#exiting) return;
    this.#exiting = true;
    void Promise.allSettled(this.#atExit.map((close) => close())).then(() => process.exit(code));
  }
}

export const app = new StandInApp();
onAsk('path', ({ name }) => app.getPath(name));
process.on('SIGTERM', () => app.quit());
process.on('SIGINT', () => app.quit());
process.on('disconnect', () => app.quit());

app satisfies Pick<
  App,
  | 'whenReady'
  | 'enableSandbox'
  | 'setPath'
  | 'getVersion'
  | 'quit'
  | 'exit'
  | 'isPackaged'
  | 'configureHostResolver'
>;
