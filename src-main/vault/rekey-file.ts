/**
 * @file The new data key of a re-key that is going on, so that a killed one can go on where it was: in a box that only
 * the passphrase of whoever began it opens. Somebody whose key was taken away cannot, whatever else they kept.
 */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import type { Clock } from '../contract/ports.ts';
import { TestimonyError } from '../core/errors/errors.ts';
import { canonicalBytes } from '../core/text/canonical-json.ts';
import { fromHex, toHex } from '../crypto/digest.ts';
import { closeBoxFor, DATA_KEY_BYTES, openBoxOf } from '../crypto/key-slot.ts';
import { STORE_SALT_BYTES } from '../crypto/page-mac.ts';
import { randomSecret, type Secrets } from '../crypto/secret.ts';
import { appendAudit } from './queries/audit.ts';
import type { OpenVault } from './session.ts';
import { REKEYED_STORE, REKEYING, sizeOf, writeDurably } from './vault-files.ts';

const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`));
const RekeyFile = z.strictObject({
  format: z.literal('testimony-rekey'),
  version: z.literal(1),
  vaultId: z.string().max(64),
  /** Whose box it is. */
  slotId: z.string().max(64),
  at: z.string().max(40),
  /** Of the new store. */
  salt: hex(STORE_SALT_BYTES),
  ephemeral: hex(32),
  sealed: hex(DATA_KEY_BYTES + 28),
});
type RekeyFile = z.infer<typeof RekeyFile>;

/** The caller's scope holds the key. */
export interface BegunRekey {
  readonly dataKey: Uint8Array;
  readonly salt: Uint8Array;
}

export interface Interrupted {
  readonly at: string;
  /** Name of whoever began it: only they can go on with it, anybody else begins anew. */
  readonly by: string;
}

export function interruptedRekey(vault: OpenVault): Interrupted | null {
  const file = read(vault);
  if (file === undefined || sizeOf(vault.folder, REKEYED_STORE) === undefined) return null;
  return { at: file.at, by: vault.keyHolders.find(({ id }) => id === file.slotId)?.name ?? '' };
}

/** Goes on with one that was begun by the same person, or begins one, and notes it in the log. Throws as writing does. */
export async function beginRekey(
  vault: OpenVault,
  own: Uint8Array,
  secrets: Secrets,
  clock: Clock,
): Promise<BegunRekey> {
  const goesOn = await begunBefore(vault, own, secrets);
  const at = clock.now();
  note(vault, at, goesOn === null ? 'vault.rekey-begun' : 'vault.rekey-continued');
  if (goesOn !== null) return goesOn;
  forgetRekey(vault.folder, REKEYED_STORE);
  const dataKey = secrets.hold(randomSecret(DATA_KEY_BYTES));
  const salt = secrets.hold(randomSecret(STORE_SALT_BYTES)).slice();
  const known = { vaultId: vault.vaultId, slotId: vault.slot.id, at, salt: toHex(salt) };
  const box = closeBoxFor(vault.slot, dataKey, (ephemeral) =>
    context({ ...known, ephemeral: toHex(ephemeral) }),
  );
  if (box === undefined) throw new TestimonyError('internal', { detail: 'slot unpaired' });
  const file: RekeyFile = {
    format: 'testimony-rekey',
    version: 1,
    ...known,
    ephemeral: toHex(box.ephemeral),
    sealed: toHex(box.sealed),
  };
  writeDurably(vault.folder, [REKEYING], new TextEncoder().encode(`${JSON.stringify(file, null, 2)}\n`));
  return { dataKey, salt };
}

async function begunBefore(vault: OpenVault, own: Uint8Array, { hold }: Secrets): Promise<BegunRekey | null> {
  const file = read(vault);
  if (file === undefined || file.slotId !== vault.slot.id) return null;
  const box = { ephemeral: fromHex(file.ephemeral), sealed: fromHex(file.sealed) };
  const secret = { passphrase: own, keyFile: vault.keyFile };
  const dataKey = hold(
    await openBoxOf(vault.slot, vault.vaultId, secret, { box, associated: context(file) }),
  );
  return dataKey?.length === DATA_KEY_BYTES ? { dataKey, salt: fromHex(file.salt) } : null;
}

/** Takes away what was written of it. Never throws: what stays is in nobody's way, and is written over by the next. */
export function forgetRekey(folder: string, store: string): void {
  for (const name of [REKEYING, store]) {
    try {
      rmSync(join(folder, name), { force: true });
    } catch {
      // As said.
    }
  }
}

function read(vault: OpenVault): RekeyFile | undefined {
  try {
    const file = RekeyFile.parse(JSON.parse(readFileSync(join(vault.folder, REKEYING), 'utf8')));
    return file.vaultId === vault.vaultId ? file : undefined;
  } catch {
    // None, or one that a crash left half written: begun anew.
    return undefined;
  }
}

const context = ({
  vaultId,
  slotId,
  at,
  salt,
  ephemeral,
}: Omit<RekeyFile, 'format' | 'version' | 'sealed'>) =>
  canonicalBytes({ use: 'testimony/1/rekey', vaultId, slotId, at, salt, ephemeral });

function note(vault: OpenVault, at: string, action: string): void {
  const { actor, vaultId: subject } = vault;
  vault.write((tx) => appendAudit(tx, { at, actor, action, subject, facts: {} }));
}
