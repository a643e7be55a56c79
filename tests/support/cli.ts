/**
 * @file The command line as a person runs it: what it printed, how it ended. `testimony` runs commands in the
 * test's own process, with everything real but the streams and the day; `testimonyProcess` starts the program itself, for what
 * only a process shows: starting, exit codes, signals, standard input.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ReadStream } from 'node:tty';
import type { Command } from '../../src-main/cli/command.ts';
import { COMMAND_FILES } from '../../src-main/cli/command-cards.ts';
import { runCommandLine } from '../../src-main/cli/run.ts';
import { nthVault, writeLocked } from './nth-vault.ts';
import { TESTS_AHEAD_MS, testClock } from './ports.ts';
import { projectRoot } from './project-files.ts';

export { temporaryFolder } from './vault.ts';

export const PASSPHRASE = 'nine quiet herons wade upstream';
export const OWNER = 'Ruth Adeyemi-Clarke';

export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  /** Sent to standard input, which is then closed; null leaves it open for `during`. */
  readonly input?: string | null;
  readonly env?: Readonly<Record<string, string>>;
  /** Called with the process once it runs, to send it signals. */
  readonly during?: (child: ChildProcess) => void;
}

/** Runs `node FILE …` from the project's root. */
export function runNode(file: string, args: readonly string[], options: RunOptions = {}): Promise<Finished> {
  return collect(spawn(process.execPath, [join(projectRoot, file), ...args], spawning(options)), options);
}

/** Runs any program and collects what it prints. */
export function runProgram(
  program: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<Finished> {
  return collect(spawn(program, args, spawning(options)), options);
}

/** By the clock that `testimony` goes by. */
export const testimonyProcess = (args: readonly string[], options?: RunOptions): Promise<Finished> =>
  runNode('src-main/cli/main.mjs', args, { ...options, env: { ...ON_THE_DAY, ...options?.env } });
export const ON_THE_DAY = {
  NODE_OPTIONS: `--import=${new URL('./chromium-host/laptop-clock.mjs', import.meta.url).href}`,
  TESTIMONY_LAPTOP_AHEAD: String(TESTS_AHEAD_MS),
  TZ: 'UTC',
};

/** Every command there is. */
export const COMMANDS: readonly Command[] = (
  await Promise.all(Object.values(COMMAND_FILES).map((load) => load()))
).flat();
const BOOK = { cards: COMMANDS, load: async (card: unknown) => card as Command };

/** Where somebody sits and types a line for each question. */
function keyboardOf(lines: readonly string[]): ReadStream {
  const left = [...lines];
  const typing = new EventEmitter();
  const keyboard = Object.assign(typing, {
    setEncoding: () => keyboard,
    setRawMode: () => keyboard,
    pause: () => keyboard,
    resume: () => {
      queueMicrotask(() => typing.emit('data', `${left.shift() ?? ''}\r`));
      return keyboard;
    },
  });
  return keyboard as unknown as ReadStream;
}

/** Runs a command in this process; standard input is `input`. Nobody sits there, unless somebody types `lines`. */
export async function testimony(
  args: readonly string[],
  input = '',
  lines?: readonly string[],
): Promise<Finished> {
  let stdout = '';
  let stderr = '';
  const code = await runCommandLine(BOOK, args, {
    clock: testClock,
    out: (text) => {
      stdout += text;
    },
    err: (text) => {
      stderr += text;
    },
    readInput: () => input,
    keyboard: lines === undefined ? undefined : keyboardOf(lines),
    onStop: () => () => undefined,
    exitAtOnce: (status) => {
      throw new Error(`nobody asked for an end, and it ended with ${status}`);
    },
  });
  return { code, stdout, stderr };
}

/** With --json: the parsed answer and the exit code. */
export async function asJson<T = Record<string, never>>(
  args: readonly string[],
): Promise<{ code: number | null; json: T }> {
  const { code, stdout, stderr } = await testimony([...args, '--json']);
  if (stderr !== '') throw new Error(`with --json nothing belongs on stderr, but there was: ${stderr}`);
  // What every answer carries is seen to in tests/integration/cli/batch.test.ts.
  const { jsonVersion: _version, saidBeside: _said, ...json } = JSON.parse(stdout);
  return { code, json: json as T };
}

/** A vault that opens quickly, and the options that open it. Of two in one test file each has its own keys. */
export async function vaultForCli(
  parent: string,
): Promise<{ folder: string; open: string[]; passphraseFile: string }> {
  const folder = join(parent, 'vault');
  const passphraseFile = join(parent, 'passphrase.txt');
  writeFileSync(passphraseFile, `${PASSPHRASE}\n`);
  writeLocked(folder, await nthVault(OWNER, PASSPHRASE));
  return { folder, passphraseFile, open: ['--vault', folder, '--passphrase-file', passphraseFile] };
}

const spawning = (options: RunOptions) => ({
  cwd: projectRoot,
  env: { ...process.env, NO_COLOR: '1', ...options.env },
  stdio: 'pipe' as const,
});

function collect(child: ReturnType<typeof spawn>, options: RunOptions): Promise<Finished> {
  return new Promise((resolve, reject) => {
    let stdout = '';
    let stderr = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
    child.stdin?.on('error', () => undefined);
    if (options.input !== null) child.stdin?.end(options.input ?? '');
    options.during?.(child);
  });
}
