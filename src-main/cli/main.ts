/**
 * @file Entry of the `testimony` command. What Node has once made of the program's own code is kept beside the
 * packages, for this process and for its workers: reading it again takes half the time of making it again.
 */
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

const place = join(import.meta.dirname, '../../node_modules/.cache/compiled');
const { directory } = enableCompileCache(place);
if (directory !== undefined) process.env['NODE_COMPILE_CACHE'] ??= place;

const [{ COMMANDS }, { ownProcess }, { runCommandLine }] = await Promise.all([
  import('./all-commands.ts'),
  import('./process-io.ts'),
  import('./run.ts'),
]);
process.exitCode = await runCommandLine(COMMANDS, process.argv.slice(2), ownProcess());
