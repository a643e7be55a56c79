/** @file `testimony batch run`: many commands on one vault, which is opened once. */

import { readFileSync, realpathSync } from 'node:fs';
import * as z from 'zod';
import { asTestimonyError, EXIT_WITH_FINDINGS, TestimonyError } from '../../core/errors/errors.ts';
import { type Call, command, type Ended, PASSPHRASE_FILE, type Terminal, VAULT } from '../command.ts';
import { withVault } from '../with-vault.ts';

interface Line {
  readonly number: number;
  readonly text: string;
  readonly words: readonly string[];
}
type Ran = Line & Omit<Ended, 'words'>;

const run = command({
  name: 'batch run',
  summary: 'Run many commands on one vault, which is opened once',
  details: [
    'Each line is a command as it is typed, without the program’s name; words with spaces stand in quotation marks. --vault and the passphrase are left out: they are those of the batch. Empty lines and lines that begin with # are passed over.',
    'All lines are read before the first is run, with their options, so that a line that is not written as it should be stops nothing halfway; with --keep-going such a line is passed over and counted. --json goes with the batch itself, and on no line. The batch ends at the first command that does not do what it should; what the lines before it did is kept, and --from goes on after them.',
  ],
  positionals: [{ name: 'FILE', help: 'file of commands, one on a line ("-" for standard input)' }],
  options: {
    vault: VAULT,
    'passphrase-file': PASSPHRASE_FILE,
    from: { type: 'string', value: 'LINE', help: 'begin at this line of the file' },
    'keep-going': { type: 'boolean', help: 'go on after a command that does not do what it should' },
  },
  example: 'batch run commands.txt --vault ./my-vault',
  async run({ options, positionals: [file = ''], terminal, job, checkLine, runLine }) {
    if (file === '-' && options['passphrase-file'] === '-') {
      throw new TestimonyError('usage', {
        subject: file,
        detail: 'commands and passphrase cannot both come from standard input',
      });
    }
    const lines = readLines(file, terminal).filter(({ number }) => number >= firstLine(options.from));
    if (!options['keep-going']) checkAll(lines, { file, vault: options.vault, checkLine });
    return await withVault(options, terminal, async (engine) => {
      const held = { folder: realpathSync.native(options.vault), engine };
      const ran: Ran[] = [];
      for (const line of lines) {
        job.signal.throwIfAborted();
        const ended = await runOne(line, options.vault, { ...terminal, held }, runLine);
        ran.push(ended);
        if (stops(ended) && !options['keep-going']) break;
      }
      return { ...counted(ran, lines.length), exitCode: worst(ran) };
    });
  },
});

const stops = ({ code }: Ended) => code !== 0 && code !== EXIT_WITH_FINDINGS;
/** The code of the first that stopped, else whether there is something to see to. */
const worst = (ran: readonly Ran[]) => (ran.find(stops) ?? ran.find(({ code }) => code !== 0))?.code ?? 0;

async function runOne(
  line: Line,
  vault: string,
  terminal: Terminal,
  runLine: Call<Record<never, never>>['runLine'],
): Promise<Ran> {
  terminal.say(`${line.number}: ${line.text}`);
  const ended = await runLine(onVault(line.words, vault), terminal);
  terminal.show(ended.lines);
  for (const said of ended.failure) terminal.say(said);
  return { ...line, ...ended };
}

const onVault = (words: readonly string[], vault: string): readonly string[] =>
  words.some((word) => word === '--vault' || word.startsWith('--vault='))
    ? words
    : [...words, '--vault', vault];

/** Throws usage naming the first line that could not be run as it is typed, and each of the others after it. */
function checkAll(
  lines: readonly Line[],
  { file, vault, checkLine }: { file: string; vault: string } & Pick<Call<Record<never, never>>, 'checkLine'>,
): void {
  const wrong = lines.flatMap(({ number, words }) => {
    try {
      checkLine(onVault(words, vault));
      return [];
    } catch (thrown) {
      const { subject = '', detail } = asTestimonyError(thrown);
      return [{ number, said: [subject, detail].filter(Boolean).join(': ') }];
    }
  });
  const [first, ...others] = wrong;
  if (first === undefined) return;
  throw new TestimonyError('usage', {
    subject: `${file}, line ${first.number}`,
    detail: first.said,
    findings: ['no line was run', ...others.map(({ number, said }) => `line ${number}: ${said}`)],
  });
}

function counted(ran: readonly Ran[], all: number) {
  const failed = ran.filter(stops);
  const last = ran.at(-1);
  const stopped = last !== undefined && stops(last) && ran.length < all ? last.number : null;
  return {
    json: {
      ran: ran.length,
      failed: failed.length,
      notRun: all - ran.length,
      lines: ran.map(({ number, words, code, json }) => ({
        line: number,
        command: words.slice(0, 2).join(' '),
        exitCode: code,
        answer: json,
      })),
    },
    lines: [
      `${ran.length - failed.length} of ${all} commands were done.`,
      ...ran.flatMap((one) => refusedLine(one)),
      ...failed.map(({ number, text }) => `Not done: line ${number}: ${text}`),
      ...(stopped === null
        ? []
        : [`Stopped at line ${stopped}. When it is put right, go on with --from ${stopped}.`]),
    ],
  };
}

/** A command that was done may have turned files away: who reads only the end has to know. */
function refusedLine({ number, text, json }: Ran): string[] {
  const refused = z.object({ refused: z.array(z.unknown()) }).safeParse(json).data?.refused ?? [];
  const files = refused.length === 1 ? '1 file was refused' : `${refused.length} files were refused`;
  return refused.length === 0 ? [] : [`${files}: line ${number}: ${text}`];
}

/** The lines that are commands, each one's words. Throws file-unreadable, usage. */
function readLines(file: string, terminal: Terminal): Line[] {
  let text: string;
  try {
    text = file === '-' ? terminal.readInput() : readFileSync(file, 'utf8');
  } catch (thrown) {
    throw asTestimonyError(thrown, file);
  }
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((line, i) => ({ number: i + 1, text: line.trim() }))
    .filter(({ text: line }) => line !== '' && !line.startsWith('#'))
    .map((line) => ({ ...line, words: wordsOf(line, file) }));
}

function wordsOf({ number, text }: Omit<Line, 'words'>, file: string): string[] {
  const words = shellWords(text, `${file}, line ${number}`);
  if (words.includes('--json'))
    throw new TestimonyError('usage', {
      subject: `${file}, line ${number}`,
      detail: '--json goes with the batch itself, which then has the answer of each line',
    });
  if (words[0] === 'batch')
    throw new TestimonyError('usage', {
      subject: `${file}, line ${number}`,
      detail: 'a batch cannot run a batch',
    });
  return words;
}

function firstLine(from: string | undefined): number {
  const number = Number(from ?? 1);
  if (Number.isInteger(number) && number >= 1) return number;
  throw new TestimonyError('usage', { subject: '--from', detail: 'it is the number of a line, 1 or more' });
}

export const batchCommands = [run];

/**
 * A line of a batch in words, as a shell would part them: by spaces, with 'single' or "double" quotation marks around what
 * belongs together. Nothing else is special, so that a Windows path stands as it is; inside double marks \" is a mark. Throws
 * `usage` where a mark is not closed.
 */
const PIECE = /"((?:\\"|[^"])*)"|'([^']*)'|([^\s"']+)|(\s+)|(["'])/gy;

function shellWords(line: string, subject: string): string[] {
  const words: string[] = [];
  let begun: string | null = null;
  for (const [, double, single, bare, space, open] of line.matchAll(PIECE)) {
    if (open !== undefined)
      throw new TestimonyError('usage', { subject, detail: `a quotation mark (${open}) is not closed` });
    if (space !== undefined) {
      if (begun !== null) words.push(begun);
      begun = null;
    } else begun = (begun ?? '') + (double?.replaceAll('\\"', '"') ?? single ?? bare ?? '');
  }
  return begun === null ? words : [...words, begun];
}
