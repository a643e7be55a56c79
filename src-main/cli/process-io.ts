/** @file What a command line needs of the process it runs in: its clock, streams, the keyboard, signals. */
import { readFileSync } from 'node:fs';
import type { ReadStream } from 'node:tty';
import type { Clock } from '../contract/ports.ts';
import { systemClock } from '../host/system.ts';

export interface ProcessIo {
  readonly clock: Clock;
  /** Results, on stdout. */
  out(text: string): void;
  /** Words for people, on stderr. */
  err(text: string): void;
  /** All of standard input, for options that take "-". Throws what reading throws. */
  readInput(): string;
  /** Where a person types; undefined where nobody sits. */
  readonly keyboard: ReadStream | undefined;
  /** Calls `listener` each time an end is asked for (SIGINT, SIGTERM, SIGHUP). Returns what stops listening. */
  onStop(listener: () => void): () => void;
  /** Ends the process without waiting for anything. */
  exitAtOnce(code: number): void;
}

const STOPPING = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const STANDARD_INPUT = 0;
const FAILED = 1;
/** The other end of a pipe is closed, or the terminal is gone. */
const NOBODY_READS = new Set(['EPIPE', 'EIO']);

/** The process itself. Asked for once, by the program that runs in it. */
export function ownProcess(): ProcessIo {
  const { stdin, stdout, stderr } = process;
  // A reader that closes early (`| head`) has seen enough: that is no failure, and work goes on to its end. Where the
  // window was closed nobody reads either, and what was half written is still to be taken away.
  let isUnsaid = false;
  stdout.on('error', (thrown: NodeJS.ErrnoException) => {
    isUnsaid ||= !NOBODY_READS.has(thrown.code ?? '');
  });
  // Its file is on a disk that is full: what was asked for is there, and whoever asked has to see that its words are not.
  process.once('exit', (code) => {
    if (isUnsaid && code === 0) process.exitCode = FAILED;
  });
  stderr.on('error', () => undefined);
  return {
    clock: systemClock,
    out: (text) => void stdout.write(text),
    err: (text) => void stderr.write(text),
    readInput: () => readFileSync(STANDARD_INPUT, 'utf8'),
    keyboard: stdin.isTTY === true ? stdin : undefined,
    onStop: (listener) => {
      for (const signal of STOPPING) process.on(signal, listener);
      return () => {
        for (const signal of STOPPING) process.off(signal, listener);
      };
    },
    exitAtOnce: (code) => process.exit(code),
  };
}
