/** @file Which vault is open, and as whom. */
import { basename } from 'node:path';
import type { VaultStatus } from '../../contract/vault.ts';
import type { Engine } from '../engine/engine.ts';

export function vaultStatus({ session }: Engine): VaultStatus {
  const name = basename(session.folder);
  return session.locked
    ? { state: 'locked', name, actor: null }
    : { state: 'unlocked', name, actor: session.actor };
}
