/**
 * @file The packaged program as a command: `--command`, then what would stand behind `testimony`. No window is opened
 * and no page runs, so that this process, which else holds no key, may be the one that opens the vault.
 */
import { app } from 'electron';

const MARK = '--command';

/** The words behind `--command`; null where it was not asked for. */
export function commandWords(argv: readonly string[]): string[] | null {
  const at = argv.indexOf(MARK);
  // Behind the program, or behind the folder Electron was given, and whatever Chromium was told.
  const before = argv.slice(1, Math.max(at, 0)).filter((word) => !word.startsWith('--'));
  return at < 0 || before.length > 1 ? null : argv.slice(at + 1);
}

/** Runs it and ends the program as it ended. */
export async function runAsCommand(words: readonly string[]): Promise<void> {
  const [{ ownCommands }, { ownProcess }, { runCommandLine }] = await Promise.all([
    import('../cli/command-cards.ts'),
    import('../cli/process-io.ts'),
    import('../cli/run.ts'),
  ]);
  const code = await runCommandLine(ownCommands, words, ownProcess());
  // On Windows a pipe is written to later than it is said.
  await new Promise((resolve) => process.stdout.write('', resolve));
  app.exit(code);
}
