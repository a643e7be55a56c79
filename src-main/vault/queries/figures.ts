/** @file What figures of a period are counted from, of every case: people, steps of their referrals, who agreed to be counted. */
import type { FuzzyDate } from '../../core/dates/fuzzy-date.ts';
import type { Step } from '../../core/figures/tables.ts';
import type { CaseId, PersonId } from '../../core/ids.ts';
import type { ReadDb } from '../db.ts';
import { eventsThatCame } from './events.ts';

export interface SurvivorRow {
  readonly id: PersonId;
  readonly caseId: CaseId;
  readonly nation: string;
  readonly birthDate: FuzzyDate | null;
  /** ISO day they were first recorded, here or in the vault that they came from. */
  readonly since: string;
}

/** Every survivor of every case, closed ones too, in the order they were recorded. */
export const listSurvivors = (db: ReadDb): SurvivorRow[] =>
  db
    .all<Omit<SurvivorRow, 'birthDate'> & { readonly birthDate: string | null }>(
      `SELECT p.id, p.case_id AS caseId, k.nation, p.birth_date AS birthDate, substr(p.created_at, 1, 10) AS since
         FROM person p JOIN case_file k ON k.id = p.case_id WHERE p.role = 'survivor' ORDER BY p.rowid`,
    )
    .map((row) => ({
      ...row,
      birthDate: row.birthDate === null ? null : (JSON.parse(row.birthDate) as FuzzyDate),
    }));

export interface StepRow extends Step {
  readonly caseId: CaseId;
  /** Null where it is about the whole case. */
  readonly personId: PersonId | null;
}

/** What happened of these kinds, as it stands; what was withdrawn left out. In the order it was recorded. */
export function listSteps(db: ReadDb, kinds: readonly string[]): StepRow[] {
  const came = new Map(eventsThatCame(db).map((event) => [event.id as string, event]));
  return db
    .all<Omit<StepRow, 'on'> & { readonly id: string; readonly on: string; readonly withdrawn: 0 | 1 }>(
      `SELECT e.id, e.case_id AS caseId, e.person_id AS personId, e.kind, l.on_date AS "on", l.result, l.withdrawn
         FROM case_event e JOIN event_line l ON l.event_id = e.id
        WHERE e.kind IN (SELECT value FROM json_each(?))
          AND l.id = (SELECT max(id) FROM event_line WHERE event_id = e.id) ORDER BY e.rowid`,
      [JSON.stringify(kinds)],
    )
    .flatMap(({ id, on, withdrawn, ...step }) => {
      // With a line from another vault, what was written last need not be what stands.
      const stands = came.get(id) ?? {
        on: JSON.parse(on) as FuzzyDate,
        withdrawn: withdrawn === 1,
        result: step.result,
      };
      return stands.withdrawn ? [] : [{ ...step, on: stands.on, result: stands.result }];
    });
}

/** Whose ledger has a line on this purpose. */
export const askedFor = (db: ReadDb, purpose: string): ReadonlySet<PersonId> =>
  new Set(
    db
      .all<{ personId: PersonId }>('SELECT DISTINCT person_id AS personId FROM consent WHERE purpose = ?', [
        purpose,
      ])
      .map(({ personId }) => personId),
  );
