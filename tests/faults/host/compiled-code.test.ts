/**
 * V8 13 can free compiled code twice when several threads run WebAssembly, and the process dies in the middle
 * of an intake. The vault host and the command line take the cause away before their first worker.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { freesCodeTwice } from '../../../src-main/host/worker-client.ts';

const CALLERS = fileURLToPath(new URL('../../support/children/wasm-callers.ts', import.meta.url));
/** Every piece of code that falls out of use is to be cleared away at once, and V8 says when it does so. */
const EAGER = [
  '--expose-gc',
  '--stress-wasm-code-gc',
  '--wasm-wrapper-tiering-budget=1',
  '--trace-wasm-code-gc',
];
const FREED = /\[wasm-gc\] Freeing \d+ wrapper/;

async function run(workers: number, times: number) {
  const child = spawn(process.execPath, [...EAGER, CALLERS, String(workers), String(times)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [said, [code, signal]] = await Promise.all([text(child.stdout), once(child, 'close')]);
  return { said, code, signal };
}

it('workers that run WebAssembly side by side do not bring the process down', async () => {
  const { said, code, signal } = await run(3, 150);
  expect([code, signal, said.includes('alive')]).toEqual([0, null, true]);
  // Where V8 is one that frees twice, it frees nothing; where it is mended, it may.
  expect(FREED.test(said)).toBe(!freesCodeTwice(process.versions));
});

it.each([
  ['Node 24, which lacks the mended V8', { v8: '13.6.233.17-node.53' }, true],
  ['Node 26', { v8: '14.6.202.34-node.20' }, false],
  ['Node 22, whose threads share no such code', { v8: '12.4.254.21-node.33' }, false],
  ['Electron, whose V8 flags are not to be touched', { v8: '13.6.233.4', electron: '36.0.0' }, false],
])('the precaution is for V8 13 outside Electron: %s', (_, versions, expected) => {
  expect(freesCodeTwice(versions)).toBe(expected);
});
