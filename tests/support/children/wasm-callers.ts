/**
 * @file Two or more of our workers calling WebAssembly at once: node wasm-callers.ts <workers> <times>. With
 * V8's own flags it is made to clear compiled code away as often as it can.
 */
import { WorkerClient } from '../../../src-main/host/worker-client.ts';

const [workers, times] = process.argv.slice(2).map(Number);
const clients = Array.from(
  { length: workers ?? 0 },
  () => new WorkerClient(new URL('../wasm-caller.ts', import.meta.url)),
);
await Promise.all(clients.map((client) => client.call('call', times)));
await Promise.all(clients.map((client) => client.close()));
process.stdout.write('alive\n');
