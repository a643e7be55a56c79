/** @file Runs one command from its words to its end. What it prints is for whoever runs it. */

import type { Progress } from '../contract/ports.ts';
import { asTestimonyError, EXIT_WITH_FINDINGS, exitCode, TestimonyError } from '../core/errors/errors.ts';
import { findCommand, readArguments } from './arguments.ts';
import { printable } from './columns.ts';
import type { Ended, Place, Terminal } from './command.ts';
import type { CommandBook } from './command-cards.ts';
import { PROGRAM } from './help.ts';

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

export interface Running {
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
export async function unknownCommand(words: readonly string[]): Promise<Ended> {
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
