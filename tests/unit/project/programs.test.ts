/**
 * Every program that is started is one that set-up looks for (scripts/lib/test-tools.mjs): found by reading what is
 * spawned. A bare machine then has it, or is told what to install, before the first test runs.
 */
import { describe, expect, it } from 'vitest';
import { knownPrograms } from '../../../scripts/lib/test-tools.mjs';
import { sources } from '../../support/project-files.ts';
import { withoutComments } from '../../support/source-rules.ts';

/** Those that set-up itself needs, and the two dialogs of which one is taken where a desktop has it. */
const KNOWN = new Set([...knownPrograms(), 'npm', 'apt-get', 'zenity', 'kdialog']);
/** Functions of tests that pass on the name of a program they are given. */
const PASSES_ON: Readonly<Record<string, string>> = {
  'tests/support/cli.ts': 'program',
  'tests/support/pdf-tools.ts': 'tool',
  'tests/support/intake.ts': 'tool',
  'tests/support/hostile-disks.ts': 'command',
  'tests/support/faults/day-vault.ts': 'program',
  'tests/bench/whole-process.ts': 'program',
  // The project's own Node, by its path.
  'scripts/setup.mjs': 'nodeFile command',
  'scripts/start.mjs': 'command',
  'scripts/package/make.mjs': 'program',
  'src-main/host/process-link.ts': 'program',
  'scripts/testimony.mjs': 'file',
};
const STARTS = /(?<![.\w])(?:spawn|spawnSync|execFile|execFileSync)\(\s*([^,)\s]+)/g;
const STARTS_BY_SHELL = /(?<![.\w])(?:exec|execSync)\(/g;
/** By the functions that pass it on, and as the first word of what another program runs under. */
const NAMED = /(?<![.\w])(?:runProgram|throughTool|tryRun)\(\s*('[^']+')|\bunder = \[\s*('[^']+')/g;
const NAMED_TO_POPPLER = /(?<![.\w])run\(('[^']+')/g;

/** What a source starts and set-up does not know. */
function unknownIn(path: string, source: string): string[] {
  const text = withoutComments(source);
  const started = [...text.matchAll(STARTS)].map(([, program = '']) => program);
  if (!text.includes('child_process') && !path.startsWith('tests/')) return [];
  const named = [...text.matchAll(NAMED)].map(([, one, other]) => one ?? other ?? '');
  if (path === 'tests/support/pdf-tools.ts')
    named.push(...[...text.matchAll(NAMED_TO_POPPLER)].map(([, one = '']) => one));
  const programs = text.includes('child_process') ? [...started, ...named] : named;
  const passedOn = (PASSES_ON[path] ?? '').split(' ');
  const shells = text.includes('child_process')
    ? [...text.matchAll(STARTS_BY_SHELL)].map(([call]) => call)
    : [];
  return [...programs.filter((program) => !isKnown(program) && !passedOn.includes(program)), ...shells];
}

function isKnown(program: string): boolean {
  if (program === 'process.execPath') return true;
  const literal = /^['"`](?:\/(?:usr\/)?bin\/)?([\w.-]+)['"`]$/.exec(program)?.[1];
  return literal !== undefined && KNOWN.has(literal);
}

describe('what is started', () => {
  const IMPORT = "import { spawnSync } from 'node:child_process';\n";
  it.each([
    ["spawnSync('strings', ['-n', '4']);", ["'strings'"]],
    ["spawnSync(\n  'gs',\n  ['-q'],\n);", ["'gs'"]],
    ["execFileSync('/usr/bin/gs');", ["'/usr/bin/gs'"]],
    ['spawn(tool, []);', ['tool']],
    ["execSync('qpdf --check x');", ['execSync(']],
    ["runProgram('mutool', []);", ["'mutool'"]],
    ["const under = ['gdb', '-q'];", ["'gdb'"]],
    ["spawnSync('qpdf', []); spawnSync('/bin/true'); spawnSync(process.execPath, []);", []],
    ["/x/.exec('a'); db.exec('BEGIN'); // spawnSync('gs')", []],
  ])('is read from the source: %s', (source, unknown) => {
    expect(unknownIn('tests/x.test.ts', IMPORT + source)).toEqual(unknown);
  });

  it('is known to set-up', () => {
    // This file holds the examples above.
    const files = sources(['tests', 'scripts', 'src-main']).filter(
      (one) => !one.path.endsWith('/programs.test.ts'),
    );
    const unknown = files.flatMap(({ path, text }) =>
      unknownIn(path, text).map((program) => `${path}: ${program}`),
    );
    expect(unknown).toEqual([]);
  });
});
