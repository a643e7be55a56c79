/**
 * @file An expert's way in: the store's raw key and the lines for stock sqlcipher, so that in thirty years, or before a
 * court, a case does not depend on this program. By command alone: the window's process never holds a key. The log says
 * so before anybody sees it.
 */
import { join } from 'node:path';
import { TestimonyError } from '../../core/errors/errors.ts';
import { rawStoreKey } from '../../vault/raw-key.ts';
import { STORE } from '../../vault/vault-files.ts';
import type { Engine } from '../engine/engine.ts';
import { requireSecond, withSecond } from '../engine/second-person.ts';
import { transact } from '../engine/transact.ts';

interface RawKey {
  readonly key: string;
  readonly lines: readonly string[];
}

/** Throws `second-person-needed`, `not-allowed` for anybody but a supervisor, and `wrong-passphrase`; the log then says that it was asked for. */
export async function showRawKey(engine: Engine, own: Uint8Array): Promise<RawKey> {
  return await withSecond(engine, 'showRawKey', null, async (standing) => await show(standing, own));
}

async function show(engine: Engine, own: Uint8Array): Promise<RawKey> {
  const { session } = engine;
  const note = (action: string, more = {}) =>
    transact(
      engine,
      { action, subject: session.vaultId, facts: { role: session.role, ...more } },
      () => undefined,
    );
  if (session.role !== 'supervisor') {
    // As every call that is refused to a role says it: what was asked for stands in the log.
    note('vault.refused', { call: 'showRawKey', decision: null });
    throw new TestimonyError('not-allowed', { subject: session.role });
  }
  requireSecond(engine, 'raw-key');
  const key = await rawStoreKey(session, own);
  note('vault.key-shown');
  return {
    key,
    lines: [
      `sqlcipher "${join(session.folder, STORE)}"`,
      `PRAGMA key = "x'${key}'";`,
      'PRAGMA cipher_integrity_check;',
      'SELECT name FROM sqlite_schema;',
    ],
  };
}
