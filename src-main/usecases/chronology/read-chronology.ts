/** @file The chronology of a case, put together from everything on record that has a date. */
import type { ChronologyView } from '../../contract/chronology.ts';
import type { CheckedInput } from '../../contract/index.ts';
import { type ChronologyRow, chronologyOf } from '../../core/chronology/chronology.ts';
import type { Dated } from '../../core/chronology/entry.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import type { EvidenceId, ScreeningId } from '../../core/ids.ts';
import { survivorsOf } from '../../core/people/roles.ts';
import type { ReadDb } from '../../vault/db.ts';
import { listPeople } from '../../vault/queries/people.ts';
import { requireCase } from '../cases/case-view.ts';
import { readSupport } from '../contact/support.ts';
import type { Engine } from '../engine/engine.ts';
import { heldExhibits, heldOfRecord } from '../leaving/privilege-gate.ts';
import type { DatedOf } from './dated.ts';
import { birthDates, datedAnswers } from './dated-answers.ts';
import { datedContacts, datedEvents, datedSituation, datedSupport } from './dated-case.ts';
import { datedAccounts, datedExhibits } from './dated-papers.ts';

export type ChronologyChosen = CheckedInput<'chronologyList'>;

/** Throws `not-found`, `form-damaged`. */
export const chronologyList = (engine: Engine, input: ChronologyChosen): ChronologyView =>
  engine.session.read((db) => readChronology(engine, db, input));

export function readChronology(engine: Engine, db: ReadDb, chosen: ChronologyChosen): ChronologyView {
  const { caseId, personId, kinds, leaveOutPrivileged } = chosen;
  requireCase(db, caseId);
  const everybody = listPeople(db, caseId);
  const people = everybody.filter((one) => personId === null || one.id === personId);
  if (people.length === 0 && personId !== null)
    throw new TestimonyError('not-found', { subject: 'personId' });
  const of: DatedOf = { engine, db, caseId, people, isPrivileged: privilegeOf(engine, db) };
  const accounts = datedAccounts(of);
  const days = datedEvents(of);
  const found = [
    ...birthDates(of),
    ...datedAnswers(of, days),
    ...accounts,
    ...datedExhibits(of, accounts),
    ...days.map(({ entry }) => entry),
    ...datedSituation(of),
    ...datedContacts(of),
    ...datedSupport(of),
  ].filter(({ kind }) => kinds.length === 0 || kinds.includes(kind));
  const kept = leaveOutPrivileged ? withoutPrivileged(found) : found;
  const [rows, all] = [chronologyOf(kept), chronologyOf(found)];
  const referrals = survivorsOf(people).map(({ id }) => readSupport(engine, db, id).referrals);
  return { rows, leftOut: all.length - rows.length, referrals: Math.max(0, ...referrals) };
}

const withoutPrivileged = (found: readonly Dated[]): Dated[] =>
  found.flatMap((one) => {
    const sources = one.sources.filter(({ privileged }) => !privileged);
    return sources.length === 0 ? [] : [{ ...one, sources }];
  });

/** Asked once of each: a record is asked for every answer it has. */
function privilegeOf(engine: Engine, db: ReadDb): DatedOf['isPrivileged'] {
  const known = new Map<string, boolean>();
  return (kind, id) => {
    const key = `${kind} ${id}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const held =
      kind === 'record' ? heldOfRecord(engine, db, id as ScreeningId) : heldExhibits(engine, db, [id]);
    known.set(key, held.length > 0);
    return held.length > 0;
  };
}

/** The records and exhibits its rows are from, each once. */
export function originsOf(rows: readonly ChronologyRow[]): {
  readonly records: ScreeningId[];
  readonly exhibits: EvidenceId[];
} {
  const places = rows.flatMap(({ sources }) => sources.map(({ place }) => place));
  const idsOf = (at: 'record' | 'exhibit') => [
    ...new Set(places.flatMap((place) => (place.at === at ? [place.id] : []))),
  ];
  return { records: idsOf('record') as ScreeningId[], exhibits: idsOf('exhibit') as EvidenceId[] };
}
