/**
 * @file Exhibits that were made here, and whether they may go with a part of their case: the pages of one have the words of its
 * record, those of a chronology what is known of everybody. Where somebody stays behind, so does what was made of their record,
 * also where it stands in a list: a list has whatever nobody took out of it.
 */
import type { KeptPart } from '../../core/handover/kept-data.ts';
import type { EvidenceId, PersonId, ScreeningId } from '../../core/ids.ts';
import type { ReadDb } from '../../vault/db.ts';
import { chronologyOrigin } from '../../vault/queries/chronologies.ts';
import type { EvidenceRecord } from '../../vault/queries/evidence.ts';
import { findScreening } from '../../vault/queries/screening.ts';

export interface GoingPart {
  readonly people: ReadonlySet<PersonId>;
  readonly records: ReadonlySet<ScreeningId>;
  /** Of those that are in the case. */
  readonly staying: { readonly people: number; readonly exhibits: ReadonlySet<EvidenceId> };
  readonly without: readonly KeptPart[];
  /** Whether exhibits were named one by one. */
  readonly named: boolean;
}

/** Whether it was made of something that stays behind. */
export function restsOnStaying(
  db: ReadDb,
  { id, madeFrom }: Pick<EvidenceRecord, 'id' | 'madeFrom'>,
  { people, records, staying, without, named }: GoingPart,
): boolean {
  const rows = chronologyOrigin(db, id);
  const of = [...(madeFrom === null ? [] : [madeFrom.screeningId]), ...(rows?.records ?? [])];
  // One that was erased tells of nobody any more.
  const known = of.flatMap((one) => findScreening(db, one) ?? []);
  if (known.some(({ personId }) => !people.has(personId))) return true;
  if (named) return false;
  const isWhole = staying.people === 0 && without.length === 0;
  return (
    known.some((one) => !records.has(one.id)) ||
    (rows !== undefined && (!isWhole || rows.exhibits.some((one) => staying.exhibits.has(one))))
  );
}
