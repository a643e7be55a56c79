/** @file A person changes the passphrase they unlocked with. The change is in the log; neither passphrase is. */
import { changePassphrase } from '../../vault/change-passphrase.ts';
import { passphraseBytes } from '../../vault/passphrase.ts';
import type { Engine } from '../engine/engine.ts';

export async function vaultChangePassphrase(
  { session, clock }: Engine,
  input: { current: string; next: string },
): Promise<{ changed: true }> {
  const current = passphraseBytes(input.current);
  const next = passphraseBytes(input.next);
  try {
    await changePassphrase({ folder: session.folder, session, current, next, clock });
    return { changed: true };
  } finally {
    current.fill(0);
    next.fill(0);
  }
}
