/** @file Runs one command line from its first word to its exit code. */
import type { ReadStream } from 'node:tty';
import { parseArgs } from 'node:util';
import type { Progress } from '../contract/ports.ts';
import { asTestimonyError, EXIT_WITH_FINDINGS, exitCode, TestimonyError } from '../core/errors/errors.ts';
import { PRODUCT } from '../core/product.ts';
import { printable } from './columns.ts';
import {
  type CommandCard,
  type Ended,
  KEY_OPTIONS,
  type Options,
  type Place,
  type Terminal,
  type Values,
} from './command.ts';
import type { CommandBook } from './command-cards.ts';
import { helpFor, overview, PROGRAM, usage } from './help.ts';
import type { ProcessIo } from './process-io.ts';

/** From what was typed to a command and its options. Throws `usage`, naming what does not fit. */
interface Typed {
  readonly command: CommandCard;
  readonly options: Values<Options>;
  readonly positionals: readonly string[];
}

/** The command whose two words begin the line; undefined when they name none. */
export function findCommand<C extends CommandCard>(
  commands: readonly C[],
  words: readonly string[],
): C | undefined {
  const [area, verb] = words.filter((word) => !word.startsWith('-'));
  return commands.find((command) => command.name === `${area} ${verb}`);
}

/** Reads the options and positionals of a command from the words after its name. */
export function readArguments(command: CommandCard, words: readonly string[]): Typed {
  const options = Object.fromEntries(
    Object.entries(optionsOf(command)).map(([name, option]) => [name, { type: option.type }]),
  );
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(words, options);
  } catch (thrown) {
    throw refused(command, (thrown as Error).message.replace(/\.? To specify a positional.*$/s, ''));
  }
  const twice = givenTwice(parsed.tokens);
  if (twice !== null)
    throw refused(command, `--${twice} is given twice, with two values: one call takes one of them`);
  // The command's own two words come first among the positionals.
  const positionals = parsed.positionals.slice(2);
  checkPositionals(command, positionals);
  for (const [name, option] of Object.entries(optionsOf(command))) {
    const value = parsed.values[name];
    if (option.required === true && value === undefined)
      throw refused(command, `--${name} is missing (${option.help})`);
    if (option.type === 'boolean') parsed.values[name] = value === true;
    else if (value === '' && option.mayBeEmpty !== true) throw refused(command, `--${name} has no value`);
  }
  return { command, options: parsed.values as Values<Options>, positionals };
}

type Declared = Record<string, { type: 'string' | 'boolean' }>;

const parse = (words: readonly string[], options: Declared) =>
  parseArgs({ args: [...words], options, allowPositionals: true, strict: true, tokens: true });

/** The first option that has two different values; the last of them would stand, and the other be lost unseen. */
function givenTwice(tokens: ReturnType<typeof parse>['tokens']): string | null {
  const values = new Map<string, string>();
  for (const token of tokens) {
    if (token.kind !== 'option' || token.value === undefined) continue;
    if ((values.get(token.name) ?? token.value) !== token.value) return token.name;
    values.set(token.name, token.value);
  }
  return null;
}

/** What opens a vault may take a key file and a second person too. */
const optionsOf = ({ options }: CommandCard): Options =>
  'vault' in options && 'passphrase-file' in options ? { ...options, ...KEY_OPTIONS } : options;

function checkPositionals(command: CommandCard, given: readonly string[]): void {
  const wanted = command.positionals ?? [];
  const many = wanted.some((one) => one.count === 'some');
  const missing = wanted[given.length];
  if (missing !== undefined) throw refused(command, `${missing.name} is missing (${missing.help})`);
  if (!many && given.length > wanted.length) {
    throw refused(
      command,
      `"${given[wanted.length]}" does not belong here; names with spaces need quotation marks`,
    );
  }
}

function refused(command: CommandCard, detail: string): TestimonyError {
  return new TestimonyError('usage', {
    subject: command.name,
    detail,
    findings: [`written as: ${usage(command)}`],
  });
}

// What a command says beside its answer, kept for --json, and the answer with it.

/** Raised when a field of an answer changes its name or meaning; a field more is no change. */
const JSON_VERSION = 1;

interface Notes {
  add(line: string): void;
  /** The answer as one JSON document; an answer that is a list stands under `list`. */
  inJson(answer: unknown): Promise<string>;
}

function openNotes(): Notes {
  const notes: string[] = [];
  return {
    add: (line) => void notes.push(line),
    async inJson(answer) {
      const { withSentence } = await import('./finding-words.ts');
      const fields = Array.isArray(answer) ? { list: answer } : (answer as object | null);
      return JSON.stringify({ jsonVersion: JSON_VERSION, ...fields, saidBeside: notes }, withSentence, 2);
    },
  };
}

// Runs one command from its words to its end. What it prints is for whoever runs it.

/** Progress in the work's own terms, one line per document rather than per page. */
const STEPS: Readonly<Record<Progress['step'], string>> = {
  reading: 'Reading',
  checking: 'Checking',
  typesetting: 'Making cover and index',
  assembling: 'Assembling',
  writing: 'Writing',
  verifying: 'Reading back and checking',
  finished: 'Done',
};
/** Work that goes fast says which step it is in; work that takes longer also says how far it is. */
const QUIET_MS = 500;

/** A `report` for jobs that says something only when there is something new to say. */
export function progressLines(terminal: Terminal): (progress: Progress) => void {
  let lastStep: Progress['step'] | undefined;
  let lastAt = 0;
  return ({ step, document, page, bytes }) => {
    const now = performance.now();
    if (step === 'finished' || (step === lastStep && now - lastAt < QUIET_MS)) return;
    lastStep = step;
    lastAt = now;
    const where = document === undefined ? '' : `: document ${document.index} of ${document.of}`;
    const share =
      bytes === undefined || bytes.of === 0 ? '' : `: ${Math.floor((bytes.done / bytes.of) * 100)}%`;
    terminal.progress(`${STEPS[step]}${where}${share}${page === undefined ? '' : `, page ${page.number}`}`);
  };
}

interface Running {
  readonly terminal: Terminal;
  readonly signal: AbortSignal;
}

/** Never throws: a failure is an end too. */
export async function runOne(
  book: CommandBook,
  words: readonly string[],
  { terminal, signal }: Running,
): Promise<Ended> {
  const card = findCommand(book.cards, words);
  if (card === undefined) return unknownCommand(words);
  const checkLine = (line: readonly string[]): void => {
    const other = findCommand(book.cards, line);
    if (other === undefined) throw noSuchCommand(line);
    readArguments(other, line);
  };
  try {
    const { options, positionals } = readArguments(card, words);
    const command = await book.load(card);
    const result = await command.run({
      options,
      positionals,
      terminal,
      job: { signal, report: progressLines(terminal) },
      checkLine,
      runLine: (line, as) => runOne(book, line, { terminal: as, signal }),
    });
    const code = result.exitCode ?? (result.outcome === 'findings' ? EXIT_WITH_FINDINGS : 0);
    return { code, json: result.json, lines: result.lines, failure: [] };
  } catch (thrown) {
    return await failed(thrown, card.place);
  }
}

/** The end of a line that names no command. */
async function unknownCommand(words: readonly string[]): Promise<Ended> {
  return await failed(noSuchCommand(words));
}

const noSuchCommand = ([area = '', verb]: readonly string[]): TestimonyError =>
  new TestimonyError('usage', {
    subject: verb === undefined ? area : `${area} ${verb}`,
    detail: `there is no such command; "${PROGRAM} --help" lists them all`,
  });

/** What happened, what is safe, what to do next: the three things a person needs. */
async function failed(thrown: unknown, place?: Place): Promise<Ended> {
  const failure = asTestimonyError(thrown);
  const { failureInWords } = await import('./failure.ts');
  const words = failureInWords(failure.toData(), place);
  const found = words.findings.map((finding) => `  - ${printable(finding)}`);
  return {
    code: exitCode(failure.code),
    json: { error: { ...failure.toData(), ...words } },
    lines: [],
    failure: [words.what, ...found, words.safe, words.next],
  };
}

/** The terminal: results on stdout, words for people on stderr, secrets asked for without showing them. */
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

const EXIT_AT_ONCE = 130;
const ASKS_FOR_HELP = ['--help', '-h', 'help'];

/** Returns the exit code; everything has been printed. */
export async function runCommandLine(
  book: CommandBook,
  words: readonly string[],
  io: ProcessIo,
): Promise<number> {
  if (words.length === 1 && (words[0] === '--version' || words[0] === '-v')) return print(io, [PRODUCT]);
  const json = words.includes('--json');
  const rest = words.filter((word) => word !== '--json' && word !== '--help' && word !== '-h');
  const asked =
    words.includes('--help') || words.includes('-h') || (words.length === 1 && words[0] === 'help');
  const named = rest.filter((word) => !ASKS_FOR_HELP.includes(word));
  if (asked || words.length === 0) {
    const lines = helpAbout(book.cards, named);
    if (lines !== null) return print(io, lines);
  } else if (named.length === 1 && inArea(book.cards, named).length > 0) {
    print(io, overview(inArea(book.cards, named)));
    return exitCode('usage');
  }
  const notes = openNotes();
  const terminal = openTerminal(io, json ? notes : null);
  const controller = new AbortController();
  // The first request lets work tidy up, a second one does not wait.
  const stopListening = io.onStop(() => {
    if (controller.signal.aborted) return io.exitAtOnce(EXIT_AT_ONCE);
    terminal.say('Stopping. Half-written files are being removed; press Ctrl-C again not to wait.');
    controller.abort();
  });
  try {
    const {
      code,
      json: answer,
      lines,
      failure,
    } = asked
      ? await unknownCommand(named)
      : await runOne(book, rest, { terminal, signal: controller.signal });
    if (json) print(io, [await notes.inJson(answer)]);
    else print(io, lines);
    for (const line of failure) terminal.say(line);
    return code;
  } finally {
    stopListening();
  }
}

/** Help on a command, an area, or all; null for one there is not. */
function helpAbout(cards: readonly CommandCard[], words: readonly string[]): string[] | null {
  if (words.length === 0) return overview(cards);
  const found = findCommand(cards, words);
  if (found !== undefined) return helpFor(found);
  const area = inArea(cards, words);
  return area.length === 0 || words.length > 1 ? null : overview(area);
}

/** The commands of the area that was typed. */
function inArea(cards: readonly CommandCard[], words: readonly string[]): readonly CommandCard[] {
  return cards.filter((one) => one.name.startsWith(`${words[0]} `));
}

function print(io: ProcessIo, lines: readonly string[]): 0 {
  if (lines.length > 0) io.out(`${lines.join('\n')}\n`);
  return 0;
}
