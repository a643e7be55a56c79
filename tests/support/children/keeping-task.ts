/**
 * @file A new key for a vault, or an erasure, in a process of its own, to be killed in the middle. Arguments: "rekey" or
 * "erase", the vault's folder, its passphrase; for an erasure the case's identifier and its reference.
 */

import { openEngine } from '../../../src-main/host/compose.ts';
import { systemClock } from '../../../src-main/host/system.ts';
import { perform } from '../../../src-main/usecases/handlers/registry.ts';
import { passphraseBytes } from '../../../src-main/vault/passphrase.ts';

const [task, folder = '', own = '', caseId = '', typed = ''] = process.argv.slice(2);
const job = { signal: new AbortController().signal, report: () => undefined };
const engine = await openEngine({ folder, passphrase: passphraseBytes(own), clock: systemClock });
(globalThis as { startCounting?: () => void }).startCounting?.();
if (task === 'rekey') await perform(engine, 'rekeyMake', { own }, job);
else {
  await perform(engine, 'erasureAllow', { own: passphraseBytes(own) }, job);
  await perform(engine, 'erasureMake', { caseId: caseId as never, ground: 'request', typed }, job);
}
await engine.close();
