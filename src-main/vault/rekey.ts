/**
 * @file A new data key for the whole vault. Its store is written anew under the new key beside the old one, in pieces,
 * while work goes on; then the header is replaced, and that is the change; then the new store takes the old one's place.
 *
 * [Note: whose key stays] A slot has a pair of keys (crypto/slot-box.ts), so the new data key is put into everybody's
 * slot without their passphrases. Whoever has not opened the vault since slots have pairs is left out, and has to be
 * added again: the plan names them beforehand.
 *
 * [Note: killed at any moment] Before the header is replaced the vault is the old one, and what was written of the new
 * store is there to go on with. After it the vault is the new one: opening it puts the new store in its place, if it is
 * not there yet.
 */

import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import type { Clock } from '../contract/ports.ts';
import { about, TestimonyError } from '../core/errors/errors.ts';
import { coded } from '../core/findings/finding.ts';
import { canonicalBytes } from '../core/text/canonical-json.ts';
import { fromHex, toHex } from '../crypto/digest.ts';
import { closeBoxFor, DATA_KEY_BYTES, type KeySlot, openBoxOf, resealSlot } from '../crypto/key-slot.ts';
import { deriveKey } from '../crypto/labels.ts';
import { STORE_SALT_BYTES } from '../crypto/page-mac.ts';
import { randomSecret, type Secrets, withSecrets } from '../crypto/secret.ts';
import { Connection } from './connection.ts';
import type { KeyHolder, VaultSession } from './db.ts';
import type { Header } from './header.ts';
import { writeHeader } from './header-files.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { dataKeyOf, opened } from './people.ts';
import { appendAudit, auditHead } from './queries/audit.ts';
import { rememberKeysChanged } from './queries/identity.ts';
import { copyStore } from './rekey-copy.ts';
import { armSeals } from './seals/keep-seals.ts';
import { bindSeals, storeState } from './seals/store-state.ts';
import type { OpenVault } from './session.ts';
import { REKEYED_STORE, REKEYING, removeDurably, STORE, sizeOf, writeDurably } from './vault-files.ts';

export interface RekeyPlan {
  /** Who opens the vault as before. */
  readonly stays: readonly KeyHolder[];
  /** Who cannot, because their slot has no pair of keys yet: people, and recovery kits. */
  readonly leftOut: readonly KeyHolder[];
  /** One that was begun and did not come to its end; null for none. */
  readonly interrupted: Interrupted | null;
}

export function planRekey(session: VaultSession): RekeyPlan {
  const vault = opened(session);
  const paired = new Set(vault.slots.filter(({ publicKey }) => publicKey !== undefined).map(({ id }) => id));
  return {
    stays: vault.keyHolders.filter(({ id }) => paired.has(id)),
    leftOut: vault.keyHolders.filter(({ id }) => !paired.has(id)),
    interrupted: interruptedRekey(vault),
  };
}

export interface RekeyRequest {
  readonly session: VaultSession;
  /** Of whoever does it; the caller holds it. */
  readonly own: Uint8Array;
  /** Ids of whom it may leave out: exactly those of the plan. */
  readonly leaveOut: readonly string[];
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly copied: (bytes: number, of: number) => void;
}

/**
 * Gives the vault a new data key; the session is locked then, and the vault opens with the passphrases as before. Throws
 * `wrong-passphrase`, `bad-input` naming whom it would leave out, `vault-damaged`, `cancelled`, `disk-full`: the vault
 * then has the key it had, and is open.
 */
export async function rekeyVault(request: RekeyRequest): Promise<Omit<RekeyPlan, 'interrupted'>> {
  const vault = opened(request.session);
  // Two that write one copy under two keys would undo each other's pages for ever.
  return await oneAtATime(vault, 'new-key', async () => await writeAnew(vault, request));
}

async function writeAnew(vault: OpenVault, request: RekeyRequest): Promise<Omit<RekeyPlan, 'interrupted'>> {
  const { clock, signal, copied } = request;
  mustBeAgreed(planRekey(vault).leftOut, request.leaveOut);
  return await withSecrets(async (secrets) => {
    const { hold } = secrets;
    const dataKey = await dataKeyOf(vault, request.own, secrets);
    const begun = await beginRekey(vault, request.own, secrets, clock);
    try {
      await copyStore(vault, { from: dataKey, to: begun.dataKey, salt: begun.salt, signal, copied });
      // From here to the end nothing waits: nobody writes between.
      // Somebody may have been given a key, or another role, while it was copied.
      const { stays, leftOut } = planRekey(vault);
      mustBeAgreed(leftOut, request.leaveOut);
      vault.anchor();
      const next = headerFor(vault, stays, begun.dataKey);
      const macKey = hold(deriveKey(begun.dataKey, vault.vaultId, 'header-mac'));
      const storeKey = hold(deriveKey(begun.dataKey, vault.vaultId, 'db'));
      const at = clock.now();
      const facts = { stays: stays.length, leftOut: leftOut.length };
      const { actor, folder, vaultId: subject } = vault;
      vault.handOver(next, macKey, (header) => {
        removeDurably(folder, REKEYING);
        noteIn(join(folder, STORE), storeKey, (connection) => {
          connection.transaction((tx) => {
            rememberKeysChanged(tx, header.keysChanged);
            appendAudit(tx, { at, actor, action: 'vault.rekeyed', subject, facts });
            bindSeals(tx);
          });
          const { newStore: _, ...settled } = header;
          const head = auditHead(connection.reader);
          const store = storeState(connection.reader);
          writeHeader(folder, { ...settled, sequence: header.sequence + 1, auditHead: head, store }, macKey);
        });
      });
      return { stays, leftOut };
    } catch (thrown) {
      // What takes room is given back: on a full disk the vault needs it.
      if (!vault.locked) forgetRekey(vault.folder, REKEYED_STORE);
      throw thrown;
    }
  });
}

function mustBeAgreed(leftOut: readonly KeyHolder[], agreed: readonly string[]): void {
  const surprised = leftOut.filter(({ id }) => !agreed.includes(id));
  if (surprised.length === 0) return;
  throw new TestimonyError('bad-input', {
    subject: 'leaveOut',
    found: surprised.map(({ name }) => about(name, coded('key-not-paired'))),
  });
}

function headerFor(vault: OpenVault, stays: readonly KeyHolder[], dataKey: Uint8Array): Header {
  const { header, vaultId } = vault;
  const slots = header.slots.flatMap((slot): KeySlot[] => {
    const holder = stays.find(({ id }) => id === slot.id);
    if (holder === undefined) return [];
    const role = slot.role === undefined ? {} : { role: holder.role };
    return [resealSlot(slot, { vaultId, owner: holder.name, ...role }, dataKey) ?? unpaired()];
  });
  const keysChange = { action: 'vault.rekeyed', subject: vaultId };
  return { ...header, slots, keysChanged: header.sequence + 1, keysChange, newStore: true };
}

function unpaired(): never {
  throw new TestimonyError('internal', { detail: 'slot unpaired' });
}

function noteIn(path: string, storeKey: Uint8Array, note: (connection: Connection) => void): void {
  const connection = new Connection(path, storeKey, STORE);
  try {
    armSeals(connection);
    note(connection);
  } finally {
    connection.close();
  }
}

/**
 * The new data key of a re-key that is going on, so that a killed one can go on where it was: in a box that only the passphrase
 * of whoever began it opens. Somebody whose key was taken away cannot, whatever else they kept.
 */
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
interface BegunRekey {
  readonly dataKey: Uint8Array;
  readonly salt: Uint8Array;
}

interface Interrupted {
  readonly at: string;
  /** Name of whoever began it: only they can go on with it, anybody else begins anew. */
  readonly by: string;
}

function interruptedRekey(vault: OpenVault): Interrupted | null {
  const file = read(vault);
  if (file === undefined || sizeOf(vault.folder, REKEYED_STORE) === undefined) return null;
  return { at: file.at, by: vault.keyHolders.find(({ id }) => id === file.slotId)?.name ?? '' };
}

/** Goes on with one that was begun by the same person, or begins one, and notes it in the log. Throws as writing does. */
async function beginRekey(
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
function forgetRekey(folder: string, store: string): void {
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
