/** @file The index of words read in a process of its own, a line said for each document begun. Arguments: the vault's folder, its passphrase. */

import { openEngine } from '../../../src-main/host/compose.ts';
import { systemClock } from '../../../src-main/host/system.ts';
import { perform } from '../../../src-main/usecases/handlers/registry.ts';
import { passphraseBytes } from '../../../src-main/vault/passphrase.ts';

const [folder = '', passphrase = ''] = process.argv.slice(2);
const engine = await openEngine({ folder, passphrase: passphraseBytes(passphrase), clock: systemClock });
const { signal } = new AbortController();
await perform(
  engine,
  'searchBuild',
  { again: false },
  {
    signal,
    report: ({ document }) => {
      if (document !== undefined) process.stdout.write(`${document.index}\n`);
    },
  },
);
await engine.close();
