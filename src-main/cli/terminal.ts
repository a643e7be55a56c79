/** @file The terminal: results on stdout, words for people on stderr, secrets asked for without showing them. */
import { TestimonyError } from '../core/errors/errors.ts';
import type { Terminal } from './command.ts';

const ENTER = new Set(['\r', '\n']);
const CANCEL = '\u0003';
const END = '\u0004';
const ERASE = new Set(['\u007f', '\b']);

/** `quiet`: with --json, stderr stays empty. */
export function openTerminal(quiet: boolean): Terminal {
  const canAsk = process.stdin.isTTY === true;
  return {
    canAsk,
    say: (line) => {
      if (!quiet) process.stderr.write(`${line}\n`);
    },
    askSecret: async (question) => {
      if (!canAsk) {
        throw new TestimonyError('usage', {
          subject: 'passphrase',
          detail: 'nobody is there to be asked for it; use --passphrase-file',
        });
      }
      try {
        return await readHidden(() => process.stderr.write(`${question} `));
      } finally {
        process.stderr.write('\n');
      }
    },
  };
}

/**
 * One line typed by a person, not shown. `ask` is called once nothing is shown any more: a quick typist must
 * not see the first letters. Throws `cancelled` on Ctrl-C.
 */
function readHidden(ask: () => void): Promise<string> {
  const { stdin } = process;
  return new Promise((resolve, reject) => {
    let typed: string[] = [];
    const finish = (settle: () => void) => {
      stdin.setRawMode(false);
      stdin.pause();
      stdin.off('data', onData);
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
    stdin.setEncoding('utf8');
    stdin.setRawMode(true);
    stdin.on('data', onData);
    stdin.resume();
    ask();
  });
}
