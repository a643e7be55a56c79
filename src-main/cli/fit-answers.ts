/**
 * @file From the answers in a file to those of a form: names as an own form first had them, dates as people type
 * them. What does not fit is named all at once, so that a file is mended in one go.
 */
import * as z from 'zod';
import type { ScreeningView } from '../contract/interviews.ts';
import {
  ANSWER_RELATIONS,
  ANSWER_STATES,
  type AnswerState,
  DIFFERENCE_CAUSES,
} from '../core/answers/answer.ts';
import { answerFinding, inRow } from '../core/answers/answers.ts';
import { withReason } from '../core/answers/reason-words.ts';
import { relationKept, SINCE } from '../core/answers/since-then.ts';
import { asTestimonyError, type Found, TestimonyError } from '../core/errors/errors.ts';
import type { AnswerCode } from '../core/findings/answer-codes.ts';
import { type Coded, coded } from '../core/findings/finding.ts';
import type { FormQuestion } from '../core/forms/form-format.ts';
import { questionName } from '../core/forms/question-name.ts';
import { HOW_SAID } from '../core/forms/questions.ts';
import { nearestNames } from '../core/text/nearest-name.ts';
import { ChangedRow } from './changed-rows.ts';
import { readDate } from './dates.ts';
import { questionsOf } from './record-lines.ts';

/** Beside "since", a cause of the list would be lost: it is one of a difference. */
const isSinceAlone = ({
  relation,
  cause = '',
}: {
  readonly relation?: string | undefined;
  readonly cause?: string | undefined;
}) => relation !== SINCE || cause === '' || cause === SINCE || cause === 'other';

/** Without `state`: `answered` where a value is given, `own-words` where only those are, else `not-asked`. */
export const GivenAnswer = z
  .strictObject({
    question: z.string(),
    state: z.enum(ANSWER_STATES).optional(),
    value: z.json().optional(),
    /** In place of `value`: what changed in rows that are recorded; see changed-rows.ts. */
    rows: z.array(ChangedRow).min(1).optional(),
    ownWords: z.string().optional(),
    /** Why it differs, or is told only now, in the person's words; none of the answer's. */
    reasonWords: z.string().optional(),
    /** The same where it was only reported, and nobody's words are known: it stands without quotation marks. */
    reason: z.string().optional(),
    /** How it stands to what was recorded before; `new` if left out. */
    relation: z.enum([...ANSWER_RELATIONS, SINCE]).optional(),
    /** Why it differs, if the person says. */
    cause: z.enum(DIFFERENCE_CAUSES).optional(),
    /** How it came to be said; as its question is asked if left out. */
    howSaid: z.enum(HOW_SAID).optional(),
  })
  .refine(isSinceAlone, {
    path: ['cause'],
    message:
      '"since" is no difference and takes no cause; why it has changed, in the words of the person, is "reasonWords"',
  });
type Given = z.infer<typeof GivenAnswer>;

/** Throws `answer-not-allowed` with a finding for each question, name or date that does not fit; nothing is written yet. */
export function fitAnswers(form: Pick<ScreeningView, 'definition'>, given: readonly Given[]) {
  const questions = questionsOf(form);
  const names = [...questions.keys()];
  const refused: (Found & { readonly field: string })[] = [];
  const answers = given.map((one) => {
    const { state, relation = 'new' as const, howSaid } = one;
    const reported = one.reason?.replace(/[[\]]/gu, '').trim() ?? '';
    const reasonWords = bothReasons(reported, one.reasonWords ?? '');
    const cause = one.cause ?? (reasonWords === '' ? ('' as const) : ('other' as const));
    const ownWords = withReason(one.ownWords ?? '', reasonWords);
    const question = nameFor(one.question, questions);
    const element = questions.get(question)?.element;
    const refuse = (finding: Coded) => refused.push({ ...finding, field: one.question });
    const value = element === undefined ? (one.value ?? null) : withDates(element, one.value ?? null, refuse);
    if (element === undefined)
      refuse(coded('answer-no-such-question', { nearest: nearestNames(one.question, names) }));
    const said = {
      state: state ?? stateOf(value, ownWords),
      value,
      ownWords,
      ...relationKept({ relation, cause }),
    };
    return { question, ...said, ...(howSaid === undefined ? {} : { howSaid }) };
  });
  const first = refused[0];
  if (first === undefined) return answers;
  for (const [index, { question, state, value }] of answers.entries()) {
    const element = questions.get(question)?.element;
    const typed = given[index]?.question ?? question;
    if (element === undefined || refused.some((one) => one.field === typed)) continue;
    const finding = answerFinding({ element }, state, value);
    if (finding !== null) refused.push({ ...finding, field: question });
  }
  throw new TestimonyError('answer-not-allowed', { subject: first.field, found: refused });
}

/** What was reported stands in the brackets that mark nobody's words, before what the person said themselves. */
const bothReasons = (reported: string, said: string): string =>
  [reported === '' ? '' : `[${reported}]`, said.trim()].filter((part) => part !== '').join(' ');

/** What is meant where nobody says: a value answers, and words stand in its place. */
const stateOf = (value: unknown, ownWords: string): AnswerState =>
  value !== null ? 'answered' : ownWords === '' ? 'not-asked' : 'own-words';

/** An own form's `has_children` has become `has-children`: either is understood. */
function nameFor(typed: string, questions: ReadonlyMap<string, unknown>): string {
  if (questions.has(typed)) return typed;
  const changed = questionName(typed);
  return questions.has(changed) ? changed : typed;
}

/** A date typed as for "person add --born", in a question or in its rows, as it is stored. */
function withDates(
  element: FormQuestion,
  value: Given['value'],
  refuse: (finding: Coded<AnswerCode>) => void,
): NonNullable<Given['value']> | null {
  if (value === undefined || value === null) return null;
  if (element.type === 'text' && element.testimony.kind === 'fuzzy-date' && typeof value === 'string')
    return dateIn(value, refuse);
  if (element.type !== 'paneldynamic' || !Array.isArray(value)) return value;
  return value.map((row, index) => {
    if (typeof row !== 'object' || row === null || Array.isArray(row)) return row;
    const cells = Object.entries(row).map(([name, cell]) => {
      const column = element.templateElements.find((one) => one.name === name);
      const refuseRow = (finding: Coded<AnswerCode>) =>
        refuse(inRow(index, coded('answer-in-column', { name, why: [finding] })));
      return [name, column === undefined ? cell : withDates(column, cell, refuseRow)];
    });
    return Object.fromEntries(cells);
  });
}

function dateIn(typed: string, refuse: (finding: Coded<AnswerCode>) => void) {
  try {
    return { ...readDate(typed, 'value') } as Record<string, string>;
  } catch (thrown) {
    refuse(coded('answer-date-unread', { why: asTestimonyError(thrown).detail ?? '' }));
    return typed;
  }
}
