/** @file What the parts of a merge share: who it came from, and how the log says so. */
import { type Line, viewOf } from '../../core/effective.ts';
import type { HandoverId, PersonId } from '../../core/ids.ts';
import type { WriteTx } from '../../vault/db.ts';
import { keepView } from '../../vault/queries/line-views.ts';
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

/** The file that something is taken in from. */
export type FromFile = Pick<Merge, 'engine' | 'id'>;

/** An entry that says which handover it belongs to. */
export const noteTakenIn = ({ engine, id }: FromFile, tx: WriteTx, { facts, ...note }: AuditNote): void =>
  noteIn(engine, tx, { ...note, facts: { ...facts, handover: id } });

/** Of a line of either vault, under its entry of this log: what its writer knew, as places among `lines`. One way for every kind. */
export const keepKnown = (
  { sides }: Merge,
  tx: WriteTx,
  { seq, personId }: { readonly seq: number; readonly personId: PersonId | null },
  { knew, lines }: { readonly knew: ReadonlySet<string>; readonly lines: readonly Line[] },
): void => keepView(tx, { seq, caseId: sides.there.case.id, personId }, viewOf(knew, lines));
