/**
 * @file From folder and passphrase to the data key, by way of the header's two copies. A copy that is
 * damaged or altered is passed over when the other is sound; what a person then reads is about their
 * passphrase only if it really was their passphrase.
 */

import { TestimonyError } from '../core/errors/errors.ts';
import { type KeySlot, openSlot } from '../crypto/key-slot.ts';
import { deriveKey } from '../crypto/labels.ts';
import { type Secrets, withSecrets } from '../crypto/secret.ts';
import { type Header, isAuthentic, type ReadHeader } from './header.ts';
import { readHeaders } from './header-files.ts';

export interface Unlocked {
  readonly header: Header;
  readonly slot: KeySlot;
  /** Held by the scope that was given. */
  readonly dataKey: Uint8Array;
  /** Whether a copy of the header was missing, damaged, altered or left behind. */
  readonly headerRecovered: boolean;
}

/**
 * `kind`: whether `secret` is a passphrase or a recovery key. Throws `wrong-passphrase` when no slot is for it, `vault-damaged` or `vault-weak` when a slot or header
 * was altered and no sound copy is left, `vault-newer`, and what reading files throws.
 */
export async function unlock(
  folder: string,
  secret: Uint8Array,
  secrets: Secrets,
  kind: KeySlot['kind'] = 'passphrase',
): Promise<Unlocked> {
  const { sound, lost } = readHeaders(folder);
  const faults: TestimonyError[] = [];
  const notMine: ReadHeader[] = [];
  for (const copy of sound) {
    try {
      const opened = await openAnySlot(copy.header, secret, kind, secrets);
      if (opened === null) {
        notMine.push(copy);
        continue;
      }
      if (!isOwnHeader(copy, opened.dataKey)) {
        throw new TestimonyError('vault-damaged', {
          subject: 'header',
          detail: 'altered after it was written',
        });
      }
      if (notMine.some((newer) => isOwnHeader(newer, opened.dataKey))) {
        // The newer copy is the vault's own and has no slot for it: a passphrase that was changed.
        throw new TestimonyError('wrong-passphrase');
      }
      return { header: copy.header, ...opened, headerRecovered: sound.length > 1 || lost.length > 0 };
    } catch (thrown) {
      if (!(thrown instanceof TestimonyError) || thrown.code === 'wrong-passphrase') throw thrown;
      faults.push(thrown);
    }
  }
  throw faults[0] ?? new TestimonyError('wrong-passphrase');
}

async function openAnySlot(header: Header, secret: Uint8Array, kind: KeySlot['kind'], { hold }: Secrets) {
  for (const slot of header.slots.filter((one) => one.kind === kind)) {
    const dataKey = hold(await openSlot(slot, header.vaultId, secret));
    if (dataKey !== null) return { slot, dataKey };
  }
  return null;
}

function isOwnHeader(copy: ReadHeader, dataKey: Uint8Array): boolean {
  return withSecrets(({ hold }) =>
    isAuthentic(copy, hold(deriveKey(dataKey, copy.header.vaultId, 'header-mac'))),
  );
}
