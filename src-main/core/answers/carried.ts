/** @file Where an answer that was carried over came from, and whether it still says the same. */

import type { FormQuestion } from '../forms/form-format.ts';
import type { AnswerView, StoredAnswer } from './answer.ts';
import type { FactStatement, KnownAnswer } from './fact.ts';
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
