/** @file Runs one command line from its first word to its exit code. */
import { asTestimonyError, exitCode, TestimonyError } from '../core/errors/errors.ts';
import { findCommand, readArguments } from './arguments.ts';
import { printable } from './columns.ts';
import type { Command, Place, Terminal } from './command.ts';
import { failureInWords } from './failure.ts';
import { withSentence } from './finding-words.ts';
import { helpFor, overview, PROGRAM } from './help.ts';
import { progressLines } from './progress.ts';
import { openTerminal } from './terminal.ts';

/** Signals that ask for an end; the first one lets work tidy up, a second one does not wait. */
const STOPPING = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const EXIT_AT_ONCE = 130;

/** A reader that closes early (`| head`) has seen enough: that is no failure, and work goes on to its end. */
process.stdout.on('error', (thrown: NodeJS.ErrnoException) => {
  if (thrown.code !== 'EPIPE') throw thrown;
});

/** Returns the exit code; everything has been printed. */
export async function runCommandLine(
  commands: readonly Command[],
  words: readonly string[],
): Promise<number> {
  const json = words.includes('--json');
  const rest = words.filter((word) => word !== '--json' && word !== '--help' && word !== '-h');
  const found = findCommand(commands, rest);
  const wantsHelp = words.length === 0 || words.includes('--help') || words.includes('-h');
  if (wantsHelp || (rest.length === 1 && rest[0] === 'help')) {
    print(found === undefined ? overview(inArea(commands, rest)) : helpFor(found));
    return 0;
  }
  if (rest.length === 1 && inArea(commands, rest) !== commands) {
    print(overview(inArea(commands, rest)));
    return exitCode('usage');
  }
  const terminal = openTerminal(json);
  const controller = new AbortController();
  const stop = () => {
    if (controller.signal.aborted) process.exit(EXIT_AT_ONCE);
    terminal.say('Stopping. Half-written files are being removed; press Ctrl-C again not to wait.');
    controller.abort();
  };
  for (const signal of STOPPING) process.on(signal, stop);
  try {
    if (found === undefined) throw unknownCommand(rest);
    const { options, positionals } = readArguments(found, rest);
    const job = { signal: controller.signal, report: progressLines(terminal) };
    const result = await found.run({ options, positionals, job, terminal });
    if (json) process.stdout.write(`${JSON.stringify(result.json, withSentence, 2)}\n`);
    else print(result.lines);
    return result.outcome === 'findings' ? 1 : 0;
  } catch (thrown) {
    return reportFailure(asTestimonyError(thrown), json, terminal, found?.place);
  } finally {
    for (const signal of STOPPING) process.off(signal, stop);
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

/** The three things a person needs, or the same as data. */
function reportFailure(failure: TestimonyError, json: boolean, terminal: Terminal, place?: Place): number {
  const words = failureInWords(failure.toData(), place);
  if (json) {
    process.stdout.write(
      `${JSON.stringify({ error: { ...failure.toData(), ...words } }, withSentence, 2)}\n`,
    );
  } else {
    terminal.say(words.what);
    for (const finding of words.findings) terminal.say(`  - ${printable(finding)}`);
    terminal.say(words.safe);
    terminal.say(words.next);
  }
  return exitCode(failure.code);
}

function print(lines: readonly string[]): void {
  if (lines.length > 0) process.stdout.write(`${lines.join('\n')}\n`);
}
