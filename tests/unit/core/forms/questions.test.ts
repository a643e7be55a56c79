import { describe, expect, it } from 'vitest';
import { flattenQuestions, isAsked } from '../../../../src-main/core/forms/questions.ts';
import { loadExpressions } from '../../../../src-main/usecases/forms/expressions.ts';
import { parsedSmallForm } from '../../../support/forms.ts';

const questions = flattenQuestions(parsedSmallForm());
const { evaluate } = await loadExpressions();
const askedWith = (values: Record<string, unknown>) =>
  questions.filter((question) => isAsked(question, values, evaluate)).map((question) => question.name);

describe('the questions of a form', () => {
  it('come in the order they are asked, panels opened out', () => {
    expect(questions.map((q) => q.name)).toEqual([
      'alone',
      'companion',
      'c-interview',
      'c-police',
      'story',
      'when',
      'land',
      'hours',
      'methods',
      'legs',
    ]);
  });

  it('say where they come from, in their own words or the form’s', () => {
    expect(questions.find((q) => q.name === 'when')).toMatchObject({ source: 'Elsewhere', certainty: 'A' });
    expect(questions.find((q) => q.name === 'story')).toMatchObject({ source: 'Ours', certainty: 'C' });
  });

  it('appear only when their page, their panel and they themselves are asked for', () => {
    expect(askedWith({})).toEqual(['alone', 'c-interview', 'c-police']);
    expect(askedWith({ alone: 'no' })).toContain('companion');
    expect(askedWith({ alone: 'yes' })).toEqual(['alone', 'c-interview', 'c-police', 'story']);
    expect(askedWith({ alone: 'yes', story: 'x' })).toContain('legs');
    expect(askedWith({ alone: 'no', story: 'x' })).not.toContain('legs');
  });
});
