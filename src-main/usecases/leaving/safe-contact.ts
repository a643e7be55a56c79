/** @file What of somebody's safe contact plan stands against a way of reaching them, said as findings with the reason. */

import type { Never } from '../../core/contact/contact-plan.ts';
import { forbiddenBy, type Way } from '../../core/contact/forbidden.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { type Coded, coded } from '../../core/findings/finding.ts';
import type { PersonId } from '../../core/ids.ts';
import type { ReadDb } from '../../vault/db.ts';
import { standingPlan } from '../../vault/queries/contacts.ts';
import { toldNeverOf } from '../answers/told-never.ts';
import type { Engine } from '../engine/engine.ts';

/** What was told elsewhere counts too, until somebody decides it in the plan. */
export function refusedWays(
  engine: Engine,
  db: ReadDb,
  { id, name }: { readonly id: PersonId; readonly name: string },
  way: Way,
): Coded[] {
  const told = toldNeverOf(engine, db, id).filter(
    ({ lines }) => forbiddenBy({ never: [...lines] }, way).length > 0,
  );
  return [
    ...forbiddenBy(standingPlan(db, id), way).map((line) => refusal(name, line)),
    ...told.map(({ words }) => coded('contact-told-never', { person: name, words })),
  ];
}

/** A line of the plan, said with its reason. */
export function refusal(person: string, line: Never): Coded {
  const { why } = line;
  switch (line.what) {
    case 'channel':
      return coded('contact-never-channel', { person, channel: line.value, why });
    case 'address':
      return coded('contact-never-address', { person, address: line.value, why });
    case 'word':
      return coded('contact-never-word', { person, word: line.value, why });
  }
}

export const contactForbidden = (subject: string, found: readonly Coded[]) =>
  new TestimonyError('contact-forbidden', { subject, found });
