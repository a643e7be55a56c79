import { beforeAll, describe, expect, it } from 'vitest';
import { constraintFinding } from '../../../../src-main/core/answers/constraints.ts';
import { FormFile } from '../../../../src-main/core/forms/form-format.ts';
import { flattenQuestions } from '../../../../src-main/core/forms/questions.ts';
import { type Expressions, loadExpressions } from '../../../../src-main/usecases/forms/expressions.ts';
import { said } from '../../../support/said.ts';

const LATER = {
  type: 'expression',
  expression: '{to} > {from}',
  text: { default: 'Later than the first.', ro: 'Mai târziu.' },
};
const CODE = { type: 'regex', regex: '^(?:[a-z]+)$', text: 'Small letters.' };
const form = FormFile.parse({
  title: 'T',
  description: '',
  testimony: { id: 't', version: '1', source: 's', certainty: 'C', label: 'l', use: 'worksheet' },
  pages: [
    {
      name: 'p',
      title: 'P',
      elements: [
        { type: 'text', inputType: 'number', name: 'from', title: 'From' },
        { type: 'text', inputType: 'number', name: 'to', title: 'To', validators: [LATER] },
        { type: 'text', name: 'code', title: 'Code', validators: [CODE] },
        {
          type: 'paneldynamic',
          name: 'rows',
          title: 'Rows',
          templateElements: [
            { type: 'text', name: 'a', title: 'A', validators: [CODE] },
            {
              type: 'text',
              inputType: 'number',
              name: 'b',
              title: 'B',
              validators: [{ type: 'expression', expression: '{panel.b} < {to}', text: 'Less than "to".' }],
            },
          ],
        },
      ],
    },
  ],
});
const questions = new Map(flattenQuestions(form).map((one) => [one.name, one]));
let work: Expressions;
beforeAll(async () => {
  work = await loadExpressions();
});
const finding = (name: string, value: unknown, others: Record<string, unknown> = {}) => {
  const question = questions.get(name);
  if (question === undefined) throw new Error(name);
  const found = constraintFinding(question, value, others, work);
  return found && said(found);
};

describe('a constraint of an own form', () => {
  it('speaks in the form’s own words', () => {
    expect(finding('to', 1, { from: 2 })).toBe('Later than the first.');
    expect(finding('to', 3, { from: 2 })).toBe(null);
  });

  it('is not held against an answer while what it looks at is unanswered', () => {
    expect(finding('to', 1)).toBe(null);
  });

  it('a pattern takes the whole answer, and no answer of any length stops it', () => {
    expect(finding('code', 'abc')).toBe(null);
    expect(finding('code', 'abc1')).toBe('Small letters.');
    expect(finding('code', 'a'.repeat(200_000))).toBe('Small letters.');
  });

  it('names the row it is about, and passes over cells nobody filled', () => {
    expect(finding('rows', [{ a: 'x', b: 1 }, {}, { a: '' }, { a: null, b: 2 }], { to: 5 })).toBe(null);
    expect(finding('rows', [{ a: 'x' }, { a: 'X' }])).toBe('Row 2: Small letters.');
    expect(finding('rows', [{ b: 6 }], { to: 5 })).toBe('Row 1: Less than "to".');
    expect(finding('rows', [{ b: 6 }])).toBe(null);
  });
});
