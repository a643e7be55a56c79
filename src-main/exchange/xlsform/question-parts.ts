/** @file What a question is besides its kind: constraints, what is recommended, what is suggested. */

import type { ExpressionCode } from '../../core/findings/expression-codes.ts';
import { type Coded, coded } from '../../core/findings/finding.ts';
import { compiled } from '../../core/text/linear-pattern.ts';
import type { Entry } from './entries.ts';
import { type FormBuilder, reason } from './form-builder.ts';
import { toCondition } from './survey-expression.ts';
import type { Text } from './texts.ts';
import { NotSupported, type XPath } from './xpath.ts';

/**
 * Which patterns of a constraint can be run: a form from elsewhere must not be able to stop the program.
 */
const LONGEST = 500;

/** Null when the pattern can be run; otherwise why not. Looking around and looking back take more than linear time. */
export function patternProblem(pattern: string): Coded<ExpressionCode> | null {
  if (pattern.length > LONGEST) return coded('expression-pattern-too-long');
  try {
    new RegExp(pattern, 'u');
  } catch {
    return coded('expression-pattern-unread');
  }
  if (/\(\?(?!:)|\\[1-9k]/.test(pattern)) return coded('expression-pattern-looks-around');
  return compiled(pattern) === null ? coded('expression-pattern-slow') : null;
}

export type Validator =
  | { readonly type: 'expression'; readonly expression: string; readonly text: Text }
  | { readonly type: 'regex'; readonly regex: string; readonly text: Text };

const DEFAULT_MESSAGE = 'This does not fit what the form asks for here.';

/** All of a question's constraints, or none where one part cannot be worked out. */
export function validatorsOf(builder: FormBuilder, entry: Entry): Validator[] {
  const { row } = entry.node;
  const constraint = row.cell('constraint');
  if (constraint === '') return [];
  const text = builder.text(row, 'constraint_message') ?? DEFAULT_MESSAGE;
  try {
    const validators = builder
      .constraintParts(constraint)
      .map(
        (part) =>
          patternOf(part, text) ?? { type: 'expression', expression: test(builder, entry, part), text },
      );
    builder.counts.constraints += 1;
    return validators as Validator[];
  } catch (thrown) {
    builder.note('look', row, 'constraint', coded('import-any-answer', { why: [reason(thrown)] }));
    return [];
  }
}

/** `regex(., 'pattern')` by itself: the whole answer must match. */
function patternOf(part: XPath, text: Text): Validator | null {
  if (part.is !== 'call' || part.name !== 'regex') return null;
  const [subject, pattern] = part.args;
  if (part.args.length !== 2 || subject?.is !== 'self' || pattern?.is !== 'string') {
    throw new NotSupported(coded('expression-pattern-elsewhere'));
  }
  const problem = patternProblem(pattern.value);
  if (problem !== null) throw new NotSupported(problem);
  return { type: 'regex', regex: `^(?:${pattern.value})$`, text };
}

/** A date that is not known to the day is never held against a constraint. */
function test(builder: FormBuilder, entry: Entry, part: XPath): string {
  const scope = builder.entries.scope(entry);
  const condition = toCondition(part, scope);
  const self = scope.self();
  return self.kind === 'day' && self.name !== undefined
    ? `(({${self.name}.value.length} < 10) or ${condition})`
    : condition;
}

/** Nothing has to be answered here; what the form wanted answered is recommended, and the cell stays as it is. */
export function isRecommended(builder: FormBuilder, entry: Entry): boolean {
  const { row } = entry.node;
  const cell = row.cell('required').toLowerCase();
  if (['', 'no', 'false', 'false()', '0'].includes(cell)) return false;
  const always = ['yes', 'true', 'true()', '1'].includes(cell);
  const code = always ? 'import-recommended-always' : 'import-recommended';
  builder.note('changed', row, 'required', coded(code));
  builder.counts.recommended += 1;
  return true;
}

/** A fixed default is offered, never recorded by itself. Undefined where there is none or it has to be worked out. */
export function suggestionOf(
  builder: FormBuilder,
  entry: Entry,
  read: (text: string) => string | number | readonly string[] | undefined,
): string | number | readonly string[] | undefined {
  const { row } = entry.node;
  const text = row.cell('default');
  if (text === '') return undefined;
  if (/\$\{|^[\w-]+\(.*\)$/.test(text)) {
    builder.note('changed', row, 'default', coded('import-default-worked-out'));
    return undefined;
  }
  const value = read(text);
  if (value === undefined) {
    builder.note('look', row, 'default', coded('import-default-no-answer'));
    return undefined;
  }
  builder.note('changed', row, 'default', coded('import-default-suggested'));
  return value;
}
