/**
 * @file From folder and passphrase to the data key, by way of the header's two copies. A copy that is
 * damaged or altered is passed over when the other is sound; what a person then reads is about their
 * passphrase only if it really was their passphrase.
 */

import { TestimonyError } from '../core/errors/errors.ts';
import { coded } from '../core/findings/finding.ts';
import { type KeySlot, openFully, type SlotSecret } from '../crypto/key-slot.ts';
import { deriveKey } from '../crypto/labels.ts';
import { type Secrets, withSecrets } from '../crypto/secret.ts';
import { type Header, isAuthentic, type ReadHeader } from './header.ts';
import { readHeaders } from './header-files.ts';

export interface Unlocked {
  readonly header: Header;
  readonly slot: KeySlot;
  /** Held by the scope that was given, as `signing` is. */
  readonly dataKey: Uint8Array;
  /** The slot with a pair of keys, where it had none. */
  readonly paired: KeySlot;
  /** What the slot's owner signs with; null for one that cannot. */
  readonly signing: Uint8Array | null;
  /** Whether a copy of the header was missing, damaged, altered or left behind. */
  readonly headerRecovered: boolean;
}

/** What a person or a kit gives to be let in; the caller holds it. */
export interface Opening extends SlotSecret {
  readonly kind: KeySlot['kind'];
}

/**
 * Throws `wrong-passphrase` when no slot is for it (saying so where a key file may be what is missing), `vault-damaged` or `vault-weak` when a slot or header
 * was altered and no sound copy is left, `vault-newer`, and what reading files throws.
 */
export async function unlock(folder: string, opening: Opening, secrets: Secrets): Promise<Unlocked> {
  const { sound, lost } = readHeaders(folder);
  const faults: TestimonyError[] = [];
  const notMine: ReadHeader[] = [];
  for (const copy of sound) {
    try {
      const opened = await openAnySlot(copy.header, opening, secrets);
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
  throw faults[0] ?? wrongFor(sound, opening);
}

/** Which of the two was wrong nobody can tell, not even the program: one is checked with the other. */
function wrongFor(sound: readonly ReadHeader[], { kind, keyFile }: Opening): TestimonyError {
  const slots = sound.flatMap(({ header }) => header.slots);
  const some = kind === 'passphrase' && slots.some((slot) => slot.keyFile === true);
  if (!some) return new TestimonyError('wrong-passphrase');
  const found = [coded(keyFile === undefined ? 'key-file-may-be-needed' : 'key-file-may-be-another')];
  return new TestimonyError('wrong-passphrase', { found });
}

async function openAnySlot(header: Header, { kind, passphrase, keyFile }: Opening, secrets: Secrets) {
  for (const slot of header.slots.filter((one) => one.kind === kind)) {
    const opened = await openFully(slot, header.vaultId, { passphrase, keyFile }, secrets);
    if (opened !== null) return { slot, ...opened };
  }
  return null;
}

function isOwnHeader(copy: ReadHeader, dataKey: Uint8Array): boolean {
  return withSecrets(({ hold }) =>
    isAuthentic(copy, hold(deriveKey(dataKey, copy.header.vaultId, 'header-mac'))),
  );
}
