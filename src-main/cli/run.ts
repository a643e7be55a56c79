/** @file Runs one command line from its first word to its exit code. */
import { asTestimonyError, exitCode, TestimonyError } from '../core/errors/errors.ts';
import type { FailureWords } from '../core/errors/failure-words.ts';
import { findCommand, readArguments } from './arguments.ts';
import { printable } from './columns.ts';
import type { Command, Terminal } from './command.ts';
import { failureInWords } from './failure.ts';
import { withSentence } from './finding-words.ts';
import { helpFor, overview, PROGRAM } from './help.ts';
import type { ProcessIo } from './process-io.ts';
import { progressLines } from './progress.ts';
import { openTerminal } from './terminal.ts';

const EXIT_AT_ONCE = 130;

/** Returns the exit code; everything has been printed. */
export async function runCommandLine(
  commands: readonly Command[],
  words: readonly string[],
  io: ProcessIo,
): Promise<number> {
  const json = words.includes('--json');
  const rest = words.filter((word) => word !== '--json' && word !== '--help' && word !== '-h');
  const found = findCommand(commands, rest);
  const wantsHelp = words.length === 0 || words.includes('--help') || words.includes('-h');
  if (wantsHelp || (rest.length === 1 && rest[0] === 'help')) {
    print(io, found === undefined ? overview(inArea(commands, rest)) : helpFor(found));
    return 0;
  }
  if (rest.length === 1 && inArea(commands, rest) !== commands) {
    print(io, overview(inArea(commands, rest)));
    return exitCode('usage');
  }
  const terminal = openTerminal(io, json);
  const controller = new AbortController();
  // The first request lets work tidy up, a second one does not wait.
  const stopListening = io.onStop(() => {
    if (controller.signal.aborted) return io.exitAtOnce(EXIT_AT_ONCE);
    terminal.say('Stopping. Half-written files are being removed; press Ctrl-C again not to wait.');
    controller.abort();
  });
  try {
    if (found === undefined) throw unknownCommand(rest);
    const { options, positionals } = readArguments(found, rest);
    const job = { signal: controller.signal, report: progressLines(terminal) };
    const result = await found.run({ options, positionals, job, terminal });
    if (json) print(io, [JSON.stringify(result.json, withSentence, 2)]);
    else print(io, result.lines);
    return result.outcome === 'findings' ? 1 : 0;
  } catch (thrown) {
    const failure = asTestimonyError(thrown);
    const words = failureInWords(failure.toData(), found?.place);
    if (json) print(io, [JSON.stringify({ error: { ...failure.toData(), ...words } }, null, 2)]);
    else sayFailure(words, terminal);
    return exitCode(failure.code);
  } finally {
    stopListening();
  }
}

/** The commands of the area that was typed; all of them where none was. */
function inArea(commands: readonly Command[], words: readonly string[]): readonly Command[] {
  const area = commands.filter((one) => one.name.startsWith(`${words[0]} `));
  return area.length === 0 ? commands : area;
}

function unknownCommand(words: readonly string[]): TestimonyError {
  const [area = '', verb] = words;
  const typed = verb === undefined ? area : `${area} ${verb}`;
  return new TestimonyError('usage', {
    subject: typed,
    detail: `there is no such command; "${PROGRAM} --help" lists them all`,
  });
}

/** The three things a person needs. */
function sayFailure(words: FailureWords, terminal: Terminal): void {
  terminal.say(words.what);
  for (const finding of words.findings) terminal.say(`  - ${printable(finding)}`);
  terminal.say(words.safe);
  terminal.say(words.next);
}

function print(io: ProcessIo, lines: readonly string[]): void {
  if (lines.length > 0) io.out(`${lines.join('\n')}\n`);
}
