/** An answer's value in words: one rule for the screen, the paper, the facts and the command line. */
import { describe, expect, it } from 'vitest';
import { readableValue } from '../../../../src-main/core/answers/readable.ts';
import { FormQuestion } from '../../../../src-main/core/forms/form-format.ts';

const question = (part: object) => FormQuestion.parse({ name: 'one', title: 'One', ...part });
const country = { type: 'text', testimony: { kind: 'country' } };
const legs = question({
  type: 'paneldynamic',
  templateElements: [
    { ...country, name: 'from', title: 'From' },
    { type: 'text', name: 'work', title: 'Work' },
  ],
});

describe('a value in words', () => {
  it('names a country wherever it is read, in a row of a group too', () => {
    expect(readableValue(question(country), 'VN')).toBe('Vietnam');
    expect(readableValue(legs, [{ from: 'VN', work: 'Nails' }, { from: 'GB' }])).toBe(
      'From: Vietnam; Work: Nails\nFrom: United Kingdom',
    );
  });

  it('leaves a code that is no country as it was stored', () => {
    expect(readableValue(question(country), 'not a code')).toBe('not a code');
  });

  it('is nothing where nothing was typed or chosen', () => {
    for (const value of [null, undefined, '', []]) expect(readableValue(legs, value)).toBe('');
    expect(readableValue(legs, [{ from: 'VN', work: [] }])).toBe('From: Vietnam');
  });
});
