/** @file An account and what was added to it since, as one text and one value. */
import type { HowSaid } from '../forms/questions.ts';
import type { FactStatement, KnownAnswer } from './fact.ts';
import { sinceThen } from './since-words.ts';

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
