/**
 * @file Constraints: what an answer has to hold to, in the form's own words when it does not. Among the shipped forms
 * only a preparation sheet has any, where the official form refuses something: nobody's account is held against a rule.
 */
import type { AnswerCode } from '../findings/answer-codes.ts';
import { type Coded, coded } from '../findings/finding.ts';
import { type FormQuestion, formText, type Validator } from '../forms/form-format.ts';
import type { Evaluate, Question } from '../forms/questions.ts';
import { hasPattern } from '../text/linear-pattern.ts';
import { inRow } from './answers.ts';

export interface ConstraintWork {
  readonly evaluate: Evaluate;
  /** Names an expression refers to, or null when it cannot be read. */
  names(expression: string): readonly string[] | null;
}

type Values = Readonly<Record<string, unknown>>;

/** A pattern is only ever tried on text this short; none that is worth having is longer. */
const LONGEST_FOR_PATTERN = 500;

/**
 * The message of the first constraint that an answer does not hold to, or null. `values` are the other answers by
 * name. A constraint that looks at something nobody has answered yet is not held against this answer.
 */
export function constraintFinding(
  { name, element }: Question,
  value: unknown,
  values: Values,
  work: ConstraintWork,
): Coded<AnswerCode> | null {
  const known = { ...values, [name]: value };
  const own = firstBroken(element.validators, value, known, work);
  if (own !== null || element.type !== 'paneldynamic' || !Array.isArray(value)) return own;
  for (const [index, row] of (value as Values[]).entries()) {
    const finding = rowFinding(element, row, known, work);
    if (finding !== null) return inRow(index, finding);
  }
  return null;
}

function rowFinding(
  element: Extract<FormQuestion, { type: 'paneldynamic' }>,
  row: Values,
  known: Values,
  work: ConstraintWork,
): Coded<AnswerCode> | null {
  for (const cell of element.templateElements) {
    const value = row[cell.name];
    if (value === undefined || value === null || value === '') continue;
    const finding = firstBroken(cell.validators, value, { ...known, panel: row }, work);
    if (finding !== null) return finding;
  }
  return null;
}

function firstBroken(
  validators: readonly Validator[] | undefined,
  value: unknown,
  values: Values,
  work: ConstraintWork,
): Coded<AnswerCode> | null {
  const broken = validators?.find((validator) =>
    validator.type === 'regex'
      ? typeof value !== 'string' || !matches(validator.regex, value)
      : isAnswerable(validator.expression, values, work) && !work.evaluate(validator.expression, values),
  );
  return broken === undefined ? null : coded('answer-form-says', { text: formText(broken.text) });
}

/** The first pattern that an answer does not fit, or null: what can be said without other answers. */
export function patternFinding(element: FormQuestion, value: unknown): Coded<AnswerCode> | null {
  const broken = element.validators?.find(
    (one) => one.type === 'regex' && (typeof value !== 'string' || !matches(one.regex, value)),
  );
  return broken === undefined ? null : coded('answer-form-says', { text: formText(broken.text) });
}

const matches = (pattern: string, text: string): boolean =>
  text.length <= LONGEST_FOR_PATTERN && hasPattern(pattern, text);

function isAnswerable(expression: string, values: Values, work: ConstraintWork): boolean {
  return (work.names(expression) ?? []).every((name) => {
    const [first = '', second = ''] = name.split(/[.[]/);
    const holder = first === 'panel' ? (values.panel as Values | undefined) : values;
    return (holder?.[first === 'panel' ? second : first] ?? null) !== null;
  });
}
