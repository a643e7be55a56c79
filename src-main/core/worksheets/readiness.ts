/**
 * @file What a sheet still lacks before it is typed into the official form: demanded fields without an answer, and what
 * the First Responder Toolkit (April 2026, section 3) looks for, kept as data in resources/rules/readiness.json. It
 * lists; nothing is counted up or scored.
 */

import type { AnswerView } from '../answers/answer.ts';
import { hasContent } from '../answers/said.ts';
import { type FormQuestion, formText } from '../forms/form-format.ts';
import { isTyped, type Question } from '../forms/questions.ts';

/**
 * Names a line of the page: a field, something looked for, an answer that names others, a telling that does, a row, words in
 * quotation marks, a no, what was told and the sheet does not show, a text that was carried and is to be read, what somebody typed
 * and is kept back, what stands against a wish.
 */
export const READINESS_LINE =
  /^(field|look|other|named|row|quote|no|told|read|typed|wish|consent)\/[a-z][a-z0-9-]{0,119}$/;

/** Somebody looked at a line, and there is nothing to be done about it. */
export interface SetAside {
  readonly reason: string;
  readonly at: string;
  readonly by: string;
}

export interface LookPart {
  readonly about: string;
  /** Of the sheet; the first of them that is asked on this route is where it belongs. */
  readonly questions: readonly string[];
  /** Only a reader can tell whether what is written there says this. */
  readonly read?: true | undefined;
}
/** A part of a look, and the question it belongs to. */
export interface PartRead {
  readonly about: string;
  readonly question: string;
  readonly stands: 'there' | 'missing' | 'read';
}

/**
 * The parts of a look that apply: of each the question that is asked now. `asked`: names, in any order. `written`:
 * whether anything is written there.
 */
export function readParts(
  parts: readonly LookPart[],
  asked: ReadonlySet<string>,
  written: (question: string) => boolean,
): PartRead[] {
  return parts.flatMap(({ about, questions, read }): PartRead[] => {
    const question = questions.find((name) => asked.has(name));
    if (question === undefined) return [];
    const stands = !written(question) ? 'missing' : read === true ? 'read' : 'there';
    return [{ about, question, stands }];
  });
}

/** Nothing of it is missing or left for a reader. */
export const isThere = (parts: readonly Pick<PartRead, 'stands'>[]): boolean =>
  parts.every((one) => one.stands === 'there');

/**
 * Why a field is not ready to be typed. `empty`: nothing is in it. `words`: the person's words alone, where the form takes
 * one of its choices. `undecided`: told differently. `not-taken`: told, and not yet in it. `aged`: it says how long ago something was, and was filled in too long ago.
 * `older`: more was told since, or it was told otherwise, and the copy is held until that is settled.
 */
export type WhyOpen = 'empty' | 'words' | 'undecided' | 'not-taken' | 'aged' | 'older';

/** Null for a field that is ready. `undecided`: its accounts differ and nobody has decided; `left`: what was told is not in it; `aged`: it may not hold any more; `older`: told before something else was. */
export function whyOpen(
  { element }: Pick<Question, 'element'>,
  answer: Pick<AnswerView, 'state' | 'ownWords'> | undefined,
  is: Readonly<Record<'undecided' | 'left' | 'aged' | 'older', boolean>>,
): WhyOpen | null {
  if (!isTyped(element)) return null;
  if (is.undecided) return 'undecided';
  if (is.left) return 'not-taken';
  if (is.aged) return 'aged';
  if (is.older) return 'older';
  if (element.testimony.destination !== 'required' || answer?.state === 'answered') return null;
  if (!hasContent(answer)) return 'empty';
  return takesChoice(element) ? 'words' : null;
}

const takesChoice = (element: FormQuestion): boolean =>
  'choices' in element || element.testimony.list !== undefined;

/** Of a choice that is read at a glance, what it may be. */
const AT_A_GLANCE = 6;
export const takenBy = (element: FormQuestion): string[] =>
  'choices' in element && element.choices.length <= AT_A_GLANCE
    ? element.choices.map((one) => formText(one.text))
    : [];
