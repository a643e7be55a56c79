import { describe, expect, it } from 'vitest';
import { ANSWER_STATES } from '../../../../src-main/core/answers/answer.ts';
import { answerFinding } from '../../../../src-main/core/answers/answers.ts';
import { standingAnswers } from '../../../../src-main/core/answers/said.ts';
import { flattenQuestions } from '../../../../src-main/core/forms/questions.ts';
import { parsedSmallForm } from '../../../support/forms.ts';
import { said } from '../../../support/said.ts';

const byName = new Map(flattenQuestions(parsedSmallForm()).map((q) => [q.name, q]));
const finding = (name: string, value: unknown) => answerFinding(byName.get(name)!, 'answered', value);

describe('what a question takes', () => {
  it.each([
    ['story', ''],
    ['story', '👩🏽‍🦱 ماریا <&>"'],
    ['story', 'x'.repeat(20)],
    ['alone', 'yes'],
    ['methods', []],
    ['methods', ['no', 'yes']],
    ['hours', 0],
    ['hours', 24],
    ['when', { value: '2021', qualifier: 'about' }],
    ['when', { value: '2024-02-29' }],
    ['land', 'GB'],
    ['legs', []],
    ['legs', [{ from: 'RO', means: 'bus' }, { from: null }]],
  ])('%s takes %j', (name, value) => expect(finding(name, value)).toBeNull());

  it.each([
    ['story', 'x'.repeat(21), '21 of at most 20 characters'],
    ['story', 7, 'text'],
    ['alone', 'maybe', '"maybe" is not one of the choices'],
    ['alone', 'm'.repeat(80), `"${'m'.repeat(59)} is not one of the choices`],
    ['alone', ['yes'], 'not one of the choices'],
    ['methods', ['yes', 'yes'], 'twice'],
    ['methods', 'yes', 'a list'],
    ['methods', ['maybe'], 'not one of the choices'],
    ['hours', 25, 'largest'],
    ['hours', -1, 'smallest'],
    ['hours', '7', 'number'],
    ['hours', Number.NaN, 'number'],
    ['when', '2021-06', 'A date is'],
    ['when', { value: '2021-02-30' }, 'A date is'],
    ['land', 'UK', 'GB'],
    ['land', 'gb', 'two-letter'],
    ['legs', [{}, {}, {}], '2 rows'],
    ['legs', [{ to: 'GB' }], '"to"'],
    ['legs', [{ from: 'UK' }], 'Row 1: The code'],
    ['legs', ['GB'], 'not a row'],
  ])('%s does not take %j and says why', (name, value, words) =>
    expect(said(finding(name, value) ?? undefined)).toContain(words),
  );

  it('lets every question be left in any state, and gives a value only to an answered one', () => {
    for (const question of byName.values()) {
      for (const state of ANSWER_STATES.filter((one) => one !== 'answered')) {
        expect(answerFinding(question, state, null)).toBeNull();
        expect(answerFinding(question, state, 'yes')).not.toBeNull();
      }
    }
  });
});

describe('the answer that stands', () => {
  const answer = (
    question: string,
    layer: number,
    value: string,
    state: 'answered' | 'cleared' = 'answered',
  ) => ({
    question,
    layer,
    state,
    value,
    ownWords: '',
  });

  it('is the one of the newest layer', () => {
    const standing = standingAnswers([
      answer('story', 1, 'later'),
      answer('story', 0, 'first'),
      answer('alone', 0, 'yes'),
    ]);
    expect(standing.get('story')?.value).toBe('later');
    expect(standing.get('alone')?.value).toBe('yes');
  });

  it('is none once it was taken back in its own account', () => {
    const written = [answer('story', 0, 'first'), answer('story', 0, '', 'cleared')];
    expect(standingAnswers(written).has('story')).toBe(false);
  });

  it('is that of the account before, where a later one was typed and cleared again', () => {
    const typed = [answer('story', 0, 'first'), answer('story', 1, 'later')];
    const cleared = answer('story', 1, '', 'cleared');
    expect(standingAnswers([...typed, cleared]).get('story')?.value).toBe('first');
    expect(standingAnswers([cleared, answer('story', 0, 'first')]).get('story')?.value).toBe('first');
    expect(standingAnswers([...typed, cleared, answer('story', 2, 'last')]).get('story')?.value).toBe('last');
  });
});
