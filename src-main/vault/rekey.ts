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
import { join } from 'node:path';
import type { Clock } from '../contract/ports.ts';
import { about, TestimonyError } from '../core/errors/errors.ts';
import { coded } from '../core/findings/finding.ts';
import { type KeySlot, resealSlot } from '../crypto/key-slot.ts';
import { deriveKey } from '../crypto/labels.ts';
import { withSecrets } from '../crypto/secret.ts';
import { Connection } from './connection.ts';
import type { KeyHolder, VaultSession } from './db.ts';
import type { Header } from './header.ts';
import { writeHeader } from './header-files.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { dataKeyOf, opened } from './people.ts';
import { appendAudit, auditHead } from './queries/audit.ts';
import { rememberKeysChanged } from './queries/identity.ts';
import { copyStore } from './rekey-copy.ts';
import { beginRekey, forgetRekey, type Interrupted, interruptedRekey } from './rekey-file.ts';
import { armSeals } from './seals/keep-seals.ts';
import { bindSeals, storeState } from './seals/store-state.ts';
import type { OpenVault } from './session.ts';
import { REKEYED_STORE, REKEYING, removeDurably, STORE } from './vault-files.ts';

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
