/** The vault host as the program sees it: what it was doing ends with it. Electron's process is stood in for. */
import { EventEmitter } from 'node:events';
import { expect, it, vi } from 'vitest';
import type { AppToHost } from '../../../src-main/contract/messages.ts';

class Child extends EventEmitter {
  postMessage(message: AppToHost): void {
    queueMicrotask(() => {
      if ('seq' in message) this.emit('message', { kind: 'done', seq: message.seq });
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

it('a lock in the middle of work ends the work, so that the idle lock counts its own minutes again', async () => {
  const working: number[] = [];
  const vault = new VaultProcess('/nowhere', {
    locked: () => undefined,
    working: (jobs) => working.push(jobs),
    habits: () => undefined,
  });
  await vault.start();
  children.at(-1)?.emit('message', { kind: 'working', jobs: 1 });
  await vault.lock('asked');
  expect(children).toHaveLength(2);
  expect(working).toEqual([1, 0]);
});
