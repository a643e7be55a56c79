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
  return {
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
      try {
        return await readHidden(keyboard, () => io.err(`${question} `));
      } finally {
        io.err('\n');
      }
    },
    readInput: () => io.readInput(),
  };
}

/**
 * One line typed by a person, not shown. `ask` is called once nothing is shown any more: a quick typist must
 * not see the first letters. Throws `cancelled` on Ctrl-C.
 */
function readHidden(keyboard: ReadStream, ask: () => void): Promise<string> {
  return new Promise((resolve, reject) => {
    let typed: string[] = [];
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
        if (ERASE.has(letter)) typed = typed.slice(0, -1);
        else typed.push(letter);
      }
    };
    keyboard.setEncoding('utf8');
    keyboard.setRawMode(true);
    keyboard.on('data', onData);
    keyboard.resume();
    ask();
  });
}
