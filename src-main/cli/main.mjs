/**
 * @file Entry of the `testimony` command. What Node has once made of the program's own code is kept beside the
 * packages, for this process and for its workers: reading it again takes half the time of making it again. Plain JavaScript:
 * of TypeScript this one file would be made again each time, since nothing is kept before it runs, and for it alone what
 * reads TypeScript would be loaded.
 */
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

const place = join(import.meta.dirname, '../../node_modules/.cache/compiled');
const { directory } = enableCompileCache(place);
if (directory !== undefined) process.env.NODE_COMPILE_CACHE ??= place;

// npm changes to the project's folder and says where it was called: a path means what it meant there.
const { INIT_CWD: calledFrom, npm_lifecycle_event: script } = process.env;
if (calledFrom !== undefined && script === 'testimony') process.chdir(calledFrom);

const [{ ownCommands }, { ownProcess }, { runCommandLine }] = await Promise.all([
  import('./command-cards.ts'),
  import('./process-io.ts'),
  import('./run.ts'),
]);
process.exitCode = await runCommandLine(ownCommands, process.argv.slice(2), ownProcess());
