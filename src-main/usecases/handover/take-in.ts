/** @file What the parts of a merge share: who it came from, and how the log says so. */
import type { HandoverId } from '../../core/ids.ts';
import type { WriteTx } from '../../vault/db.ts';
import type { Engine } from '../engine/engine.ts';
import { type AuditNote, noteIn } from '../engine/transact.ts';
import type { BothSides } from './review.ts';

export interface Merge {
  readonly engine: Engine;
  readonly sides: BothSides;
  readonly id: HandoverId;
  /** Who it came from, as a person reads it. */
  readonly from: string;
  readonly at: string;
  /** Whether the thing is taken in. */
  takes(item: string): boolean;
  /** What somebody said of it; undefined where they said nothing. */
  decided(item: string): boolean | undefined;
}

export const fromWhom = ({ handover }: BothSides): string =>
  [handover.made.organisation, handover.made.by].filter((part) => part !== '').join(', ');

/** An entry that says which handover it belongs to. */
export const noteTakenIn = ({ engine, id }: Merge, tx: WriteTx, { facts, ...note }: AuditNote): void =>
  noteIn(engine, tx, { ...note, facts: { ...facts, handover: id } });
