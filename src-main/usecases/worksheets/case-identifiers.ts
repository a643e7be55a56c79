/** @file What this case knows that says who somebody is: people, their particulars, and answers that identify. */

import { FuzzyDate } from '../../core/dates/fuzzy-date.ts';
import type { Identifier, IdentifierKind } from '../../core/worksheets/identifiers.ts';
import {
  birthDateIdentifiers,
  nameIdentifiers,
  valueIdentifiers,
} from '../../core/worksheets/known-identifiers.ts';
import type { ReadDb } from '../../vault/db.ts';
import { findCase } from '../../vault/queries/cases.ts';
import type { ScreeningRow } from '../../vault/queries/screening.ts';
import { peopleEitherWay } from '../cases/earlier-words.ts';
import { readFacts } from '../disclosure/collect.ts';
import type { Engine } from '../engine/engine.ts';
import type { NotificationData } from './notification-data.ts';

/** An answer on the sheet that stays behind because it identifies. */
export interface IdentifyingAnswer {
  readonly kind: IdentifierKind;
  readonly title: string;
  readonly value: unknown;
  readonly text: string;
  readonly ownWords: string;
}

/**
 * Everybody's names in the case are taken out but a suspect's, which are only pointed at: a report says who
 * exploited. A town is only pointed at, because it may be where things happened.
 */
export function caseIdentifiers(
  engine: Engine,
  db: ReadDb,
  sheet: ScreeningRow,
  data: NotificationData,
  answers: readonly IdentifyingAnswer[],
): Identifier[] {
  const people = peopleEitherWay(db, sheet.caseId).flatMap((person) => {
    const suspect = person.role === 'suspect';
    const label = `Name of a person in this case (${person.role})`;
    return [
      ...nameIdentifiers([person.name, person.alsoKnownAs], label, !suspect),
      ...(suspect || person.birthDate === null ? [] : birthDateIdentifiers(person.birthDate)),
      ...(suspect ? [] : valueIdentifiers(person.safeContact, 'contact', 'Contact details', true)),
    ];
  });
  const facts = readFacts(engine, db, sheet.personId, null);
  const told = data.identifying.flatMap(({ fact, kind }) => {
    const known = facts.get(fact);
    return (known?.statements ?? []).flatMap(({ value, text, ownWords }) =>
      identifiersOf({ kind, title: known?.title ?? fact, value, text, ownWords }),
    );
  });
  const reference = findCase(db, sheet.caseId)?.reference ?? '';
  const file = valueIdentifiers(reference, 'number', 'Reference of the case', true);
  return [...people, ...told, ...answers.flatMap(identifiersOf), ...file];
}

function identifiersOf({ kind, title, value, text, ownWords }: IdentifyingAnswer): Identifier[] {
  // Own words alone: numbers and addresses are known by their look; of a sentence no word is known to be the name.
  if (text === '')
    return kind === 'name' || kind === 'birth-date'
      ? []
      : valueIdentifiers(ownWords, kind, title, kind !== 'place');
  const date = FuzzyDate.safeParse(value);
  if (date.success) return kind === 'birth-date' ? birthDateIdentifiers(date.data) : [];
  return valueIdentifiers(text, kind, title, kind !== 'place');
}
