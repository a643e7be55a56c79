/**
 * @file What the pages of a pack say that somebody's safe contact plan rules out. What is sent to the person may be read by
 * those they live with: such words hold it back. Whoever else reads it is to know that an address is not to be used, so that
 * there they are pointed at, with the part they stand in. Our own rule.
 */

import { agreedByName, decidedDay, decisionFor } from '../../core/consent/consent.ts';
import type { MissingConsent } from '../../core/consent/consent-gate.ts';
import { limitOf } from '../../core/consent/limit.ts';
import { openCondition } from '../../core/consent/open-condition.ts';
import { mayBeTold, mayBeToldTo } from '../../core/contact/may-be-told.ts';
import { type HeldWish, notForRecipient } from '../../core/contact/not-for-recipient.ts';
import { wishesAbout, wishesNotToTell } from '../../core/contact/not-to-be-told.ts';
import { notToldIn, notToldRows } from '../../core/contact/not-told-rows.ts';
import { againstPlan, isNamedIn, ruledOut, type Said } from '../../core/contact/plan-says.ts';
import { type Coded, coded } from '../../core/findings/finding.ts';
import { unlikeReader } from '../../core/packs/recipient-profile.ts';
import type { PrintedPart } from '../../documents/pack.ts';
import { listPersonConsents } from '../../vault/queries/consent.ts';
import { standingPlan } from '../../vault/queries/contacts.ts';
import { today } from '../engine/day.ts';
import { refusal } from '../leaving/safe-contact.ts';
import { leavesUnder } from '../resources/vocabulary.ts';
import { leavingPack } from './leaving-pack.ts';
import { linesOf } from './pack-part.ts';
import type { PackSource } from './pack-source.ts';

export interface PlanWords {
  /** It does not go so. */
  readonly refused: readonly Coded[];
  /** It may go, once somebody has looked at it. */
  readonly warnings: readonly Coded[];
}

export function planWords(source: PackSource, printed: readonly PrintedPart[]): PlanWords {
  const { profile, asked, person, db } = source;
  const plan = standingPlan(db, person.id);
  const recipient = asked.recipient.trim();
  const wishes = profile.to === 'person' ? [] : wishesNotToTell(source.facts);
  const about = wishesAbout(wishes, recipient);
  const kept = [
    ...about.map(({ found }) => coded('recipient-not-to-know', { recipient, wish: [found] })),
    ...wishes.filter((one) => !about.includes(one)).map(({ found }) => found),
    ...(profile.to === 'person' ? [] : mayBeTold(source.facts)).map((said) =>
      coded('pack-may-be-told', { said }),
    ),
    ...(profile.to === 'person' ? [] : saysNotTold(source, printed)),
  ];
  if (plan === null) return { refused: [], warnings: kept };
  const named = profile.to !== 'person' && isNamedIn(plan, recipient);
  const isSent = asked.channel === 'post' || asked.channel === 'email';
  const said = printed.map((part) => ({ title: part.title, text: textOf(part) }));
  if (profile.to === 'person' && isSent)
    return {
      refused: onceEach(ruledOut(plan, said).map(({ line }) => refusal(person.name, line))),
      warnings: [],
    };
  return {
    refused: [],
    warnings: [
      ...(named ? [coded('pack-recipient-in-plan', { recipient })] : []),
      ...kept,
      ...onceEach(againstPlan(plan, printed.flatMap(placesIn))),
    ],
  };
}

/** Who gets it is not to be told what the pages say, may know only so much, or is not whom it is made for: it is held. */
export function heldFor(source: PackSource, printed: readonly PrintedPart[]): MissingConsent[] {
  const { profile, asked, person, facts } = source;
  if (profile.to === 'person') return [];
  const recipient = asked.recipient.trim();
  const about = { person: person.name, purpose: '', recipient, item: '' };
  const places = printed.flatMap(placesIn);
  // Where it says it, so that somebody can take it out there.
  const placesOf = (tellsIn: HeldWish['wordsIn']) => [
    ...new Set(
      places
        .filter(({ text }) => tellsIn(text).length > 0)
        .map(({ title }) => title)
        .filter((title) => title !== ''),
    ),
  ];
  const unlike = unlikeReader(profile, recipient);
  const found = [
    ...notForRecipient(facts, recipient, printed.map(textOf).join('\n')).map(({ wish, words, wordsIn }) =>
      coded('recipient-not-told', { ...about, holder: wish, words, fields: placesOf(wordsIn) }),
    ),
    ...mayBeToldTo(facts, recipient, agreedAt(source)).map((holder) =>
      coded('recipient-may-know', { ...about, holder }),
    ),
    ...(unlike === null ? [] : [coded('recipient-unlike', { ...about, holder: unlike })]),
  ];
  return [
    ...found.map((one) => ({ ...one, personId: person.id, purpose: '', item: '' })),
    ...limitedYeses(source),
  ];
}

/** What limits the yes under which it would leave: whether the pages stay within it, no list of words can tell. */
function limitedYeses(source: PackSource): MissingConsent[] {
  const { engine, db, person } = source;
  const { kind, forPurpose = '', recipient } = leavingPack(source);
  const ledger = listPersonConsents(db, person.id);
  return leavesUnder(engine.resources, kind, forPurpose).flatMap(({ id: purpose, title }) => {
    const line = decisionFor(ledger, { personId: person.id, purpose, recipient }, today(engine, db));
    // A yes on a condition is held as one.
    if (line === undefined || limitOf(line) === '' || openCondition(ledger, line) !== undefined) return [];
    const about = { person: person.name, purpose: title, recipient: line.recipient, item: '' };
    const said = coded('consent-limited', { ...about, on: decidedDay(line), holder: limitOf(line) });
    return [{ ...said, personId: person.id, purpose: '', item: '' }];
  });
}

/** The entry of the log with which they agreed that this very reader gets it: what limits that yes stands beside it. */
function agreedAt(source: PackSource): number | undefined {
  const { engine, db, person } = source;
  const { kind, forPurpose = '', recipient } = leavingPack(source);
  const purposes = leavesUnder(engine.resources, kind, forPurpose).map(({ id }) => id);
  return agreedByName(listPersonConsents(db, person.id), { recipient, purposes }, today(engine, db))?.seq;
}

/** Where a part says what is recorded as not to be told or written. */
function saysNotTold({ facts }: PackSource, printed: readonly PrintedPart[]): Coded[] {
  const rows = notToldRows(facts);
  return printed.flatMap((part) => {
    const words = notToldIn(rows, textOf(part));
    return words.length === 0 ? [] : [coded('paper-says-not-told', { title: part.title, words })];
  });
}

/** Each answer by its question, so that whoever looks finds the place; what stands around them by the part. */
function placesIn(part: PrintedPart): Said[] {
  let last = part.title;
  const answers = part.pages.flatMap((page) => page.answers);
  const each = answers.map(({ question, said, ownWords, about, notes = 0 }) => {
    last = question === '' ? last : question;
    return {
      title: last,
      text: [question, said, ownWords, ...about].join('\n'),
      // What another account says of it is printed beside it, and was told too.
      told: [said, ownWords, ...about.slice(notes)].join('\n'),
    };
  });
  const around = [part.title, part.about, ...part.lines, ...part.blanks].join('\n');
  return [{ title: part.title, text: around }, ...each];
}

const textOf = (part: PrintedPart): string =>
  [part.title, part.about, ...linesOf(part).flatMap(({ title, said }) => [title, ...said])].join('\n');

const onceEach = (found: readonly Coded[]): Coded[] => [
  ...new Map(found.map((one) => [JSON.stringify(one), one])).values(),
];
