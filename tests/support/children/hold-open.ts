/** @file A process that opens a vault, says so, and holds it until it is killed. Arguments: folder, passphrase. */
import { writeSync } from 'node:fs';
import { openVault } from '../../../src-main/vault/open-vault.ts';
import { passphraseBytes } from '../../../src-main/vault/passphrase.ts';
import { steadyClock } from '../ports.ts';

const [folder, passphrase] = process.argv.slice(2) as [string, string];
await openVault({ folder, passphrase: passphraseBytes(passphrase), clock: steadyClock() });
writeSync(1, 'open\n');
setInterval(() => {}, 60_000);
