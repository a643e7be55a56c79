/**
 * @file Presses Build once, as the command line does, in a process of its own: node whole-child.ts <folder>
 * <bundle id> <passphrase>. Prints { ms, peakMb, openMb }.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { BundleView } from '../../src-main/contract/bundles.ts';
import { composeEngine } from '../../src-main/host/compose.ts';
import { systemClock } from '../../src-main/host/system.ts';
import { perform } from '../../src-main/usecases/handlers/registry.ts';
import { openVault } from '../../src-main/vault/open-vault.ts';
import { passphraseBytes } from '../../src-main/vault/passphrase.ts';

const MEGABYTE_IN_KB = 1024;
const [folder = '', bundle = '', passphrase = ''] = process.argv.slice(2);
const job = { signal: new AbortController().signal, report: () => undefined };
const peakMb = () => process.resourceUsage().maxRSS / MEGABYTE_IN_KB;

const out = join(folder, 'for-court');
mkdirSync(out);
const engine = composeEngine(
  await openVault({
    folder: join(folder, 'vault'),
    passphrase: passphraseBytes(passphrase),
    clock: systemClock,
  }),
  systemClock,
);
const openMb = peakMb();
const bundleId = bundle as BundleView['id'];

const started = performance.now();
await perform(engine, 'bundlePreflight', { bundleId }, job);
await perform(engine, 'bundleBuild', { bundleId, folder: engine.files.register(out) }, job);
const ms = performance.now() - started;

process.stdout.write(JSON.stringify({ ms, peakMb: peakMb(), openMb }));
await engine.close();
