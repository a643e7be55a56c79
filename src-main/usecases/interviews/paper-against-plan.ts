/** @file What of the pages of a record the safe contact plan of its person rules out, and whether it speaks of who gets them. */
import type { FactView } from '../../core/answers/fact.ts';
import { notForRecipient } from '../../core/contact/not-for-recipient.ts';
import { notToldIn, notToldRows } from '../../core/contact/not-told-rows.ts';
import { againstPlan, isNamedIn, type Said } from '../../core/contact/plan-says.ts';
import type { Found } from '../../core/errors/errors.ts';
import { type Coded, coded } from '../../core/findings/finding.ts';
import type { Question } from '../../core/forms/questions.ts';
import type { PersonId } from '../../core/ids.ts';
import type { RecordPaper } from '../../documents/record-paper.ts';
import type { ReadDb } from '../../vault/db.ts';
import { standingPlan } from '../../vault/queries/contacts.ts';

/** Each answer by its question, once, however many accounts say it. */
export function paperAgainstPlan(db: ReadDb, personId: PersonId, paper: RecordPaper): Coded[] {
  const found = againstPlan(standingPlan(db, personId), saidOn(paper));
  return [...new Map(found.map((one) => [JSON.stringify(one.params), one])).values()];
}

/**
 * Where the paper has words that, as somebody asked, are to be told or written nowhere, or not to who gets it; `item` is the
 * question they were said to, so that whoever decides can be led there.
 */
export const paperSaysNotTold = (
  facts: ReadonlyMap<string, FactView>,
  recipient: string,
  paper: RecordPaper,
  questions: readonly Pick<Question, 'name' | 'title'>[],
): Found[] => {
  const rows = notToldRows(facts);
  const nameOf = new Map(questions.map(({ name, title }) => [title, name]));
  const by = Map.groupBy(saidOn(paper), ({ title }) => title);
  return [...by].flatMap(([title, all]) => {
    const text = all.map((one) => one.text).join('\n');
    const theirs = notForRecipient(facts, recipient, text).flatMap((wish) => wish.words);
    const words = [...new Set([...notToldIn(rows, text), ...theirs])];
    const item = nameOf.get(title);
    return words.length === 0
      ? []
      : [{ ...coded('paper-says-not-told', { title, words }), ...(item === undefined ? {} : { item }) }];
  });
};

function saidOn(paper: RecordPaper): Said[] {
  const answers = paper.accounts.flatMap(({ pages }) => pages.flatMap((page) => page.answers));
  return [
    ...paper.facts.map(([title, text]) => ({ title, text })),
    ...paper.accounts.map(({ title, about }) => ({ title, text: about })),
    ...answers.map(({ question: title, said: told, ownWords, about }) => ({
      title,
      text: [told, ownWords, ...about].join('\n'),
    })),
  ];
}

export const namedInPlan = (db: ReadDb, personId: PersonId, recipient: string): Coded[] =>
  isNamedIn(standingPlan(db, personId), recipient.trim())
    ? [coded('pack-recipient-in-plan', { recipient: recipient.trim() })]
    : [];
