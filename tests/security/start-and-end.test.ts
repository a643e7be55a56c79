/**
 * @file Attack: the program is started with a switch that takes a wall down, or ended in the middle of
 * things. Impact: a page without its sandbox; keys that outlive the window.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ensureBuilt } from '../../scripts/lib/build.mjs';
import { launchApp, type RunningApp } from '../support/app.ts';
import { projectRoot } from '../support/chromium-host/start.ts';
import { isRunning, processesBelow } from '../support/processes.ts';
import { temporaryFolder } from '../support/vault.ts';
import { openedApp } from '../support/vault-at-home.ts';

const register = new URL('../support/chromium-host/register.mjs', import.meta.url).href;
const main = `${projectRoot}out/main/app/main.js`;

describe('started with what would take a wall down, the program says so and does not start', () => {
  // Every one of them: tests/unit/app/command-line.test.ts.
  it.each([
    ['a switch', '--remote-debugging-port', ['--remote-debugging-port=9222'], {}],
    ['a variable', 'ELECTRON_ENABLE_LOGGING', [], { ELECTRON_ENABLE_LOGGING: '1' }],
  ])('%s', (_, named, words, variables) => {
    ensureBuilt(projectRoot);
    const { status, stderr } = spawnSync(process.execPath, ['--import', register, main, ...words], {
      encoding: 'utf8',
      timeout: 20_000,
      env: { ...process.env, HOME: temporaryFolder(), ...variables },
    });
    expect(status).toBe(2);
    expect(stderr).toContain(`does not start with ${named}:`);
  });
});

describe('Chromium', () => {
  const ours = (folder: string) => readdirSync(folder).filter((name) => name.startsWith('testimony-'));

  it('resolves no name; what it writes for itself goes into a folder that is not the person’s, and is gone with the program, as is one that a crash left', async () => {
    const runtime = temporaryFolder();
    const left = join(runtime, 'testimony-session-abc123');
    mkdirSync(left);
    writeFileSync(join(left, 'Local State'), '{}');
    const app = await launchApp({ env: { XDG_RUNTIME_DIR: runtime } });
    try {
      const folder = await app.ask<string>({ ask: 'path', name: 'sessionData' });
      expect(dirname(folder)).toBe(runtime);
      expect(ours(runtime)).toEqual([basename(folder)]);
      const browser = processesBelow(app.program.pid as number).find((each) =>
        each.command.includes('--remote-debugging'),
      );
      expect(browser?.command).toContain('--host-resolver-rules=MAP * ~NOTFOUND');
      expect(browser?.command).toContain('--disable-http-cache');
      expect(browser?.command).toContain('--disable-background-networking');
    } finally {
      await app.close();
    }
    expect(ours(runtime)).toEqual([]);
  });
});

describe('when the program ends with the vault open', () => {
  const opened = async (): Promise<{ app: RunningApp; host: number }> => {
    const app = await openedApp();
    return { app, host: (await app.ask<number>({ ask: 'host-pid' })) as number };
  };

  it('by closing its window, the process with the keys ends before it, and the vault opens again', async () => {
    const { app, host } = await opened();
    await app.close();
    expect(app.program.exitCode).toBe(0);
    expect(existsSync(`/proc/${host}`)).toBe(false);
    expect(existsSync(`${app.vaultFolder}/vault.lock`)).toBe(false);
  });

  it('by being killed, the process with the keys ends too', async () => {
    const { app, host } = await opened();
    app.program.kill('SIGKILL');
    await expect.poll(() => isRunning(host)).toBe(false);
    await app.close();
  });
});
