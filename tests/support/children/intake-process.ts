/**
 * @file Run as a process of its own: opens a vault and takes in file after file of a folder, saying when each is
 * begun and when it is in. Until it is killed, or there are no more.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { CaseId } from '../../../src-main/core/ids.ts';
import { composeEngine } from '../../../src-main/host/compose.ts';
import { perform } from '../../../src-main/usecases/handlers/registry.ts';
import { openVault } from '../../../src-main/vault/open-vault.ts';
import { passphraseBytes } from '../../../src-main/vault/passphrase.ts';
import { quietJob, steadyClock } from '../ports.ts';

const [folder = '', passphrase = '', caseId = '', desk = ''] = process.argv.slice(2);
const engine = composeEngine(
  await openVault({ folder, passphrase: passphraseBytes(passphrase), clock: steadyClock() }),
);
for (const name of readdirSync(desk).sort()) {
  process.stdout.write(`begun ${name}\n`);
  const file = engine.files.register(join(desk, name));
  await perform(engine, 'evidenceAdd', { caseId: caseId as CaseId, file }, quietJob());
  process.stdout.write(`in ${name}\n`);
}
await engine.close();
