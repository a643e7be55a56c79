/**
 * @file What the pages of a pack say that somebody's safe contact plan rules out. What is sent to the person may be read by
 * those they live with: such words hold it back. Whoever else reads it is to know that an address is not to be used, so that
 * there they are pointed at, with the part they stand in. Our own rule.
 */
import type { ContactPlan, Never } from '../../core/contact/contact-plan.ts';
import { saidAgainst, saysWord } from '../../core/contact/forbidden.ts';
import { wishesAbout, wishesNotToTell } from '../../core/contact/not-to-be-told.ts';
import { type Coded, coded } from '../../core/findings/finding.ts';
import type { PrintedPart } from '../../documents/pack.ts';
import { standingPlan } from '../../vault/queries/contacts.ts';
import { refusal } from '../leaving/safe-contact.ts';
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
    ...about.map((wish) => coded('recipient-not-to-know', { recipient, wish: [wish] })),
    ...wishes.filter((one) => !about.includes(one)),
  ];
  if (plan === null) return { refused: [], warnings: kept };
  const named = profile.to !== 'person' && isNamedIn(plan, recipient);
  const isSent = asked.channel === 'post' || asked.channel === 'email';
  const found = printed.flatMap((part) =>
    saidAgainst(plan, textOf(part)).map((line) => ({ line, title: part.title })),
  );
  if (profile.to === 'person' && isSent)
    return { refused: onceEach(found.map(({ line }) => refusal(person.name, line))), warnings: [] };
  return {
    refused: [],
    warnings: [
      ...(named ? [coded('pack-recipient-in-plan', { recipient })] : []),
      ...kept,
      ...found.map(({ line, title }) => pointedAt(line, title)),
    ],
  };
}

/** Somebody the plan speaks of: whether they may read this is to be looked at, whatever it says of them. */
function isNamedIn(plan: ContactPlan, recipient: string): boolean {
  if (recipient === '') return false;
  const says = (text: string) => saysWord(text, recipient);
  return (
    plan.never.some(
      ({ what, value, why }) => (what === 'word' && saysWord(recipient, value)) || says(`${value}\n${why}`),
    ) ||
    plan.ways.some(({ detail, how }) => says(`${detail}\n${how}`)) ||
    says(`${plan.ifOtherAnswers}\n${plan.ifNotReached}`)
  );
}

const textOf = (part: PrintedPart): string =>
  [part.title, part.about, ...linesOf(part).flatMap(({ title, said }) => [title, ...said])].join('\n');

const pointedAt = ({ value, why }: Never, title: string): Coded =>
  coded('pack-against-plan', { title, words: value, why });

const onceEach = (found: readonly Coded[]): Coded[] => [
  ...new Map(found.map((one) => [JSON.stringify(one), one])).values(),
];
