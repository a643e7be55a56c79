/** @file Whether a passphrase is that of somebody with a key to an open vault: nothing is opened with it. */
import { openSlot, type SlotSecret } from '../crypto/key-slot.ts';
import { withSecrets } from '../crypto/secret.ts';
import type { VaultSession } from './db.ts';
import { opened } from './people.ts';

/** False for another passphrase or key file, and for a slot that is not there. Throws `vault-damaged` for an altered one. */
export async function opensSlotOf(session: VaultSession, id: string, secret: SlotSecret): Promise<boolean> {
  const vault = opened(session);
  const slot = vault.slots.find((one) => one.id === id);
  if (slot === undefined) return false;
  return await withSecrets(
    async ({ hold }) => hold(await openSlot(slot, vault.vaultId, secret.passphrase, secret.keyFile)) !== null,
  );
}
