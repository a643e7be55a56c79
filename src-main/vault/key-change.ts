/** @file A change of who can open a vault, with what the log says of it. */
import type { KeySlot } from '../crypto/key-slot.ts';
import type { KeyHolder } from './db.ts';

export interface KeyChange {
  /** All there are from now on. */
  readonly slots: readonly KeySlot[];
  /** Whose they are. */
  readonly holders: readonly KeyHolder[];
  readonly note: {
    readonly action: string;
    /** A slot's id, or the vault's. */
    readonly subject: string;
    readonly facts: Readonly<Record<string, string | number | boolean>>;
  };
}
