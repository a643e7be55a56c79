/**
 * @file What the pages of a pack say that somebody's safe contact plan rules out. What is sent to the person may be read by
 * those they live with: such words hold it back. Whoever else reads it is to know that an address is not to be used, so that
 * there they are pointed at, with the part they stand in. Our own rule.
 */

import type { MissingConsent } from '../../core/consent/consent-gate.ts';
import { mayBeTold } from '../../core/contact/may-be-told.ts';
import { wishesAbout, wishesNotToTell } from '../../core/contact/not-to-be-told.ts';
import { notToldIn, notToldRows } from '../../core/contact/not-told-rows.ts';
import { againstPlan, isNamedIn, ruledOut, type Said } from '../../core/contact/plan-says.ts';
import { type Coded, coded } from '../../core/findings/finding.ts';
import { unlikeReader } from '../../core/packs/recipient-profile.ts';
import type { PrintedPart } from '../../documents/pack.ts';
import { standingPlan } from '../../vault/queries/contacts.ts';
import { heldForReader } from '../disclosure/held-for-reader.ts';
import { refusal } from '../leaving/safe-contact.ts';
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
  const { engine, db, profile, asked, person, facts } = source;
  if (profile.to === 'person') return [];
  const { kind: leavesAs, forPurpose = '', recipient } = leavingPack(source);
  const places = printed.flatMap(placesIn);
  const text = printed.map(textOf).join('\n');
  const paper = { person, recipient, leavesAs, forPurpose, facts, places, text };
  const unlike = unlikeReader(profile, asked.recipient.trim());
  const about = { person: person.name, purpose: '', recipient: asked.recipient.trim(), item: '' };
  const other =
    unlike === null
      ? []
      : [
          {
            ...coded('recipient-unlike', { ...about, holder: unlike }),
            personId: person.id,
            purpose: '',
            item: '',
          },
        ];
  return [...other, ...heldForReader(engine, db, paper)];
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
