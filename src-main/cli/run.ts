/** @file Runs one command line from its first word to its exit code. */
import { exitCode } from '../core/errors/errors.ts';
import { PRODUCT } from '../core/product.ts';
import { findCommand } from './arguments.ts';
import type { CommandCard } from './command.ts';
import type { CommandBook } from './command-cards.ts';
import { helpFor, overview } from './help.ts';
import { openNotes } from './notes.ts';
import type { ProcessIo } from './process-io.ts';
import { runOne, unknownCommand } from './run-one.ts';
import { openTerminal } from './terminal.ts';

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
