/**
 * @file `npm run freeze`: makes a vault with this program, tells it the story, and writes archive and what was told to
 * tests/frozen-vaults. Refuses to write over one that is there: what is frozen is never made anew.
 *
 *   npm run freeze [-- --earlier] [--out DIR]
 *
 * `--earlier`: this is a checkout of an older program, which may lack calls and fields that the story uses.
 */
import { appendFileSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { FLOOR_KDF } from '../../../src-main/crypto/kdf.ts';
import { composeEngine } from '../../../src-main/host/compose.ts';
import { systemRandom } from '../../../src-main/host/system.ts';
import { createVault } from '../../../src-main/vault/create-vault.ts';
import { MIGRATIONS } from '../../../src-main/vault/migrations/list.ts';
import { passphraseBytes } from '../../../src-main/vault/passphrase.ts';
import { steadyClock, testClock } from '../ports.ts';
import { FROZEN_PASSPHRASE, frozenFolder } from './frozen.ts';
import { packVault, sha256 } from './pack.ts';
import { tellStory } from './story.ts';
import { Teller, type Told } from './teller.ts';

const OWNER = 'Amina Okafor';

const { values } = parseArgs({
  options: { earlier: { type: 'boolean', default: false }, out: { type: 'string', default: frozenFolder } },
});
const newest = MIGRATIONS.at(-1);
const schema = newest?.version ?? 0;
const name = join(values.out, `schema-${String(schema).padStart(4, '0')}-${newest?.name}`);
if (existsSync(`${name}.zip`)) throw new Error(`${name}.zip is there, and what is frozen is never made anew`);

const work = mkdtempSync(join(tmpdir(), 'testimony-freeze-'));
try {
  const vault = join(work, 'vault');
  const told = await make(vault);
  keep('zip', await packVault(vault, FROZEN_PASSPHRASE));
  keep('json', Buffer.from(`${JSON.stringify(told, null, 2)}\n`));
  process.stdout.write(`${name}.zip\n${told.leftOut.map((one) => `  left out: ${one}\n`).join('')}`);
} finally {
  rmSync(work, { recursive: true, force: true });
}

/** Written, and its hash put down, so that nobody changes it afterwards. */
function keep(ending: string, bytes: Uint8Array): void {
  writeFileSync(`${name}.${ending}`, bytes);
  appendFileSync(join(values.out, 'SHA256SUMS'), `${sha256(bytes)}  ${basename(name)}.${ending}\n`);
}

async function make(folder: string): Promise<Told> {
  const clock = steadyClock();
  const passphrase = passphraseBytes(FROZEN_PASSPHRASE);
  const session = await createVault({
    folder,
    owner: OWNER,
    passphrase,
    clock,
    random: systemRandom,
    kdf: FLOOR_KDF,
  });
  const engine = { ...composeEngine(session, testClock), clock };
  try {
    const teller = new Teller(engine, values.earlier);
    await tellStory(teller, work);
    return teller.told(schema, OWNER);
  } finally {
    await engine.close();
  }
}
