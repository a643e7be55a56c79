/**
 * @file Fields of a sheet that the program filled: it joins what was told in several talks and to several questions, so
 * whoever signs reads each once before it goes. What somebody worded themselves they have read. Our own rule: people who
 * were told to read the copy once more, field by field, put nearly every wrong one right.
 */

import { type Telling, tellingsBeside } from '../answers/accounts.ts';
import type { AnswerView } from '../answers/answer.ts';
import type { KnownAnswer } from '../answers/fact.ts';
import { isWithheld } from '../answers/fact.ts';
import { hasContent } from '../answers/said.ts';
import { type Coded, coded } from '../findings/finding.ts';
import { type Question, takesWords } from '../forms/questions.ts';
import { plainWords } from '../text/plain-words.ts';
import { sentencesIn } from '../told/told-anew.ts';

/** Sheets of which what the program filled is read before it goes. */
const READ_BEFORE: ReadonlySet<string> = new Set(['nrm-preparation', 'child-first-response']);
export const isReadBefore = (formId: string): boolean => READ_BEFORE.has(formId);

/** What to look for in each, in the order in which it is read; a sentence each. */
export const READ_FOR: readonly Coded[] = [
  coded('read-nothing-more'),
  coded('read-days'),
  coded('read-put-right'),
  coded('read-whose-words'),
  coded('read-label'),
  coded('read-not-for-reader'),
  coded('read-no-remark'),
  coded('read-nothing-to-say'),
  coded('read-not-sure'),
];

type Standing = Pick<AnswerView, 'state' | 'value' | 'ownWords' | 'relation'>;

/** `not`: fields that take words and are not read again; `choices`: those that are. By name. */
export interface ReadRule {
  readonly not: readonly string[];
  readonly choices: readonly string[];
}

/** A field that takes words and is not named as one that needs no reading, or a choice that is named as one that does. */
export const isToBeRead = ({ name, element }: Pick<Question, 'name' | 'element'>, rule: ReadRule): boolean =>
  takesWords(element) ? !rule.not.includes(name) : rule.choices.includes(name);

/** What of an answer is read; a change of any of it is another text. */
export const readOf = ({ state, value, ownWords }: Standing) => ({ state, value: value ?? null, ownWords });

/**
 * Whether the program put words there that nobody has gone over since. `before`: what stood there earlier, oldest first: where
 * somebody's own words were kept beside what was told, they have not read what was put above them.
 */
export function isCarried(
  answer: Standing | undefined,
  before: readonly Standing[],
  known: KnownAnswer | undefined,
): boolean {
  if (answer === undefined || !hasContent(answer)) return false;
  if (answer.relation === 'confirms') return true;
  const last = before.findLast((one) => textOf(one) !== textOf(answer));
  if (known === undefined || last === undefined || last.relation === 'confirms') return false;
  return hasToldBeside(textOf(answer), textOf(last), known);
}

const textOf = ({ value, ownWords }: Pick<Standing, 'value' | 'ownWords'>): string =>
  [typeof value === 'string' ? value : '', ownWords].filter((part) => part !== '').join('\n');

/** All of `written` stands in `text`, and a sentence of what is told beside it does as well, which it did not before. */
function hasToldBeside(text: string, written: string, known: KnownAnswer): boolean {
  const [now, then] = [plainWords(text), plainWords(written)];
  if (then === '' || now === then || !now.includes(then)) return false;
  return (
    tellingsBeside(known)
      .filter((one) => !isWithheld(one))
      // Of what was told earlier, or of lines that stood in the ledger, no more than what is new is put there.
      .flatMap(({ text: told, ownWords }) => [told, ownWords].flatMap(sentencesIn))
      .map(plainWords)
      .some((told) => told !== '' && now.includes(told) && !then.includes(told))
  );
}

/** The tellings a text was made of: those whose words stand in it, else all that were there to be carried. */
export function madeOf(
  answer: Pick<Standing, 'value' | 'ownWords'>,
  known: KnownAnswer | undefined,
  recordedIn: number,
): readonly Telling[] {
  const told = known === undefined ? [] : tellingsBeside(known).filter((one) => !isWithheld(one));
  const text = plainWords(textOf(answer));
  const inIt = told.filter((one) =>
    [one.text, one.ownWords].flatMap(linesOf).some((line) => text.includes(line)),
  );
  return inIt.length > 0 ? inIt : told.filter(({ seq }) => seq <= recordedIn);
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map(plainWords)
    .filter((line) => line !== '');
