/** @file Accounts that were held, and exhibits by the date of the document. An exhibit made of a record is that account. */

import type { ChronologySource, Dated } from '../../core/chronology/entry.ts';
import { dateKey } from '../../core/chronology/entry.ts';
import type { FuzzyDate } from '../../core/dates/fuzzy-date.ts';
import { heldOrRecorded } from '../../core/dates/held.ts';
import { coded } from '../../core/findings/finding.ts';
import { isAskedOfPerson } from '../../core/forms/questions.ts';
import { listLayers } from '../../vault/queries/annotations.ts';
import { listChronologyExhibits } from '../../vault/queries/chronologies.ts';
import { listEvents } from '../../vault/queries/events.ts';
import { type EvidenceRecord, listEvidence } from '../../vault/queries/evidence.ts';
import { listPersonScreenings } from '../../vault/queries/screening.ts';
import { discloseAccounts } from '../disclosure/answers.ts';
import { keptSinceMade } from '../disclosure/disclosure.ts';
import { isOffPaper } from '../disclosure/record.ts';
import { pinnedForm } from '../forms/pinned-form.ts';
import { type DatedOf, heldOf, momentOf, single, source } from './dated.ts';

const accountOf = (id: string, layer: number): string => `account ${id} ${layer}`;

/**
 * What was taken from somebody, each later account by itself, without those of which every word is kept back. Sheets filled in
 * at a desk are no accounts.
 */
export function datedAccounts(of: DatedOf): Dated[] {
  return of.people.flatMap((person) => {
    const accountsOf = discloseAccounts(of.engine, of.db, [person.id]);
    return listPersonScreenings(of.db, person.id).flatMap((row) => {
      const form = pinnedForm(of.db, row);
      if (!isAskedOfPerson(form.file) || isOffPaper({ form })) return [];
      const { id, formTitle: title, formTitle } = row;
      const privileged = of.isPrivileged('record', id);
      const accounts = [
        { layer: 0, heldOn: row.heldOn, at: row.startedAt, by: row.author, takenBy: row.takenBy },
        ...listLayers(of.db, id).map((one) => ({ ...one, by: one.author })),
      ];
      const going = accounts.filter(({ layer }) => accountsOf.goes(id, layer));
      return going.map(({ layer, heldOn, at, by, takenBy }) => {
        const said = coded('chronology-from-account', {
          form: formTitle,
          held: heldOf(heldOn, at),
          at: momentOf(at),
          by,
          // Who recorded it is one thing, who heard it another.
          taken: takenBy === by ? '' : takenBy,
        });
        return single({
          thing: accountOf(id, layer),
          on: heldOrRecorded(heldOn, at),
          kind: 'statement',
          person: person.name,
          what: coded('chronology-account', { title, later: accountsOf.number(id, layer) }),
          sources: [source({ at: 'record', id, question: '' }, said, privileged)],
        });
      });
    });
  });
}

export const fromExhibit = (of: DatedOf, { id, exhibitRef: mark, title }: EvidenceRecord): ChronologySource =>
  source(
    { at: 'exhibit', id },
    coded('chronology-from-exhibit', { mark, title }),
    of.isPrivileged('exhibit', id),
  );

/**
 * By the date of each document. A letter that stands beside a day of the case, and is of that day, is that entry; so is an
 * exhibit made of an account. Chronologies that were made exhibits are none of it.
 */
export function datedExhibits(of: DatedOf, accounts: readonly Dated[]): Dated[] {
  const events = listEvents(of.db, of.caseId).filter((one) => !one.withdrawn);
  const own = new Set<string>(listChronologyExhibits(of.db, of.caseId));
  return listEvidence(of.db, of.caseId, { removed: false }).flatMap((one): Dated[] => {
    if (own.has(one.id)) return [];
    const from = fromExhibit(of, one);
    const { madeFrom } = one;
    if (madeFrom !== null) {
      // Its title counts its accounts, of which one may be kept back since: it goes to nobody from whom they are, nor does its name.
      if (keptSinceMade(of.db, [one.id], of.engine.reader ?? '').length > 0) return [];
      // The newest of its pages that goes.
      const things = Array.from({ length: madeFrom.accounts + 1 }, (_, layer) =>
        accountOf(madeFrom.screeningId, layer),
      );
      const account = accounts.findLast(({ thing }) => things.includes(thing));
      return account === undefined ? [] : [{ ...account, sources: [from] }];
    }
    const on = one.documentDate;
    if (on === null || events.some((event) => event.evidenceId === one.id && isSameDate(event.on, on)))
      return [];
    return [
      single({
        thing: `exhibit ${one.id}`,
        on,
        kind: 'evidence',
        person: '',
        what: coded('chronology-exhibit', { title: one.title }),
        sources: [from],
      }),
    ];
  });
}

const isSameDate = (a: FuzzyDate, b: FuzzyDate): boolean => dateKey(a) === dateKey(b);
