/**
 * @file Attack: the laptop is taken while its screen is locked and the vault behind it open. On Linux the
 * desktop says on the message bus that it locked the screen; here, on a bus of the test's own.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { IDLE_LOCK_SECONDS, IDLE_LOCK_SECONDS_UNTOLD } from '../../src-main/app/idle-lock.ts';
import { launchApp, type RunningApp } from '../support/app.ts';
import { processesBelow } from '../support/processes.ts';
import { openedApp } from '../support/vault-at-home.ts';

let bus: ChildProcess;
let address: string;
let app: RunningApp;

beforeAll(async () => {
  bus = spawn('dbus-daemon', ['--session', '--nofork', '--print-address=1'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  address = await new Promise((resolve) =>
    createInterface({ input: bus.stdout as never }).once('line', resolve),
  );
  app = await openedApp({ env: { DBUS_SESSION_BUS_ADDRESS: address } });
});
afterAll(async () => {
  await app?.close();
  bus?.kill();
});

const state = async () => {
  const status = await app.page.evaluate(() => window.testimony.app.status());
  return status.ok ? status.value : undefined;
};
const signal = (name: string, ...rest: readonly string[]) =>
  spawnSync('dbus-send', ['--session', '--type=signal', '/org/screen', name, ...rest], {
    env: { ...process.env, DBUS_SESSION_BUS_ADDRESS: address },
  });

describe('on a desktop that says when it locks the screen', () => {
  it('the vault stays open when a screen saver ends, and locks when one begins', async () => {
    expect(signal('org.gnome.ScreenSaver.ActiveChanged', 'boolean:false').status).toBe(0);
    expect(signal('org.example.Other.ActiveChanged', 'boolean:true').status).toBe(0);
    expect((await state())?.state).toBe('unlocked');
    expect((await state())?.idleLockSeconds).toBe(IDLE_LOCK_SECONDS);
    signal('org.gnome.ScreenSaver.ActiveChanged', 'boolean:true');
    await expect.poll(state).toMatchObject({ state: 'locked', lockedBecause: 'screen-locked' });
  });

  it('and when nothing repeats what it says any more, the time until the vault locks is shorter', async () => {
    const listeners = processesBelow(app.program.pid as number).filter(({ command }) =>
      /dbus-monitor --session/.test(command),
    );
    expect(listeners).toHaveLength(1);
    for (const { pid } of listeners) process.kill(pid);
    await expect.poll(async () => (await state())?.idleLockSeconds).toBe(IDLE_LOCK_SECONDS_UNTOLD);
  });
});

describe('on a desktop without a message bus', () => {
  it('the time until the vault locks by itself is shorter from the start', async () => {
    const other = await launchApp({ env: { DBUS_SESSION_BUS_ADDRESS: '', XDG_RUNTIME_DIR: '' } });
    try {
      const status = await other.page.evaluate(() => window.testimony.app.status());
      expect(status).toMatchObject({ value: { idleLockSeconds: IDLE_LOCK_SECONDS_UNTOLD } });
    } finally {
      await other.close();
    }
  });
});
