/** @file Papers that were made before words on their pages were withheld: whoever would get one would read the words. */
import { type Coded, coded } from '../../core/findings/finding.ts';
import type { EvidenceId, PersonId, ScreeningId } from '../../core/ids.ts';
import type { ReaderScope } from '../../core/withholding/readers.ts';
import type { ReadDb } from '../../vault/db.ts';
import { chronologyOrigin } from '../../vault/queries/chronologies.ts';
import { type EvidenceRecord, findEvidence } from '../../vault/queries/evidence.ts';
import { originEntry } from '../../vault/queries/exhibit-origin.ts';
import { findScreening } from '../../vault/queries/screening.ts';
import { listWithheld } from '../../vault/queries/withheld.ts';

/** What it was made of. */
export function recordsOf(db: ReadDb, { id, madeFrom }: EvidenceRecord): ScreeningId[] {
  return [...(madeFrom === null ? [] : [madeFrom.screeningId]), ...(chronologyOrigin(db, id)?.records ?? [])];
}

/** Of these exhibits, each that has words on its pages which were kept back from `recipient` since. */
export function keptSinceMade(db: ReadDb, ids: readonly string[], recipient: string): Coded[] {
  const peopleOf = (records: readonly ScreeningId[]): Set<PersonId> =>
    new Set(records.flatMap((id) => findScreening(db, id)?.personId ?? []));
  return ids.flatMap((id) => {
    const exhibit = findEvidence(db, id as EvidenceId);
    const made = exhibit === undefined ? undefined : originEntry(db, exhibit.id);
    if (exhibit === undefined || made === undefined) return [];
    const people = peopleOf(recordsOf(db, exhibit));
    const isKept = [...people].some((one) => listWithheld(db, one, recipient).some(({ seq }) => seq > made));
    return isKept ? [coded('exhibit-made-before-kept', { title: exhibit.title })] : [];
  });
}

/** By the entry of the log that withheld words of these people, from whom: null for everybody. */
export const withheldFrom = (
  db: ReadDb,
  people: Iterable<PersonId>,
): ReadonlyMap<number, ReaderScope | null> =>
  new Map([...people].flatMap((id) => listWithheld(db, id)).map((one) => [one.seq, one.readers]));
