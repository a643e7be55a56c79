/**
 * @file What the pages of a pack say that somebody's safe contact plan rules out. What is sent to the person may be read by
 * those they live with: such words hold it back. Whoever else reads it is to know that an address is not to be used, so that
 * there they are pointed at, with the part they stand in. Our own rule.
 */
import type { Never } from '../../core/contact/contact-plan.ts';
import { saidAgainst } from '../../core/contact/forbidden.ts';
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
  if (plan === null) return { refused: [], warnings: [] };
  const isSent = asked.channel === 'post' || asked.channel === 'email';
  const found = printed.flatMap((part) =>
    saidAgainst(plan, textOf(part)).map((line) => ({ line, title: part.title })),
  );
  if (profile.to === 'person' && isSent)
    return { refused: onceEach(found.map(({ line }) => refusal(person.name, line))), warnings: [] };
  return { refused: [], warnings: found.map(({ line, title }) => pointedAt(line, title)) };
}

const textOf = (part: PrintedPart): string =>
  [part.title, part.about, ...linesOf(part).flatMap(({ title, said }) => [title, ...said])].join('\n');

const pointedAt = ({ value, why }: Never, title: string): Coded =>
  coded('pack-against-plan', { title, words: value, why });

const onceEach = (found: readonly Coded[]): Coded[] => [
  ...new Map(found.map((one) => [JSON.stringify(one), one])).values(),
];
