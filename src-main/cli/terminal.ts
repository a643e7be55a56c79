/** @file The terminal: results on stdout, words for people on stderr, secrets asked for without showing them. */
import type { ReadStream } from 'node:tty';
import { TestimonyError } from '../core/errors/errors.ts';
import type { Terminal } from './command.ts';
import type { Notes } from './notes.ts';
import type { ProcessIo } from './process-io.ts';

const ENTER = new Set(['\r', '\n']);
const CANCEL = '\u0003';
const END = '\u0004';
const ERASE = new Set(['\u007f', '\b']);

/** With --json stderr stays empty, and what is said goes to `notes`. */
export function openTerminal(io: ProcessIo, notes: Notes | null): Terminal {
  const { keyboard } = io;
  const asked = async (from: ReadStream, question: string, show: (letters: string) => void) => {
    try {
      return await readTyped(from, () => io.err(`${question} `), show);
    } finally {
      io.err('\n');
    }
  };
  return {
    clock: io.clock,
    canAsk: keyboard !== undefined,
    say: (line) => (notes === null ? io.err(`${line}\n`) : notes.add(line)),
    progress: (line) => {
      if (notes === null) io.err(`${line}\n`);
    },
    show: (lines) => {
      if (notes === null && lines.length > 0) io.out(`${lines.join('\n')}\n`);
    },
    askSecret: async (question) => {
      if (keyboard === undefined) {
        throw new TestimonyError('usage', {
          subject: 'passphrase',
          detail: 'nobody is there to be asked for it; use --passphrase-file',
        });
      }
      return await asked(keyboard, question, () => undefined);
    },
    ask: async (question) => (keyboard === undefined ? '' : await asked(keyboard, question, io.err)),
    readInput: () => io.readInput(),
  };
}

const RUB_OUT = '\b \b';

/**
 * One line typed by a person, of which only what `show` does with it is seen. `ask` is called once the terminal itself
 * shows nothing any more: a quick typist must not see the first letters of a secret. Throws `cancelled` on Ctrl-C.
 */
function readTyped(keyboard: ReadStream, ask: () => void, show: (letters: string) => void): Promise<string> {
  return new Promise((resolve, reject) => {
    const typed: string[] = [];
    const finish = (settle: () => void) => {
      keyboard.setRawMode(false);
      keyboard.pause();
      keyboard.off('data', onData);
      settle();
    };
    const onData = (chunk: string) => {
      for (const letter of chunk) {
        if (ENTER.has(letter) || letter === END) return finish(() => resolve(typed.join('')));
        if (letter === CANCEL) return finish(() => reject(new TestimonyError('cancelled')));
        if (!ERASE.has(letter)) {
          typed.push(letter);
          show(letter);
        } else if (typed.pop() !== undefined) show(RUB_OUT);
      }
    };
    keyboard.setEncoding('utf8');
    keyboard.setRawMode(true);
    keyboard.on('data', onData);
    keyboard.resume();
    ask();
  });
}
