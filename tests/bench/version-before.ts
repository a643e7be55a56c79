/**
 * @file The same part measured by the version before, in the same run and on the same computer: figures from another
 * day or computer say nothing. It needs a checkout of that version with its packages, for instance
 * `git worktree add ../before <commit>` and `npm ci` there.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const NOT_THERE = 'not measured';

/** What that version says of each thing it measures in `part`, by the name of the thing. */
export function versionBefore(checkout: string, part: string): (what: string) => string {
  const program = join(checkout, 'tests/bench/run.ts');
  const { stderr } = spawnSync(process.execPath, [program, part], { cwd: checkout, encoding: 'utf8' });
  // As every version says a figure when it has it: "  what: figure".
  const lines = stderr.split('\n');
  return (what) => {
    const head = `  ${what}: `;
    return lines.find((line) => line.startsWith(head))?.slice(head.length) ?? NOT_THERE;
  };
}
