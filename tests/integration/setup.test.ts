import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runNode, runProgram, temporaryFolder } from '../support/cli.ts';
import { projectRoot } from '../support/project-files.ts';

const place = temporaryFolder();

/** A machine that has nothing but what is named. */
function machineWith(name: string, ...commands: string[]): Record<string, string> {
  const bin = join(place, name);
  mkdirSync(bin);
  for (const command of commands) symlinkSync('/bin/true', join(bin, command));
  return { PATH: bin };
}

describe('setting up', () => {
  it('does nothing and says nothing where all is there', async () => {
    const { code, stdout, stderr } = await runNode('scripts/setup.mjs', ['--for-tests']);
    expect([code, stdout, stderr]).toEqual([0, '', '']);
  });

  it('names the programs the tests need and the command to type where it may not install them', async () => {
    const { code, stderr } = await runNode('scripts/setup.mjs', ['--for-tests'], {
      env: machineWith('bare', 'qpdf', 'sha256sum'),
    });
    expect(code).toBe(1);
    expect(stderr).toContain(
      'The tests need chromium, pdftotext, pdfinfo, pdfimages, pdftoppm, pdffonts, sqlcipher',
    );
    // A package that brings several of them is named once.
    const command =
      process.platform === 'darwin'
        ? 'brew install --cask chromium'
        : 'sudo apt-get install chromium poppler-utils sqlcipher age python3 procps';
    expect(stderr).toContain(command);
  });

  it('asks for nothing more than packages where only the program is wanted', async () => {
    expect((await runNode('scripts/setup.mjs', [], { env: machineWith('empty') })).code).toBe(0);
  });

  it('runs what comes next on the pinned Node, with its arguments, and ends as it ends', async () => {
    const { code, stderr } = await runNode('scripts/setup.mjs', [
      '--then',
      'src-main/cli/main.mjs',
      'case',
      'lst',
    ]);
    expect(code).toBe(2);
    expect(stderr).toContain('there is no such command');
  });
});

describe('packages that are on record and not there', () => {
  /** A project of one package, whose record of what was installed is whole; `there`: what its folder holds. */
  function projectWith(name: string, there: object | null): string {
    const root = join(place, name);
    const packages = { 'node_modules/one': { version: '1.2.0', integrity: 'sha512-one' } };
    mkdirSync(join(root, 'node_modules', 'one'), { recursive: true });
    cpSync(join(projectRoot, 'scripts'), join(root, 'scripts'), { recursive: true });
    for (const lock of ['package-lock.json', join('node_modules', '.package-lock.json')])
      writeFileSync(join(root, lock), JSON.stringify({ packages }));
    if (there !== null)
      writeFileSync(join(root, 'node_modules', 'one', 'package.json'), JSON.stringify(there));
    return join(root, 'scripts', 'setup.mjs');
  }
  /** npm that says that it was asked, and installs nothing. */
  function npmAsked(): Record<string, string> {
    const bin = join(place, 'npm-asked');
    mkdirSync(bin, { recursive: true });
    writeFileSync(join(bin, 'npm'), '#!/bin/sh\necho "npm $1"\nexit 1\n', { mode: 0o755 });
    return { PATH: `${bin}:/usr/bin:/bin`, npm_execpath: '' };
  }
  const setUp = (script: string) => runProgram(process.execPath, [script], { env: npmAsked() });

  it('are installed again: the folder is empty, or holds another version', async () => {
    for (const [name, there] of [
      ['empty', null],
      ['other', { version: '1.1.0' }],
    ] as const) {
      const { code, stdout } = await setUp(projectWith(name, there));
      expect([name, code, stdout]).toEqual([name, 1, 'npm ci\n']);
    }
  });

  it('are let be where they are what the record says', async () => {
    expect((await setUp(projectWith('whole', { version: '1.2.0' }))).stdout).toBe('');
  });
});

describe('the packages', () => {
  const lock = JSON.parse(readFileSync(join(projectRoot, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { resolved?: string; integrity?: string; link?: boolean }>;
  };

  it('are pinned to one version each, with a hash, and name no server', () => {
    const entries = Object.entries(lock.packages).filter(([path]) => path !== '');
    expect(entries.length).toBeGreaterThan(100);
    for (const [path, { integrity, resolved }] of entries) {
      expect(integrity, path).toMatch(/^sha512-/);
      expect(resolved, path).toBeUndefined();
    }
    const { dependencies, devDependencies } = JSON.parse(
      readFileSync(join(projectRoot, 'package.json'), 'utf8'),
    );
    for (const version of Object.values<string>({ ...dependencies, ...devDependencies })) {
      expect(version).toMatch(/^(npm:(@[\w-]+\/)?[\w-]+@)?\d+\.\d+\.\d+$/);
    }
  });

  it('run no install scripts', () => {
    expect(readFileSync(join(projectRoot, '.npmrc'), 'utf8')).toMatch(/^ignore-scripts=true$/m);
  });
});
