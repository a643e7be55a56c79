/** @file Pictures read by machine in a process of its own, a line said for each step begun. Arguments: the vault's folder, its passphrase, the case. */

import type { CaseId } from '../../../src-main/core/ids.ts';
import { openEngine } from '../../../src-main/host/compose.ts';
import { systemClock } from '../../../src-main/host/system.ts';
import { perform } from '../../../src-main/usecases/handlers/registry.ts';
import { passphraseBytes } from '../../../src-main/vault/passphrase.ts';

const [folder = '', passphrase = '', caseId = ''] = process.argv.slice(2);
const engine = await openEngine({ folder, passphrase: passphraseBytes(passphrase), clock: systemClock });
const { signal } = new AbortController();
await perform(
  engine,
  'pictureRead',
  { caseId: caseId as CaseId },
  {
    signal,
    report: ({ step, page }) => process.stdout.write(`${step} ${page?.number ?? ''}\n`),
  },
);
await engine.close();
