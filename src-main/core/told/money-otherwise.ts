/**
 * @file What is said of a row for a debt or a payment that was told before the money was told otherwise: only where the text that
 * was told otherwise speaks of that very debt, by an amount or a name of the row. Our own rule (certainty M).
 */

import { accountOf } from '../answers/account-of.ts';
import type { FactStatement, FactView } from '../answers/fact.ts';
import type { RowsTold, RowTold } from '../answers/rows-told.ts';
import { heldInWords } from '../dates/held.ts';
import { ENGLISH, shaped } from './english.ts';
import { hasNameIn } from './named-in.ts';
import { rowWord } from './rows-in-words.ts';

export const MONEY_EACH = 'control.money-each';
const MONEY = 'control.debt';

/**
 * " (told before the money was told otherwise on DAY)" for `row` of the account `toldIn`, or empty. Where the later account told one of
 * the rows `owed` otherwise, that row says what it was before, and of the others nothing was told otherwise.
 */
export function otherwiseSince(
  facts: ReadonlyMap<string, FactView>,
  row: RowTold['value'],
  toldIn: FactStatement | undefined,
  { stands, gone }: RowsTold,
): string {
  const statements = facts.get(MONEY)?.statements ?? [];
  const since = statements.find(({ relation, cause }) => relation === 'differs' && cause !== 'recording');
  if (toldIn === undefined || since === undefined || since.seq <= toldIn.seq) return '';
  if (accountOf(since) === accountOf(toldIn)) return '';
  const isNamed = stands.some(
    ({ said, before }) =>
      before !== undefined && gone.includes(before) && accountOf(said) === accountOf(since),
  );
  if (isNamed) return '';
  const earlier = statements.filter(({ seq }) => seq < since.seq).map(wordsOf);
  if (!isOfSameMoney(row, changedIn(earlier.join('\n'), wordsOf(since)))) return '';
  const on = heldInWords(since.heldOn, since.at);
  return ` (${rowWord('otherwise-since')} ${on})`;
}

const wordsOf = ({ text, ownWords }: FactStatement): string => `${text}\n${ownWords}`;

/** The sentences that were not said again as they were. */
const changedIn = (earlier: string, since: string): string =>
  earlier
    .split(/(?<=[.!?])\s+|\n/u)
    .filter((sentence) => sentence.trim() !== '' && !since.includes(sentence.trim()))
    .join('\n');

function isOfSameMoney(row: RowTold['value'], told: string): boolean {
  const [what, who, amount] = [row.what, row.who, row.amount].map((cell) =>
    typeof cell === 'string' ? cell : '',
  );
  const there = new Set(amountsIn(told));
  if (amountsIn(`${amount}\n${what}`).some((one) => there.has(one))) return true;
  // A sentence begins with a capital, whatever it begins with.
  return hasNameIn(who ?? '', told) || hasNameIn((what ?? '').replace(/^\S+/u, ''), told);
}

const AMOUNT = shaped(ENGLISH['money-otherwise'].amount);

/** Without currency: "£4,000" and "4000" are one, "18 lakh" is another than "18". A bare small number is a count or a day. */
function amountsIn(words: string): string[] {
  return [...words.matchAll(AMOUNT)].flatMap(([, currency, number = '', scale = '']) => {
    const digits = number.replace(/[, ]|\.(?=\d{3}\b)/gu, '');
    const isMoney = currency !== undefined || scale !== '' || digits.length > 2;
    return isMoney ? [`${digits}${scale.toLowerCase().trim()}`] : [];
  });
}
