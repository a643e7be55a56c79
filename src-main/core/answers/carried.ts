/** @file Where an answer that was carried over came from, and whether it still says the same. */
import type { FormQuestion } from '../forms/form-format.ts';
import type { HowSaid } from '../forms/questions.ts';
import type { AnswerView, StoredAnswer } from './answer.ts';
import type { FactStatement, KnownAnswer } from './fact.ts';
import { sinceThen } from './since-then.ts';
import { standingStatements } from './standing-statements.ts';

/** What a question takes over from what is recorded: its value, or where it takes text the words. */
export function valueToTake(
  question: FormQuestion,
  known: Pick<KnownAnswer, 'value' | 'text' | 'toBeAsked'>,
): unknown {
  if (known.toBeAsked === true) return null;
  const isText = question.type === 'comment' || question.type === 'text';
  return known.value ?? (isText && known.text !== '' ? known.text : null);
}

/**
 * Whether it goes into a sheet as it stands: a value that fits; the person's own words where no value was given; or that
 * they do not know this very thing, would rather not say it, or put it off.
 */
export const canBeTaken = ({ state, value, ownWords, itself }: KnownAnswer): boolean =>
  value !== null || (state !== 'answered' && (ownWords !== '' || itself === true));

/** A narrative that was told, and that whoever filled in the sheet has put in words of their own. */
export const isWordedAnew = (
  { testimony }: FormQuestion,
  answer: Pick<AnswerView, 'state' | 'value' | 'relation'> | undefined,
  known: KnownAnswer | undefined,
): boolean =>
  testimony.narrative === true &&
  answer?.state === 'answered' &&
  !isBlank(answer.value) &&
  answer.relation !== 'confirms' &&
  typeof known?.value === 'string';

/** `taken`: what of `known` an answer to this question takes over, where that is not its value. */
export function stillSays(
  answer: Pick<StoredAnswer, 'state' | 'value' | 'ownWords'>,
  known: Pick<KnownAnswer, 'state' | 'value' | 'ownWords'>,
  taken: unknown = known.value,
): boolean {
  if (answer.state !== known.state) return false;
  return answer.state === 'own-words' ? answer.ownWords === known.ownWords : sameValue(answer.value, taken);
}

/**
 * Where an answer was carried over from: of each day, person and place one statement. Said the same again since, it came
 * from the one that was there to be carried when entry `recordedIn` of the log recorded it; while it is not saved, from
 * what stands. `null`: it was given here. `otherwise`: it no longer says what it was taken from.
 */
export function carriedFrom(
  question: FormQuestion | undefined,
  answer: Pick<AnswerView, 'state' | 'value' | 'ownWords' | 'relation'> | undefined,
  known: KnownAnswer | undefined,
  recordedIn = Number.POSITIVE_INFINITY,
): readonly FactStatement[] | 'otherwise' | null {
  if (answer?.relation !== 'confirms') return null;
  if (known === undefined) return 'otherwise';
  const taken = question === undefined ? known.value : valueToTake(question, known);
  if (!stillSays(answer, known, taken)) return 'otherwise';
  return distinctOrigins(
    known.facts.flatMap((fact) =>
      standingStatements(fact).flatMap((stands) => wasThere(fact.statements, stands, recordedIn) ?? []),
    ),
  );
}

/**
 * The newest statement up to that entry that says what `stands` says, and not only that it is still so. What somebody told
 * goes before what a worker wrote down about it on a sheet, where nobody was asked.
 */
function wasThere(
  statements: readonly FactStatement[],
  stands: FactStatement,
  recordedIn: number,
): FactStatement | undefined {
  const same = statements.filter((one) => one.seq <= recordedIn && stillSays(one, stands));
  const told = same.filter((one) => one.relation !== 'confirms');
  return (
    told.find(({ origin }) => origin.kind === 'interview' && origin.sheet !== true) ?? told[0] ?? same[0]
  );
}

/** One of the statements for each day, person and place they come from. */
function distinctOrigins(leads: readonly FactStatement[]): FactStatement[] {
  const found = new Map<string, FactStatement>();
  for (const statement of leads) {
    const { at, author, origin } = statement;
    const place = origin.kind === 'interview' ? `${origin.screeningId} ${origin.layer}` : origin.kind;
    found.set(`${at.slice(0, 10)} ${author} ${place}`, statement);
  }
  return [...found.values()];
}

/** Both are JSON of the engine's making, with keys in one order. No value is null, '' or []. */
const sameValue = (a: unknown, b: unknown): boolean =>
  isBlank(a) ? isBlank(b) : JSON.stringify(a) === JSON.stringify(b);

/** Nothing typed and nothing chosen is no answer: '' and [] take an answer back. */
export const isBlank = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

// An account and what was added to it since, as one text and one value.

/** `value` is null where there is none, or where what was added cannot be put beside it. */
export interface ToldTogether {
  readonly state: KnownAnswer['state'];
  readonly text: string;
  readonly ownWords: string;
  readonly value: unknown;
  /** '' where the statements came to be said in more ways than one. */
  readonly howSaid: HowSaid;
}

/** `statements` as they stand, oldest first; undefined for none. */
export function toldTogether(statements: readonly FactStatement[]): ToldTogether | undefined {
  const last = statements.at(-1);
  if (last === undefined || statements.length === 1) return last;
  const text = textsTogether(statements.map((one, at) => sinceThen(one, one.text, at > 0)));
  const ownWords = textsTogether(statements.map((one) => one.ownWords));
  // Own words alone stand beside a value, and take nothing from it.
  const answered = statements.filter((one) => one.state === 'answered');
  const values = answered.map((one, at) =>
    typeof one.value === 'string' ? sinceThen(one, one.value, at > 0) : one.value,
  );
  const state = answered.length === 0 ? last.state : 'answered';
  const howSaid = statements.every((one) => one.howSaid === last.howSaid) ? last.howSaid : '';
  return { state, text, ownWords, howSaid, value: valuesTogether(values) };
}

/** A paragraph each. What was added may already hold what it was added to. */
function textsTogether(texts: readonly string[]): string {
  return texts
    .filter((text, index) => text !== '' && !texts.slice(index + 1).some((later) => later.includes(text)))
    .join('\n\n');
}

function valuesTogether(values: readonly unknown[]): unknown {
  if (values.length < 2) return values[0] ?? null;
  if (values.every((one) => typeof one === 'string')) return textsTogether(values);
  if (!values.every((one) => Array.isArray(one))) return null;
  const each = new Map(values.flat().map((one) => [JSON.stringify(one), one]));
  return [...each.values()];
}

// What a sheet still says and no account does any more: a row that was taken out, a day that had been written down
// wrongly.

/**
 * Lines of `text`, which was taken over from what was told then, that followed from it then and do not now; without those
 * that say where something was told. `now` is undefined where nothing is told of it any more.
 */
export function toldNoMore(
  element: FormQuestion,
  text: string,
  then: KnownAnswer,
  now: KnownAnswer | undefined,
): string[] {
  const told = new Set(linesOf(textOf(element, then)).map(plain));
  const stands = plain(textOf(element, now));
  return linesOf(text).filter((line) => told.has(plain(line)) && !stands.includes(plain(line)));
}

/** Whether there may be any: what was told then need not be worked out for an answer of which every line is told now. */
export const saysMore = (element: FormQuestion, text: string, now: KnownAnswer | undefined): boolean => {
  const stands = plain(textOf(element, now));
  return linesOf(text).some((line) => !stands.includes(plain(line)));
};

function textOf(element: FormQuestion, known: KnownAnswer | undefined): string {
  if (known === undefined) return '';
  const value = valueToTake(element, known);
  return typeof value === 'string' ? value : known.text;
}

/** A paragraph of several sentences has become another by one more of them, and says no less. */
const linesOf = (text: string): string[] =>
  text
    .split(/\n|(?<=\p{L}{2}[.!?]["”’)]?)\s+(?=["“]?\p{Lu})/u)
    .map((line) => line.trim())
    .filter((line) => plain(line) !== '' && !/^\[[^\]]*\]$/u.test(line));

const plain = (text: string): string =>
  text
    .replace(/["“”\s]+/g, ' ')
    .trim()
    .toLowerCase();
