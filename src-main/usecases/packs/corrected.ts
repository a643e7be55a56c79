/**
 * @file A record's accounts as a reader of a pack gets them: what was put right stands in its place, in the account it had
 * been written down wrongly in, and an account that holds nothing else has no heading. The record itself keeps both.
 */
import { isWritingMended } from '../../core/interviews/opening.ts';
import type { PrintedAccount, PrintedAnswer } from '../../documents/record-paper.ts';
import type { ReadRecord } from '../interviews/read-record.ts';

/** `accounts` as `recordPaper` has them: the first, then one for each later account. */
export function withCorrections(
  { view, form }: ReadRecord,
  accounts: readonly PrintedAccount[],
): PrintedAccount[] {
  const layers = [0, ...view.layers.map(({ layer }) => layer)];
  const found = accounts.map((account) => ({ ...account }));
  const numberOf = (question: string) => form.questions.findIndex(({ name }) => name === question) + 1;
  for (const right of view.answers.filter(isWritingMended).toSorted((a, b) => a.layer - b.layer)) {
    const was = view.answers
      .filter((one) => one.question === right.question && one.layer < right.layer && !isWritingMended(one))
      .toSorted((a, b) => b.layer - a.layer)[0];
    const [from, to] = [layers.indexOf(right.layer), layers.indexOf(was?.layer ?? right.layer)];
    const number = numberOf(right.question);
    const printed = answersOf(found[from]).find((one) => one.number === number);
    if (printed === undefined || from === to) continue;
    change(found, to, (one) => (one.number === number ? [printed] : [one]));
    change(found, from, (one) => (one.number === number ? [] : [one]));
  }
  return found.filter(({ pages }, at) => at === 0 || pages.length > 0);
}

const answersOf = (account: PrintedAccount | undefined): readonly PrintedAnswer[] =>
  account?.pages.flatMap(({ answers }) => answers) ?? [];

function change(
  accounts: PrintedAccount[],
  at: number,
  of: (one: PrintedAnswer) => readonly PrintedAnswer[],
): void {
  const account = accounts[at];
  if (account === undefined) return;
  const pages = account.pages
    .map((page) => ({ ...page, answers: page.answers.flatMap(of) }))
    .filter(({ answers }) => answers.length > 0);
  accounts[at] = { ...account, pages };
}
