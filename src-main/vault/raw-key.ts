/** @file The store's own key, for an expert who has to do without this program. */

import { toHex } from '../crypto/digest.ts';
import { deriveKey } from '../crypto/labels.ts';
import { withSecrets } from '../crypto/secret.ts';
import type { VaultSession } from './db.ts';
import { dataKeyOf, opened } from './people.ts';

/** In hex. Throws `wrong-passphrase` when `own` is not of whoever has the vault open. */
export async function rawStoreKey(session: VaultSession, own: Uint8Array): Promise<string> {
  const vault = opened(session);
  return await withSecrets(async (secrets) => {
    const dataKey = await dataKeyOf(vault, own, secrets);
    return toHex(secrets.hold(deriveKey(dataKey, vault.vaultId, 'db')));
  });
}
