/** A process that reads strangers' files and is made to spin, swell or crash: it holds no key meanwhile, and harms nothing. */
import { expect, it } from 'vitest';
import type { TestimonyError } from '../../../src-main/core/errors/errors.ts';
import { WorkerClient } from '../../../src-main/host/worker-client.ts';
import { passphraseBytes } from '../../../src-main/vault/passphrase.ts';
import { rawStoreKey } from '../../../src-main/vault/raw-key.ts';
import { afterFile } from '../../support/after-file.ts';
import { heldInMemory, isRunning, processesBelow } from '../../support/processes.ts';
import { temporaryVault } from '../../support/vault.ts';

const MISBEHAVING = new URL('../../support/trial-worker.ts', import.meta.url);
/** With the limits that a decoder has, but for sooner ends. */
function misbehaving(): WorkerClient {
  const client = new WorkerClient(MISBEHAVING, {
    place: 'process',
    crashCode: 'damaged-file',
    growthLimitMb: 200,
    resourceLimits: { maxOldGenerationSizeMb: 48 },
  });
  afterFile(() => client.close());
  return client;
}
const misbehavingNow = () =>
  processesBelow(process.pid)
    .filter(({ command }) => command.includes('trial-worker'))
    .map(({ pid }) => pid);

it.each([
  ['spins', 'spin', 'took-too-long'],
  ['swells in its heap', 'swell', 'too-large'],
  ['swells outside its heap', 'swellOutside', 'too-large'],
  ['crashes', 'crash', 'damaged-file'],
])('one that %s ends by name, holds no key meanwhile, and the vault goes on', async (_, what, code) => {
  const { session, passphrase, folder } = await temporaryVault();
  const key = await rawStoreKey(session, passphraseBytes(passphrase));
  const secrets = { passphrase, key, rawKey: Buffer.from(key, 'hex'), folder };
  // Those of the tests before still wait for work, and the system may give a new process a lower number than they have.
  const before = misbehavingNow();
  const client = misbehaving();
  await client.call('add', { a: 1, b: 1 });
  const pid = misbehavingNow().find((one) => !before.includes(one));
  expect(pid).toBeDefined();
  // Only the one that spins is ended by time, also where the machine is slow.
  const ended = client.call(what, {}, { timeoutMs: what === 'spin' ? 2000 : 60_000 }).then(
    () => 'done',
    (thrown: TestimonyError) => thrown.code,
  );
  const held: string[] = [];
  while (pid !== undefined && isRunning(pid)) {
    try {
      held.push(...heldInMemory(pid, secrets));
    } catch {
      // Gone while it was looked at.
    }
    await new Promise((next) => setTimeout(next, 50));
  }
  expect([await ended, held]).toEqual([code, []]);
  expect(session.read((db) => db.all('SELECT 1 AS one'))).toEqual([{ one: 1 }]);
  expect(await client.call('add', { a: 1, b: 1 })).toBe(2);
});
