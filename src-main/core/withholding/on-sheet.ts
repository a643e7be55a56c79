/**
 * @file Words that are kept back only after somebody carried them into a sheet: the answer that was made of them is out of
 * date, and stays behind with them; what was carried over is made anew of what is left, and of what somebody typed the other
 * sentences stand. Short words count here, as they stand right beside the question;
 * what anybody told there without a limit counts for the answer. Our own rule.
 */

import type { AnswerView } from '../answers/answer.ts';
import { canBeTaken, isBlank, valueToTake } from '../answers/carried.ts';
import { isUndecided } from '../answers/differing.ts';
import type { FactStatement, FactView, KnownAnswer, Withheld } from '../answers/fact.ts';
import { isWithheld, placeOf } from '../answers/fact.ts';
import { fromFactValue, rowsOf } from '../answers/fact-values.ts';
import { readableValue } from '../answers/readable.ts';
import { isRecorded } from '../answers/said.ts';
import type { Question } from '../forms/questions.ts';
import type { MadeOfWithheld } from './places.ts';
import { withoutSentences } from './sentences.ts';

type Facts = ReadonlyMap<string, FactView>;

/**
 * Why this answer of a sheet may not be handed on as it is, and what of it may; undefined where all of it may. `told`: all that
 * was told elsewhere; `beside`: what is known for the question, with the words that are kept back taken out.
 */
export function withheldOnSheet(
  question: Question,
  { answer, entry, limits }: Recorded,
  told: Facts,
  beside: KnownAnswer | null,
): MadeOfWithheld | undefined {
  if (beside === null || !isRecorded(answer)) return undefined;
  const each = beside.facts.flatMap(({ key, title, statements }) =>
    statements.map((said) => ({ key, title, said })),
  );
  const open = each.filter(({ said }) => !isWithheld(said)).map(({ said }) => said);
  const shut = each.flatMap(({ key, title, said }): Shut[] => {
    const why = said.withheld;
    // What somebody wrote knowing that it is kept back is their own decision.
    if (why === undefined || (answer.relation !== 'confirms' && entry >= why.seq && !limits.has(why.seq)))
      return [];
    return (told.get(key)?.statements ?? [])
      .filter((one) => one.seq === said.seq && placeOf(one) === placeOf(said))
      .map((one) => ({ ...one, title, why }));
  });
  const madeOf = (one: Said) => shut.find((said) => isMadeOf(question, one, said, open))?.why;
  const why = madeOf(answer);
  if (why === undefined) return undefined;
  const left = [madeAnew(question, answer, beside), withoutHeld(question, answer, shut, open)].find(
    (one) => one !== null && hasWords(one) && madeOf({ ...answer, ...one }) === undefined,
  );
  return { why, left: left ?? null };
}

interface Recorded {
  readonly answer: AnswerView;
  /** Of the log. */
  readonly entry: number;
  /** Entries that keep words from this reader and not from whoever the sheet is for: of those, nobody decided otherwise. */
  readonly limits: ReadonlySet<number>;
}

type Said = Pick<AnswerView, 'state' | 'value' | 'ownWords'>;
type Shut = FactStatement & { readonly title: string; readonly why: Withheld };
type Left = NonNullable<MadeOfWithheld['left']>;

const hasWords = ({ value, ownWords }: Left): boolean => !isBlank(value) || ownWords !== '';

/** As carrying over would have it now: of all that was told without a limit. */
function madeAnew({ element }: Question, answer: AnswerView, known: KnownAnswer): Left | null {
  const { state, ownWords } = known;
  if (answer.relation !== 'confirms' || state !== answer.state || !canBeTaken(known) || isUndecided(known))
    return null;
  return { value: valueToTake(element, known), ownWords };
}

/** Of several choices those that were told openly too, of a text the sentences that have none of the words. */
function withoutHeld(
  question: Question,
  { value, ownWords, state }: Said,
  shut: readonly Shut[],
  open: readonly FactStatement[],
): Left {
  const said = openly(open);
  const choices = new Set(shut.flatMap((one) => valuesIn(fromFactValue(question, one.value))));
  const other = new Set(open.flatMap((one) => valuesIn(fromFactValue(question, one.value))));
  const parts = shut.flatMap(namedAndParts).filter((part) => !said.includes(part));
  const cut = (text: string) =>
    withoutSentences(text, (one) => parts.some((part) => plain(one).includes(part) || part === plain(one)));
  const goes = (one: unknown) => !choices.has(JSON.stringify(one)) || other.has(JSON.stringify(one));
  const isText = state === 'answered' && typeof value === 'string' && takesWords(question);
  if (isText) return { value: cut(value), ownWords: cut(ownWords) };
  const rest = Array.isArray(value) ? value.filter(goes) : goes(value) ? value : null;
  return isBlank(rest) && !isBlank(value) ? NOTHING_LEFT : { value: rest, ownWords: cut(ownWords) };
}

const NOTHING_LEFT: Left = { value: null, ownWords: '' };

const takesWords = ({ element }: Question): boolean => element.type === 'comment' || element.type === 'text';

const openly = (open: readonly FactStatement[]): string =>
  plain(open.flatMap((one) => [one.text, one.ownWords]).join('\n'));

/** Something of what was told is in the answer, and nobody said it there but in this telling. */
function isMadeOf(
  question: Question,
  answer: Said,
  told: FactStatement & { readonly title: string },
  open: readonly FactStatement[],
): boolean {
  const values = valuesIn(answer.state === 'answered' ? answer.value : null);
  const other = new Set(open.flatMap((one) => valuesIn(fromFactValue(question, one.value))));
  if (valuesIn(fromFactValue(question, told.value)).some((one) => values.includes(one) && !other.has(one)))
    return true;
  const text = answer.state === 'answered' ? readableValue(question.element, answer.value) : '';
  const holds = plain(`${text}\n${answer.ownWords}`);
  const said = openly(open);
  return namedAndParts(told).some((part) => holds.includes(part) && !said.includes(part));
}

/** "Pregnant: Yes" is short, and is what was told there. */
const namedAndParts = (told: FactStatement & { readonly title: string }): string[] => [
  ...(told.text === '' ? [] : [plain(`${told.title}: ${told.text}`)]),
  ...partsOf(told),
];

/** A choice or each of several, a text, a number, each row; nothing for no value. */
const valuesIn = (value: unknown): string[] =>
  [value]
    .flat()
    .flatMap((one) => (one === null || one === undefined || one === '' ? [] : [JSON.stringify(one)]));

/** A word such as "Yes" is in too much to be anybody's words. */
const ENOUGH = 4;
const partsOf = ({ text, ownWords, value }: FactStatement): string[] =>
  [
    text,
    ownWords,
    ...rowsOf(value).flatMap((row) => Object.values(row).filter((one) => typeof one === 'string')),
  ]
    .flatMap((one) => one.split(/\n+|(?<=[.!?])\s+/u))
    .map(plain)
    .filter((one) => [...one].length >= ENOUGH);

const plain = (text: string): string =>
  text
    .replace(/^\s*\d{1,3}\.\s+/gmu, '')
    .replace(/["“”\s]+/gu, ' ')
    .trim()
    .toLowerCase();
