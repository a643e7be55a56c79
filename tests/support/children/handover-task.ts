/**
 * @file One step of a handover in a process of its own, to be killed in the middle: at a call that changes a file, or
 * before a statement that changes the store. Arguments: the vault's folder, its passphrase, the call, its input as JSON;
 * "file" and "folder" of the input are paths. The result goes to standard output.
 */

import type { CallInput, CallName } from '../../../src-main/contract/index.ts';
import { openEngine } from '../../../src-main/host/compose.ts';
import { systemClock } from '../../../src-main/host/system.ts';
import { perform } from '../../../src-main/usecases/handlers/registry.ts';
import type { VaultSession, WriteTx } from '../../../src-main/vault/db.ts';
import { passphraseBytes } from '../../../src-main/vault/passphrase.ts';

const [folder = '', passphrase = '', name = '', json = '{}'] = process.argv.slice(2);
const shim = globalThis as { startCounting?: () => void; countCall?: () => void };
const engine = await openEngine({ folder, passphrase: passphraseBytes(passphrase), clock: systemClock });
const { session } = engine;
const write: VaultSession['write'] = (change) =>
  session.write((tx) => {
    const run: WriteTx['run'] = (...given) => {
      shim.countCall?.();
      return tx.run(...given);
    };
    return change({ ...tx, run });
  });
const counted = new Proxy(session, {
  get(of, key) {
    const value: unknown = Reflect.get(of, key, of);
    return key === 'write' ? write : typeof value === 'function' ? value.bind(of) : value;
  },
});
const input = JSON.parse(json) as Record<string, unknown>;
for (const field of ['file', 'folder'])
  if (typeof input[field] === 'string') input[field] = engine.files.register(input[field]);
shim.startCounting?.();
const { signal } = new AbortController();
const job = { signal, report: () => undefined };
const done = await perform(
  { ...engine, session: counted },
  name as CallName,
  input as CallInput<CallName>,
  job,
);
process.stdout.write(JSON.stringify(done));
await engine.close();
