/** Nothing is written outside the vault without a permit: the compiler refuses it, and every file that writes is known. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot, sources } from '../../support/project-files.ts';
import { withoutComments } from '../../support/source-rules.ts';

describe('without a permit', () => {
  it('nothing that writes outside compiles, and with one everything does', () => {
    const fixture = join(projectRoot, 'tests/support/type-fixtures/without-permit.ts');
    const lines = readFileSync(fixture, 'utf8').split('\n');
    const refused = lines.flatMap((line, index) => (line.endsWith('// refused') ? [index + 1] : []));
    expect(refused.length).toBeGreaterThan(8);
    expect([...new Set(compilerErrors('tests/support/type-fixtures/tsconfig.json'))].sort()).toEqual(
      refused.map((line) => `without-permit.ts:${line}`).sort(),
    );
  }, 60_000);
});

/** "file:line" of everything the compiler refuses. */
function compilerErrors(project: string): string[] {
  const compiler = join(projectRoot, 'node_modules/typescript/bin/tsc');
  let said = '';
  try {
    // One checker: each of several would work out the whole program's types for a file of a few lines.
    const given = [compiler, '-p', project, '--pretty', 'false', '--checkers', '1'];
    execFileSync(process.execPath, given, { cwd: projectRoot });
  } catch (thrown) {
    said = String((thrown as { stdout: Buffer }).stdout);
  }
  return [...said.matchAll(/^(?:.*\/)?([^/\n]+)\((\d+),\d+\): error/gm)].map(
    ([, file, line]) => `${file}:${line}`,
  );
}

/** Functions of node:fs that make or change a file, a folder or a name. */
const WRITING =
  /^(writeFile|appendFile|createWriteStream|open|openSync|copyFile|cp|link|symlink|rename|mkdir|mkdtemp|truncate|ftruncate|write|writev|chmod|fchmod|utimes|rm|rmdir|unlink)(Sync)?$/;

/** Every file of the engine that may, and what it writes. */
const WRITERS: Readonly<Record<string, string>> = {
  'src-main/vault/create-vault.ts': 'a vault',
  'src-main/vault/vault-files.ts': 'a vault',
  'src-main/vault/in-use-sign.ts': 'the sign in the folder of an open vault',
  'src-main/vault/new-folder.ts': 'the folder of a vault',
  'src-main/vault/backup/backup-file.ts': 'nothing: reads a backup',
  'src-main/vault/backup/read-back.ts': 'nothing: reads a backup while it is written',
  'src-main/vault/header-files.ts': 'nothing: reads the two copies of a header',
  'src-main/vault/backup/restore.ts': 'a vault, out of a backup',
  'src-main/vault/backup/archive.ts': 'a backup, encrypted as the vault is, to a staged path',
  'src-main/usecases/vault/backup-drill.ts': 'a vault out of a backup, which it takes away again',
  'src-main/vault/vault-lock.ts': 'the lock of a vault, or of a staging directory',
  'src-main/vault/start-session.ts': 'nothing: reads the store',
  'src-main/vault/key-file.ts': 'nothing: reads a key file',
  'src-main/vault/rekey-copy.ts': 'the store of a vault under another key, beside it',
  'src-main/vault/rekey.ts': 'nothing: takes away what an ended re-key left in a vault',
  'src-main/vault/salvage/damaged-store.ts': 'nothing: reads a damaged store',
  'src-main/vault/salvage/hot-journal.ts': 'nothing: reads what a saving that was cut off left',
  'src-main/vault/salvage/open-past-damage.ts':
    'an encrypted copy of a damaged store, which it takes away again',
  'src-main/vault/salvage/salvage-vault.ts': 'a vault, out of a damaged one',
  'src-main/host/throwaway-vault.ts': 'a vault for one command',
  'src-main/host/process-link.ts': 'the folder in which Node keeps what it made of our code',
  'src-main/app/session-data.ts':
    'nothing: makes the folder in which Chromium keeps its own, and takes it away',
  'src-main/app/left-behind.ts': 'nothing: takes away what a host that was ended made ready',
  'src-main/app/settings-file.ts': 'the settings file: size of text, light or dark',
  'src-main/cli/commands/audit-heads.ts':
    'a state of a log in the place of an earlier one, both from outside of a vault',
  'src-main/cli/folders.ts': 'the empty folder that --out names',
  'src-main/usecases/leaving/staging.ts': 'what leaves, with a permit',
  'src-main/usecases/leaving/place-file.ts': 'what leaves, from a staged path',
  'src-main/usecases/leaving/take-turn.ts': 'an empty folder while a name is chosen, and taken away',
  'src-main/usecases/leaving/look-outside.ts': 'nothing: reads what left',
  'src-main/usecases/leaving/settle-departures.ts': 'nothing: takes an empty file of its own away',
  'src-main/bundle/build.ts': 'a bundle, to a staged path',
  'src-main/bundle/assemble/byte-sink.ts': 'a bundle, to the file that was opened for it',
  'src-main/host/build-client.ts': 'nothing: takes away a bundle that failed, at a staged path',
  'src-main/bundle/verify/written-bytes.ts': 'nothing: reads a bundle',
  'src-main/usecases/handover/make.ts': 'a handover, encrypted, to a staged path',
  'src-main/usecases/engine/originals.ts': 'nothing: reads again what was taken in for one command',
  'src-main/usecases/evidence/read-file.ts': 'nothing: reads a file to be taken in',
};

describe('what writes files', () => {
  const files = sources(['src-main']).map(({ path, text }) => ({ path, text: withoutComments(text) }));

  it('is in the list, and the list names nothing else', () => {
    const writing = files.filter(({ text }) => writingImports(text).length > 0).map(({ path }) => path);
    expect(writing.sort()).toEqual(Object.keys(WRITERS).sort());
  });

  it('takes what it uses of the file system by name, so that the list can be made', () => {
    const whole =
      /import\s+(\*\s+as\s+)?\w+\s+from\s+'(node:)?fs(\/promises)?'|(import|require)\(\s*'(node:)?fs/;
    const unnamed = files.filter(({ text }) => whole.test(text) || /from\s+'fs(\/promises)?'/.test(text));
    expect(unnamed.map(({ path }) => path)).toEqual([]);
    expect(whole.test("import fs from 'node:fs';")).toBe(true);
    expect(whole.test("import * as files from 'node:fs/promises';")).toBe(true);
  });

  it('would be caught with a new name', () => {
    expect(writingImports("import { readFileSync, writeFileSync as put } from 'node:fs';")).toEqual([
      'writeFileSync',
    ]);
    expect(writingImports("import { readFileSync } from 'node:fs';")).toEqual([]);
  });
});

/** Which writing functions of the file system a source takes. */
function writingImports(text: string): string[] {
  return [...text.matchAll(/import\s*\{([^}]*)\}\s*from\s*'node:fs(?:\/promises)?'/g)]
    .flatMap(([, names = '']) => names.split(','))
    .map((name) => name.trim().split(/\s+as\s+/)[0] ?? '')
    .filter((name) => WRITING.test(name));
}
