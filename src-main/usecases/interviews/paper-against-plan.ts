/** @file What of the pages of a record the safe contact plan of its person rules out, and whether it speaks of who gets them. */
import { againstPlan, isNamedIn } from '../../core/contact/plan-says.ts';
import { type Coded, coded } from '../../core/findings/finding.ts';
import type { PersonId } from '../../core/ids.ts';
import type { RecordPaper } from '../../documents/record-paper.ts';
import type { ReadDb } from '../../vault/db.ts';
import { standingPlan } from '../../vault/queries/contacts.ts';

/** Each answer by its question, once, however many accounts say it. */
export function paperAgainstPlan(db: ReadDb, personId: PersonId, paper: RecordPaper): Coded[] {
  const answers = paper.accounts.flatMap(({ pages }) => pages.flatMap((page) => page.answers));
  const said = [
    ...paper.facts.map(([title, text]) => ({ title, text })),
    ...paper.accounts.map(({ title, about }) => ({ title, text: about })),
    ...answers.map(({ question: title, said: told, ownWords, about }) => ({
      title,
      text: [told, ownWords, ...about].join('\n'),
    })),
  ];
  const found = againstPlan(standingPlan(db, personId), said);
  return [...new Map(found.map((one) => [JSON.stringify(one.params), one])).values()];
}

export const namedInPlan = (db: ReadDb, personId: PersonId, recipient: string): Coded[] =>
  isNamedIn(standingPlan(db, personId), recipient.trim())
    ? [coded('pack-recipient-in-plan', { recipient: recipient.trim() })]
    : [];
