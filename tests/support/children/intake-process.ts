/**
 * @file Run as a process of its own: opens a vault and takes in file after file of a folder, and all of them again
 * when it is through, saying when each is begun and when it is in. Until it is killed: it never ends by itself, so that
 * whoever kills it always kills it at work.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { CaseId } from '../../../src-main/core/ids.ts';
import { composeEngine } from '../../../src-main/host/compose.ts';
import { systemClock } from '../../../src-main/host/system.ts';
import { perform } from '../../../src-main/usecases/handlers/registry.ts';
import { openVault } from '../../../src-main/vault/open-vault.ts';
import { passphraseBytes } from '../../../src-main/vault/passphrase.ts';
import { quietJob, steadyClock } from '../ports.ts';

const [folder = '', passphrase = '', caseId = '', desk = ''] = process.argv.slice(2);
const engine = composeEngine(
  await openVault({ folder, passphrase: passphraseBytes(passphrase), clock: steadyClock() }),
  systemClock,
);
const names = readdirSync(desk).sort();
for (let at = 0; ; at += 1) {
  const name = names[at % names.length] as string;
  process.stdout.write(`begun ${name}\n`);
  const file = engine.files.register(join(desk, name));
  const input = { caseId: caseId as CaseId, file, allowDuplicate: true };
  await perform(engine, 'evidenceAdd', input, quietJob());
  process.stdout.write(`in ${name}\n`);
}
