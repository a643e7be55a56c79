/** @file Where an answer that was carried over came from, as long as that still says the same. */
import { stillSays } from '../../src-main/core/answers/carried.ts';
import type { FactStatement, KnownAnswer } from '../../src-main/core/answers/fact.ts';
import { standingStatements } from '../../src-main/core/answers/standing-statements.ts';
import type { FormQuestion } from '../../src-main/core/forms/form-format.ts';
import type { Draft } from './answers.ts';

/** What a question takes over from what is recorded: its value, or where it takes text the words. */
export function valueToTake(question: FormQuestion, known: KnownAnswer): unknown {
  if (known.toBeAsked === true) return null;
  const isText = question.type === 'comment' || question.type === 'text';
  return known.value ?? (isText ? known.text : null);
}

/** Null for an answer given here; `otherwise` once what it was taken from says something else. */
export function carriedFrom(
  question: FormQuestion,
  draft: Draft | undefined,
  known: KnownAnswer | undefined,
): readonly FactStatement[] | 'otherwise' | null {
  if (draft?.relation !== 'confirms') return null;
  if (known === undefined || !stillSays(draft, known, valueToTake(question, known))) return 'otherwise';
  return distinctOrigins(known.facts.flatMap(standingStatements));
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
