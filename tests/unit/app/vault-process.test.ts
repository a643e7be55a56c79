/** The vault host as the program sees it: what it was doing ends with it. Electron's process is stood in for. */
import { EventEmitter } from 'node:events';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import type { AppToHost } from '../../../src-main/contract/messages.ts';
import { temporaryFolder } from '../../support/vault.ts';

/** How many of the next processes do not get as far as saying that they know where the vault is. */
let slowToStart = 0;

class Child extends EventEmitter {
  readonly #says = slowToStart === 0;

  constructor() {
    super();
    slowToStart = Math.max(0, slowToStart - 1);
  }

  postMessage(message: AppToHost): void {
    queueMicrotask(() => {
      if ('seq' in message && this.#says) this.emit('message', { kind: 'done', seq: message.seq });
      if (message.kind !== 'lock') return;
      this.emit('message', { kind: 'locked' });
      // As late as the real one: its last words come when it is no longer listened to.
      this.emit('message', { kind: 'working', jobs: 0 });
      this.emit('exit');
    });
  }
  kill(): void {
    this.emit('exit');
  }
}
const children: Child[] = [];
vi.mock('electron', () => ({
  app: { isPackaged: false },
  utilityProcess: {
    fork: () => {
      const child = new Child();
      children.push(child);
      return child;
    },
  },
}));
const { VaultProcess } = await import('../../../src-main/app/vault-process.ts');

const aVault = (working: (jobs: number) => void = () => undefined) =>
  new VaultProcess('/nowhere', { locked: () => undefined, working, habits: () => undefined });

it('a lock in the middle of work ends the work, so that the idle lock counts its own minutes again', async () => {
  const working: number[] = [];
  const vault = aVault((jobs) => working.push(jobs));
  await vault.start();
  children.at(-1)?.emit('message', { kind: 'working', jobs: 1 });
  await vault.lock('asked');
  expect(working).toEqual([1, 0]);
});

it('the lid closed while the program starts, or its window, leaves nobody with an error and no page', async () => {
  slowToStart = 1;
  const vault = aVault();
  const starting = vault.start();
  await vault.lock('sleep');
  await starting;
  await vault.adopt([]);
  slowToStart = 1;
  const closing = aVault();
  const begun = closing.start();
  await closing.stop();
  await begun;
});

it('a fresh process that ends before it is ready fails no lock, and another takes its place', async () => {
  const vault = aVault();
  await vault.start();
  slowToStart = 1;
  const before = children.length;
  const locking = vault.lock('idle');
  await vi.waitFor(() => expect(children).toHaveLength(before + 1));
  children.at(-1)?.kill();
  await locking;
  await vault.adopt([]);
  expect(children).toHaveLength(before + 2);
});

it('what a process that ends by itself was making ready to leave is gone before the next is used, and nothing else is', async () => {
  const vault = aVault();
  await vault.start();
  const out = temporaryFolder();
  const [staging, theirs] = [join(out, `.testimony-${'a'.repeat(26)}.part`), join(out, 'theirs')];
  for (const folder of [staging, theirs]) {
    mkdirSync(join(folder, 'out'), { recursive: true });
    writeFileSync(join(folder, 'out', 'half.pdf'), 'half');
  }
  children.at(-1)?.emit('message', { kind: 'staging', paths: [staging, theirs] });
  children.at(-1)?.kill();
  await vault.adopt([]);
  expect([staging, theirs].map((path) => existsSync(path))).toEqual([false, true]);
});

it('a vault in another folder is opened though the first process for it ended before it was ready', async () => {
  const vault = aVault();
  await vault.start();
  slowToStart = 1;
  const before = children.length;
  const moving = vault.moveTo('/elsewhere');
  await vi.waitFor(() => expect(children).toHaveLength(before + 1));
  // What it leaves is cleared away first, which takes its time.
  const staging = join(temporaryFolder(), `.testimony-${'b'.repeat(26)}.part`);
  mkdirSync(join(staging, 'out'), { recursive: true });
  children.at(-1)?.emit('message', { kind: 'staging', paths: [staging] });
  children.at(-1)?.kill();
  await moving;
  expect(vault.folder).toBe('/elsewhere');
  expect(children).toHaveLength(before + 2);
});
