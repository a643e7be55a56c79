/** What an answer on the consent page does to the ledger, where it decides nothing for everybody. */
import { describe, expect, it } from 'vitest';
import { decisionIn } from '../../../../src-main/core/answers/answered-consent.ts';
import { requireForm } from '../../../../src-main/usecases/forms/form-library.ts';
import { findResources } from '../../../../src-main/usecases/resources/resources.ts';

const answered = (value: string) => ({ state: 'answered' as const, value });

describe.each(['undecided', 'named'])('“%s”', (value) => {
  it('is no decision, and leaves one that was given elsewhere', () => {
    expect(decisionIn(answered(value), undefined, true)).toBeUndefined();
    expect(decisionIn(answered(value), 'given', false)).toBeUndefined();
    expect(decisionIn(answered(value), 'refused', false)).toBeUndefined();
  });

  it('ends the agreement that this very answer had given to everybody', () => {
    expect(decisionIn(answered(value), 'given', true)).toBe('withdrawn');
  });
});

it('can be said of each purpose that somebody may want to think about', async () => {
  const { questions } = await requireForm(findResources(), 'screening-interview');
  const choices = questions.flatMap(({ consent, element }) =>
    consent !== null && consent !== 'interview' && 'choices' in element
      ? [element.choices.map((one) => one.value)]
      : [],
  );
  expect(choices).toHaveLength(5);
  for (const values of choices) expect(values).toContain('undecided');
  expect(choices.filter((values) => values.includes('named'))).toHaveLength(4);
});
