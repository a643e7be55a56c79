import { describe, expect, it } from 'vitest';
import type { AnswerState } from '../../../../src-main/core/answers/answer.ts';
import {
  accountAnswers,
  isRecorded,
  standingAnswers,
  stateWith,
} from '../../../../src-main/core/answers/said.ts';

const answer = (layer: number, state: AnswerState, ownWords = '') => ({
  question: 'where',
  layer,
  state,
  ownWords,
  value: state === 'answered' ? 'Hull' : null,
});
/** What stands once a later account said `state` to what the first had answered. */
const laterThan = (state: AnswerState, ownWords = '') =>
  standingAnswers([answer(0, 'answered'), answer(1, state, ownWords)]).get('where')?.layer;

describe('a later account', () => {
  it.each(['answered', 'not-known', 'prefers-not-to-say'] as const)('that says %s stands', (state) => {
    expect(laterThan(state)).toBe(1);
  });

  it.each(['not-asked', 'deferred', 'cleared'] as const)(
    'that says %s leaves the first standing',
    (state) => {
      expect(laterThan(state)).toBe(0);
    },
  );

  it.each(['not-asked', 'deferred'] as const)('that says %s and something in words stands', (state) => {
    expect(laterThan(state, 'Not today, it was a dark place')).toBe(1);
  });
});

describe('what an account says', () => {
  it('is what was said in it, and nothing of another', () => {
    const answers = [answer(0, 'answered'), { ...answer(1, 'not-known'), question: 'when' }];
    expect([...accountAnswers(answers, 1).keys()]).toEqual(['when']);
    expect([...accountAnswers(answers, 0).keys()]).toEqual(['where']);
  });

  it('is nothing once its own words are taken out again', () => {
    expect(stateWith('own-words', '')).toBe('cleared');
    expect(stateWith('cleared', 'By the river')).toBe('own-words');
    expect(isRecorded({ state: 'own-words', ownWords: '' })).toBe(false);
    expect(isRecorded({ state: 'own-words', ownWords: 'By the river' })).toBe(true);
  });
});
