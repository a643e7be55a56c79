/**
 * @file Run as a process of its own, to be killed: lets bundles and originals out, one after the other, until it is.
 * Arguments: vault folder, passphrase, folder to write to. Waits for a line on standard input before it opens the
 * vault, so that a test can have it loaded beforehand, and says "open" when it has.
 */
import { once } from 'node:events';
import { openEngine } from '../../../src-main/host/compose.ts';
import { systemClock } from '../../../src-main/host/system.ts';
import { perform } from '../../../src-main/usecases/handlers/registry.ts';
import { passphraseBytes } from '../../../src-main/vault/passphrase.ts';
import { quietJob } from '../ports.ts';

const [vault = '', passphrase = '', out = ''] = process.argv.slice(2);
process.stdout.write('loaded\n');
await once(process.stdin, 'data');
const engine = await openEngine({
  folder: vault,
  passphrase: passphraseBytes(passphrase),
  clock: systemClock,
});
process.stdout.write('open\n');
const folder = engine.files.register(out);
const { cases } = await perform(engine, 'caseList', {}, quietJob());
const caseId = cases[0]?.id as (typeof cases)[number]['id'];
const { bundles } = await perform(engine, 'bundleList', { caseId }, quietJob());
const { evidence } = await perform(engine, 'evidenceList', { caseId }, quietJob());
for (;;) {
  for (const { id: evidenceId } of evidence)
    await perform(engine, 'evidenceExport', { evidenceId, folder, purpose: '' }, quietJob());
  for (const { id: bundleId } of bundles)
    await perform(engine, 'bundleBuild', { bundleId, folder }, quietJob());
}
