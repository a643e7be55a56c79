/** @file The deeds that change a vault as a whole, each in a process of its own, and how it stands after one: old or new. */
import { cpSync, existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { CaseId } from '../../src-main/core/ids.ts';
import { openEngine, type RunningEngine } from '../../src-main/host/compose.ts';
import { systemClock } from '../../src-main/host/system.ts';
import { perform } from '../../src-main/usecases/handlers/registry.ts';
import type { VaultSession } from '../../src-main/vault/db.ts';
import { openVault } from '../../src-main/vault/open-vault.ts';
import { passphraseBytes } from '../../src-main/vault/passphrase.ts';
import { listAudit, verifyAudit } from '../../src-main/vault/queries/audit.ts';
import type { Deed, Ground } from './deed.ts';
import { codeOf } from './failures.ts';
import { caseToHandOver, sideOf, written } from './handover.ts';
import { largeFilm } from './large-film.ts';
import { quietJob, steadyClock } from './ports.ts';
import { beforeReceiving, type Received, receivingDeeds } from './receiving-deeds.ts';
import { storeKeyOf } from './sqlcipher.ts';
import { PASSPHRASE, temporaryFolder } from './vault.ts';

const NEXT = 'seven other herons wade upstream';
const FILM_BYTES = 40 * 1024 * 1024;
/** From this size on a thread beside reads a backup back (src-main/host/compose.ts). */
const BESIDE_BYTES = 32 * 1024 * 1024;
const clock = steadyClock();
/** What one that was cut off leaves to be gone on from. */
const OF_A_REKEY = ['vault.db.rekeyed', 'rekeying.json'];
const child = (name: string) => join(import.meta.dirname, `children/${name}-task.ts`);

/** Made once: a vault with a case that may be handed over, and a backup of it. */
export interface Before {
  readonly vault: string;
  /** The same with a film in it: a backup of a store of this size is read back by a thread beside. */
  readonly large: string;
  readonly storeKey: string;
  readonly backup: string;
  /** When the vault's log says that it was made. */
  readonly backupAt: string | undefined;
  readonly caseId: string;
  /** Whom a case is handed to. */
  readonly recipient: string;
  readonly received: Received;
  /** Handovers that are outside already, by identity. */
  readonly sent: readonly string[];
}

export async function before(): Promise<Before> {
  const [here, there] = [await sideOf('Amina Okafor', 'a', 20), await sideOf('Ruth Clarke', 'b', 22)];
  const { caseId } = await caseToHandOver(here);
  const { recipient } = await there.do('handoverKey', {});
  const stick = temporaryFolder();
  const { fileName } = await here.do('backupMake', { folder: here.engine.files.register(stick) });
  const { last } = await here.do('backupStatus', {});
  const vault = here.engine.session.folder;
  const received = await beforeReceiving(here, there, caseId);
  const sent = (await here.do('handoverList', {})).sent.map(({ id }) => id);
  await Promise.all([here.engine.close(), there.engine.close()]);
  const storeKey = await storeKeyOf(vault, PASSPHRASE);
  return {
    vault,
    large: await withFilm(vault, caseId),
    storeKey,
    backup: join(stick, fileName),
    backupAt: last?.at,
    caseId,
    recipient,
    received,
    sent,
  };
}

async function withFilm(vault: string, caseId: CaseId): Promise<string> {
  const folder = join(temporaryFolder(), 'large');
  cpSync(vault, folder, { recursive: true });
  await within(folder, async (engine) => {
    const file = engine.files.register(written('film.mp4', largeFilm(7, { bytes: FILM_BYTES })));
    await perform(engine, 'evidenceAdd', { caseId, file }, quietJob());
  });
  if (statSync(join(folder, 'vault.db')).size < BESIDE_BYTES) throw new Error('no thread beside reads this');
  return folder;
}

export function groundIn(parent: string, { on }: Deed): Ground {
  const ground = { vault: join(parent, 'vault'), out: join(parent, 'out') };
  mkdirSync(ground.out);
  if (on !== null) cpSync(on, ground.vault, { recursive: true });
  return ground;
}

function backing(name: string, on: string, { backupAt }: Before): Deed {
  return {
    name,
    on,
    run: ({ vault, out }) => [child('backup'), 'make', vault, PASSPHRASE, out],
    state: async ({ vault, out }) =>
      await within(vault, async (engine) => {
        const { last } = await perform(engine, 'backupStatus', {}, quietJob());
        const there = readdirSync(out);
        const again = last?.at !== backupAt;
        agree(there, again ? [last?.name] : []);
        if (!again) return 'old';
        const found = { file: engine.files.register(join(out, there[0] ?? '')), passphrase: PASSPHRASE };
        agree((await perform(engine, 'backupCheck', found, quietJob())).intact, true);
        return 'new';
      }),
  };
}

export function deedsOn(made: Before): readonly Deed[] {
  return [
    {
      name: 'create',
      on: null,
      run: ({ vault }) => [child('vault'), 'create', vault, PASSPHRASE],
      state: async ({ vault }) => await thereOrNot(vault),
    },
    {
      name: 'change of the passphrase',
      on: made.vault,
      run: ({ vault }) => [child('vault'), 'change', vault, PASSPHRASE, NEXT],
      state: async ({ vault }) => {
        const [withOld, withNew] = [await opens(vault, PASSPHRASE), await opens(vault, NEXT)];
        const state = withOld === 'none' ? 'old' : 'new';
        agree([withOld, withNew].sort(), ['none', 'wrong-passphrase']);
        const logged = (await lookInto(vault, state === 'old' ? PASSPHRASE : NEXT)).filter(
          (action) => action === 'vault.passphrase-changed',
        );
        agree(logged.length, state === 'old' ? 0 : 1);
        return state;
      },
    },
    {
      name: 'new key',
      on: made.vault,
      run: ({ vault }) => [child('keeping'), 'rekey', vault, PASSPHRASE],
      state: async ({ vault }) => {
        const logged = (await lookInto(vault, PASSPHRASE)).filter((action) => action === 'vault.rekeyed');
        const state = (await storeKeyOf(vault, PASSPHRASE)) === made.storeKey ? 'old' : 'new';
        agree(logged.length, state === 'old' ? 0 : 1);
        return state;
      },
    },
    backing('backup', made.vault, made),
    backing('backup of a large store', made.large, made),
    {
      name: 'putting a backup back',
      on: null,
      run: ({ vault }) => [child('backup'), 'restore', made.backup, vault],
      state: async ({ vault }) => await thereOrNot(vault),
    },
    {
      name: 'handover',
      on: made.vault,
      run: ({ vault, out }) => {
        const input = { caseId: made.caseId, recipient: 'Harbour House', forPurpose: 'support-services' };
        const given = JSON.stringify({ ...input, to: { key: made.recipient }, folder: out });
        return [child('handover'), vault, PASSPHRASE, 'handoverMake', given];
      },
      state: async ({ vault, out }) =>
        await within(vault, async (engine) => {
          const { sent } = await perform(engine, 'handoverList', {}, quietJob());
          const outside = sent.filter(
            ({ id, state }) => !made.sent.includes(id) && (state === 'confirmed' || state === 'found'),
          );
          agree(
            readdirSync(out),
            outside.slice(0, 1).map(({ fileName }) => fileName),
          );
          return outside.length === 0 ? 'old' : 'new';
        }),
    },
    ...receivingDeeds(made.received, within),
  ];
}

function agree(found: unknown, wanted: unknown): void {
  const [one, other] = [JSON.stringify(found), JSON.stringify(wanted)];
  if (one !== other) throw new Error(`neither old nor new: ${one} where ${other} was to be`);
}

const open = (folder: string, passphrase: string) =>
  openVault({ folder, passphrase: passphraseBytes(passphrase), clock });
const opens = (folder: string, passphrase: string) =>
  codeOf(async () => (await open(folder, passphrase)).lock());

async function within<T>(folder: string, work: (engine: RunningEngine) => Promise<T>): Promise<T> {
  const engine = await openEngine({ folder, passphrase: passphraseBytes(PASSPHRASE), clock: systemClock });
  try {
    await sound(engine.session);
    return await work(engine);
  } finally {
    await engine.close();
  }
}

/** What its log says was done; the vault is whole, and nothing but its files is left in its folder. */
async function lookInto(folder: string, passphrase: string): Promise<string[]> {
  const session = await open(folder, passphrase);
  await sound(session);
  const actions = session.read((db) => listAudit(db, { limit: 60 })).entries.map(({ action }) => action);
  session.lock();
  const left = readdirSync(folder).filter((name) => !OF_A_REKEY.includes(name));
  agree(left.sort(), ['header-copy.json', 'header.json', 'vault.db']);
  return actions;
}

async function sound(session: VaultSession): Promise<void> {
  agree(await session.findDamagedPages(), []);
  agree(session.findStructureFaults(), []);
  agree(session.read((db) => verifyAudit(db, { expected: session.anchoredHead })).intact, true);
}

async function thereOrNot(folder: string): Promise<'old' | 'new'> {
  const code = existsSync(folder) ? await opens(folder, PASSPHRASE) : 'no-vault';
  if (code === 'no-vault') return 'old';
  agree(code, 'none');
  await lookInto(folder, PASSPHRASE);
  return 'new';
}
