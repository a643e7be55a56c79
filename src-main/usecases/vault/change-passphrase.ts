/** @file A person changes the passphrase they unlocked with. The change is in the log; neither passphrase is. */
import type { CheckedInput } from '../../contract/index.ts';
import { withSecrets } from '../../crypto/secret.ts';
import { changePassphrase } from '../../vault/change-passphrase.ts';
import type { Engine } from '../engine/engine.ts';

export async function vaultChangePassphrase(
  { session, clock }: Engine,
  input: CheckedInput<'vaultChangePassphrase'>,
): Promise<{ changed: true }> {
  await withSecrets(async ({ hold }) => {
    const current = hold(input.current);
    const next = hold(input.next);
    await changePassphrase({ folder: session.folder, session, current, next, clock });
  });
  return { changed: true };
}
