import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runNode, temporaryFolder } from '../support/cli.ts';
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
    expect(stderr).toContain('The tests need chromium, pdftotext, sqlcipher');
    const command =
      process.platform === 'darwin'
        ? 'brew install --cask chromium'
        : 'sudo apt-get install chromium poppler-utils sqlcipher';
    expect(stderr).toContain(command);
  });

  it('asks for nothing more than packages where only the program is wanted', async () => {
    expect((await runNode('scripts/setup.mjs', [], { env: machineWith('empty') })).code).toBe(0);
  });

  it('runs what comes next on the pinned Node, with its arguments, and ends as it ends', async () => {
    const { code, stderr } = await runNode('scripts/setup.mjs', [
      '--then',
      'src-main/cli/main.ts',
      'case',
      'lst',
    ]);
    expect(code).toBe(2);
    expect(stderr).toContain('there is no such command');
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
