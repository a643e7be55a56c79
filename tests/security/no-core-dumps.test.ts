/** What dies of a fault leaves no picture of its memory, and neither does what it started. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { projectRoot } from '../support/project-files.ts';

it.skipIf(process.platform !== 'linux')(
  'a process that forbids core dumps has none, nor have its children',
  () => {
    const module = join(projectRoot, 'src-main/app/no-core-dumps.ts');
    const script = `
    import { execFileSync } from 'node:child_process';
    import { readFileSync } from 'node:fs';
    const { forbidCoreDumps } = await import(${JSON.stringify(module)});
    forbidCoreDumps();
    const limit = (text) => /^Max core file size +(\\S+) +(\\S+)/m.exec(text).slice(1).join(' ');
    const child = execFileSync('/bin/cat', ['/proc/self/limits'], { encoding: 'utf8' });
    console.log(limit(readFileSync('/proc/self/limits', 'utf8')), limit(child));`;
    const said = execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
      encoding: 'utf8',
    });
    expect(said.trim()).toBe('0 0 0 0');
  },
);
