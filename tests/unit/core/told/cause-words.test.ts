/** Why something was told otherwise, or only later, as a sheet says it beside the account. */
import { describe, expect, it } from 'vitest';
import { type AnswerState, DIFFERENCE_CAUSES } from '../../../../src-main/core/answers/answer.ts';
import type { FactStatement } from '../../../../src-main/core/answers/fact.ts';
import { apartFromReason, withReason } from '../../../../src-main/core/answers/reason-words.ts';
import { reasonNoted } from '../../../../src-main/core/told/cause-words.ts';
import { reasonIn } from '../../../../src-main/core/told/narrative.ts';

const reason = (relation: 'adds' | 'differs' | 'new', cause: string, reasonWords = '') =>
  reasonIn({ relation, cause, reasonWords } as FactStatement);

it.each([
  ['differs', 'other', 'another officer’s suggestion', '; reason given: “another officer’s suggestion”'],
  ['differs', 'other', '', ''],
  ['adds', 'other', '', '; told later'],
  ['differs', 'guilt', '', ''],
  ['differs', 'to-protect-somebody', '', ''],
  ['adds', 'setting', '', '; told later; reason given: how the talk was held'],
  ['differs', 'fear', 'he counts us at night', '; reason given: “he counts us at night”'],
  ['differs', 'other', '[the blue book shows it]', '; reason given: the blue book shows it'],
  [
    'differs',
    'other',
    '[She had counted only from the machine.] By hand it was nothing.',
    '; reason given: She had counted only from the machine. “By hand it was nothing.”',
  ],
  [
    'differs',
    'other',
    '[of the price] I was ashamed. [of the pay] I was tired.',
    '; reason given: [of the price] “I was ashamed.”\n[of the pay] “I was tired.”',
  ],
  ['differs', 'memory', '[a fine was added]', '; reason given: a fine was added'],
  ['adds', '', '', ''],
  ['differs', 'recording', '', ''],
  ['new', 'fear', '', ''],
] as const)('of what %s because of “%s” (%s)', (relation, cause, words, said) =>
  expect(reason(relation, cause, words)).toBe(said),
);

it('has words for every cause', () => {
  for (const cause of DIFFERENCE_CAUSES)
    if (cause !== '' && cause !== 'recording' && cause !== 'other')
      expect(reason('differs', cause)).not.toMatch(/undefined|-/);
});

it('beside one of several tellings is what the worker chose, and says so', () => {
  for (const cause of ['fear', 'shame', 'guilt', 'memory', 'trauma', 'to-protect-somebody'] as const)
    expect(reasonNoted({ relation: 'differs', cause })).toBe('');
  const talk = { relation: 'differs', cause: 'setting' } as const;
  expect(reasonNoted(talk)).toBe(' (reason noted by the worker: how the talk was held)');
  for (const cause of ['', 'recording', 'other'] as const)
    expect(reasonNoted({ relation: 'differs', cause })).toBe('');
  expect(reasonNoted({ relation: 'new', cause: 'fear' })).toBe('');
  const why = { reasonWords: 'Mr Balog plays cards with Laco.' } as const;
  expect(reasonNoted({ relation: 'differs', cause: 'other', ...why })).toBe(
    ' (reason given: “Mr Balog plays cards with Laco.”)',
  );
});

describe('words of why, kept apart from the words of the answer', () => {
  const apart = (state: AnswerState, ownWords: string, more: object = {}) => {
    const told = { state, ownWords, relation: 'differs', cause: 'other', ...more };
    const { own, reason } = apartFromReason(told);
    return { own, reason };
  };
  const why = 'Mr Balog plays cards with Laco.';
  it('are those beside a value of which another reason is given, as the form asks for them there', () =>
    expect(apart('answered', why)).toEqual({ own: '', reason: why }));
  it('are never guessed in words that are the answer, nor where nothing was told otherwise', () => {
    expect(apart('own-words', why)).toEqual({ own: why, reason: '' });
    expect(apart('answered', why, { cause: 'fear' })).toEqual({ own: why, reason: '' });
    expect(apart('answered', why, { relation: 'new' })).toEqual({ own: why, reason: '' });
  });
  it.each(['', 'I was hit.', '[Leeds] foil on the windows\n\n[York] none'])(
    'go with %j and come back',
    (own) => {
      for (const cause of ['fear', 'other'])
        expect(apart('answered', withReason(own, `${why}\n\nSo.`), { cause })).toEqual({
          own,
          reason: `${why}\nSo.`,
        });
    },
  );
  it('are not lost where there is nothing else', () =>
    expect(apart('own-words', withReason('', why))).toEqual({ own: why, reason: why }));
});
