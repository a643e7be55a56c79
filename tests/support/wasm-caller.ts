/**
 * @file A worker that does one thing as often as it is asked to: makes a WebAssembly instance with many
 * kinds of imports, calls them all, and drops it, so that V8 has call code to clear away.
 */
import { setImmediate as turn } from 'node:timers/promises';
import { serveWorker } from '../../src-main/host/worker-server.ts';

/** Batches take turns, so that a batch's code falls out of use everywhere now and then. */
const BATCHES = 2;
const KINDS_IN_BATCH = 60;
/** i32, f32, f64, and a constant zero of each. */
const TYPES = [
  { code: 0x7f, zero: [0x41, 0] },
  { code: 0x7d, zero: [0x43, 0, 0, 0, 0] },
  { code: 0x7c, zero: [0x44, 0, 0, 0, 0, 0, 0, 0, 0] },
];

const number = (n: number): number[] => (n < 128 ? [n] : [(n & 127) | 128, ...number(n >> 7)]);
const section = (id: number, items: readonly number[][]): number[] => {
  const body = [...number(items.length), ...items.flat()];
  return [id, ...number(body.length), ...body];
};

/** Parameters of the n-th kind of function: the digits of n, to base three. */
function kind(n: number): typeof TYPES {
  const rest = Math.floor(n / TYPES.length);
  return TYPES.slice(n % TYPES.length, (n % TYPES.length) + 1).concat(rest === 0 ? [] : kind(rest));
}

/** (import "m" "f" (func of each kind)) (func (export "go") calls each once). */
function callerOf(batch: number): WebAssembly.Module {
  const kinds = Array.from({ length: KINDS_IN_BATCH }, (_, i) => kind(batch * KINDS_IN_BATCH + i));
  const types = [...kinds.map((ps) => [0x60, ps.length, ...ps.map((p) => p.code), 0]), [0x60, 0, 0]];
  const calls = kinds.flatMap((ps, i) => [...ps.flatMap((p) => p.zero), 0x10, ...number(i)]);
  const body = [0, ...calls, 0x0b];
  return new WebAssembly.Module(
    new Uint8Array([
      0,
      0x61,
      0x73,
      0x6d,
      1,
      0,
      0,
      0,
      ...section(1, types),
      ...section(
        2,
        kinds.map((_, i) => [1, 0x6d, 1, 0x66, 0, ...number(i)]),
      ),
      ...section(3, [number(KINDS_IN_BATCH)]),
      ...section(7, [[2, 0x67, 0x6f, 0, ...number(KINDS_IN_BATCH)]]),
      ...section(10, [[...number(body.length), ...body]]),
    ]),
  );
}

const modules = Array.from({ length: BATCHES }, (_, batch) => callerOf(batch));

function callOnce(module: WebAssembly.Module): void {
  const { go } = new WebAssembly.Instance(module, { m: { f: () => undefined } }).exports;
  for (let n = 0; n < 3; n += 1) (go as () => void)();
}

serveWorker({
  call: async (times: number) => {
    for (let i = 0; i < times; i += 1) {
      callOnce(modules[Math.floor(Math.random() * BATCHES)] as WebAssembly.Module);
      globalThis.gc?.();
      await turn();
    }
  },
});
