/** @file A person changes the passphrase they unlocked with. The change is in the log; neither passphrase is. */
import { withSecrets } from '../../crypto/secret.ts';
import { changePassphrase } from '../../vault/change-passphrase.ts';
import { passphraseBytes } from '../../vault/passphrase.ts';
import type { Engine } from '../engine/engine.ts';

export async function vaultChangePassphrase(
  { session, clock }: Engine,
  input: { current: string; next: string },
): Promise<{ changed: true }> {
  await withSecrets(async ({ hold }) => {
    const current = hold(passphraseBytes(input.current));
    const next = hold(passphraseBytes(input.next));
    await changePassphrase({ folder: session.folder, session, current, next, clock });
  });
  return { changed: true };
}
