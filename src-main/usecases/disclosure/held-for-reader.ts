/**
 * @file What holds a paper that says what somebody told, whatever kind of paper it is: they asked that this reader is not told what
 * stands on it, that the reader may know so much and no more, or the yes under which it would leave has a limit. Our own rule.
 */

import type { FactView } from '../../core/answers/fact.ts';
import { agreedByName, decidedDay, decisionFor } from '../../core/consent/consent.ts';
import type { MissingConsent } from '../../core/consent/consent-gate.ts';
import { limitOf } from '../../core/consent/limit.ts';
import { openCondition } from '../../core/consent/open-condition.ts';
import { mayBeToldTo } from '../../core/contact/may-be-told.ts';
import { type HeldWish, notForRecipient } from '../../core/contact/not-for-recipient.ts';
import type { Said } from '../../core/contact/plan-says.ts';
import { coded } from '../../core/findings/finding.ts';
import type { PersonId } from '../../core/ids.ts';
import { isSameName } from '../../core/people/plain-name.ts';
import type { ReadDb } from '../../vault/db.ts';
import { listPersonConsents } from '../../vault/queries/consent.ts';
import { findPerson, listPeople } from '../../vault/queries/people.ts';
import { today } from '../engine/day.ts';
import type { Engine } from '../engine/engine.ts';
import { leavesUnder } from '../resources/vocabulary.ts';

export interface ForReader {
  readonly person: { readonly id: PersonId; readonly name: string };
  /** Who gets it, as typed. */
  readonly recipient: string;
  /** As what it leaves, and for which purpose where there are several: resources/consent/purposes.json. */
  readonly leavesAs: string;
  readonly forPurpose: string;
  /** What was told, as the gates hear it. */
  readonly facts: ReadonlyMap<string, FactView>;
  /** What stands on it, by the place where somebody would take it out. */
  readonly places: readonly Said[];
  readonly text: string;
}

/** What holds it until somebody says why it goes all the same. */
export function heldForReader(engine: Engine, db: ReadDb, paper: ForReader): MissingConsent[] {
  const { person, facts, places, text } = paper;
  const recipient = paper.recipient.trim();
  const about = { person: person.name, purpose: '', recipient, item: '' };
  // Where it says it, so that somebody can take it out there.
  const placesOf = (tellsIn: HeldWish['wordsIn']) => [
    ...new Set(
      places
        .filter((place) => tellsIn(place.text).length > 0)
        .map(({ title }) => title)
        .filter((title) => title !== ''),
    ),
  ];
  const ledger = listPersonConsents(db, person.id);
  const purposes = leavesUnder(engine.resources, paper.leavesAs, paper.forPurpose).map(({ id }) => id);
  // The entry of the log with which they agreed that this very reader gets it: what limits that yes stands beside it.
  const agreed = agreedByName(ledger, { recipient, purposes }, today(engine, db))?.seq;
  // What somebody does not want told is no secret from themselves.
  if (isForThem(db, person, recipient)) return limitedYeses(engine, db, paper);
  const found = [
    ...notForRecipient(facts, recipient, text).map(({ wish, words, wordsIn }) =>
      coded('recipient-not-told', { ...about, holder: wish, words, fields: placesOf(wordsIn) }),
    ),
    ...mayBeToldTo(facts, recipient, agreed).map((holder) =>
      coded('recipient-may-know', { ...about, holder }),
    ),
  ];
  return [
    ...found.map((one) => ({ ...one, personId: person.id, purpose: '', item: '' })),
    ...limitedYeses(engine, db, paper),
  ];
}

/** Whether `recipient` is the person themselves, by the name that nobody else in their case has. */
export function isForThem(db: ReadDb, { id, name }: ForReader['person'], recipient: string): boolean {
  if (!isSameName(name, recipient)) return false;
  const person = findPerson(db, id);
  const inCase = person === undefined ? [] : listPeople(db, person.caseId);
  return inCase.filter((one) => isSameName(one.name, recipient)).length === 1;
}

/** What limits the yes under which it would leave: whether the pages stay within it, no list of words can tell. */
export function limitedYeses(
  engine: Engine,
  db: ReadDb,
  {
    person,
    recipient,
    leavesAs,
    forPurpose,
  }: Pick<ForReader, 'person' | 'recipient' | 'leavesAs' | 'forPurpose'>,
): MissingConsent[] {
  const ledger = listPersonConsents(db, person.id);
  return leavesUnder(engine.resources, leavesAs, forPurpose).flatMap(({ id: purpose, title }) => {
    const line = decisionFor(ledger, { personId: person.id, purpose, recipient }, today(engine, db));
    // A yes on a condition is held as one.
    if (line === undefined || limitOf(line) === '' || openCondition(ledger, line) !== undefined) return [];
    const about = { person: person.name, purpose: title, recipient: line.recipient, item: '' };
    const said = coded('consent-limited', { ...about, on: decidedDay(line), holder: limitOf(line) });
    return [{ ...said, personId: person.id, purpose: '', item: '' }];
  });
}
