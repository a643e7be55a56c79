/** @file Entry of the `testimony` command. */
import { COMMANDS } from './all-commands.ts';
import { ownProcess } from './process-io.ts';
import { runCommandLine } from './run.ts';

process.exitCode = await runCommandLine(COMMANDS, process.argv.slice(2), ownProcess());
