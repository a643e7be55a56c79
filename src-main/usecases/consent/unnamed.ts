/**
 * @file Agreements "for somebody named only" that were told and have no name in the ledger yet: nothing may go because of
 * them, and whoever reads the ledger has to know that something is missing from it.
 */
import { standingAnswers } from '../../core/answers/said.ts';
import { type Coded, coded } from '../../core/findings/finding.ts';
import type { CaseId, PersonId } from '../../core/ids.ts';
import type { ReadDb } from '../../vault/db.ts';
import { listConsents } from '../../vault/queries/consent.ts';
import { listPeople } from '../../vault/queries/people.ts';
import { listPersonScreenings, newestAnswers } from '../../vault/queries/screening.ts';
import type { Engine } from '../engine/engine.ts';
import { findPinned } from '../forms/pinned-form.ts';
import { loadPurposes } from '../resources/vocabulary.ts';

/** The choice that is no decision for everybody. */
const NAMED = 'named';

/** Of each person once for a purpose; of one person where `only` is given. */
export function unnamedConsents(
  engine: Pick<Engine, 'resources'>,
  db: ReadDb,
  caseId: CaseId,
  only?: PersonId,
): Coded<'consent-name-missing'>[] {
  const titles = new Map(loadPurposes(engine.resources).map(({ id, title }) => [id, title]));
  const ledger = listConsents(db, caseId);
  return listPeople(db, caseId)
    .filter(({ id }) => only === undefined || id === only)
    .flatMap(({ id, name: person }) => {
      const told = listPersonScreenings(db, id).flatMap((row) => {
        const form = findPinned(db, row.formId, row.formVersion);
        return [...standingAnswers(newestAnswers(db, row.id)).values()].flatMap(
          ({ question, state, value }) => {
            const purpose = form?.byName.get(question)?.consent ?? null;
            return purpose !== null && state === 'answered' && value === NAMED ? [purpose] : [];
          },
        );
      });
      return [...new Set(told)]
        .filter((purpose) => !ledger.some((one) => isTo(one, id, purpose)))
        .map((purpose) => coded('consent-name-missing', { person, purpose: titles.get(purpose) ?? purpose }));
    });
}

const isTo = (
  one: { readonly personId: string; readonly purpose: string; readonly recipient: string },
  personId: string,
  purpose: string,
): boolean => one.personId === personId && one.purpose === purpose && one.recipient !== '';
