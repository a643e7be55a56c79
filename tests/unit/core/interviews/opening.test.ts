import { describe, expect, it } from 'vitest';
import type { AnswerState } from '../../../../src-main/core/answers/answer.ts';
import type { ConsentStatus } from '../../../../src-main/core/consent/consent-line.ts';
import { flattenQuestions } from '../../../../src-main/core/forms/questions.ts';
import { missingBeforeInterview } from '../../../../src-main/core/interviews/opening.ts';
import { parsedSmallForm } from '../../../support/forms.ts';
import { said } from '../../../support/said.ts';

const asked = flattenQuestions(parsedSmallForm()).filter((q) => q.name !== 'companion');
const missing = (states: Record<string, AnswerState>, consents: Record<string, ConsentStatus>) =>
  missingBeforeInterview(
    asked,
    new Map(
      Object.entries(states).map(([question, state]) => [
        question,
        { question, layer: 0, state, value: 'x', ownWords: '' },
      ]),
    ),
    (purpose) => consents[purpose],
  ).map(said);

describe('before an interview goes on', () => {
  it('names the safety check and each consent that is not recorded', () => {
    expect(missing({}, {})).toEqual(['Safety check: Alone?', 'Consent: Talking', 'Consent: Police']);
  });

  it('asks for nothing else', () => {
    expect(missing({ alone: 'answered' }, { interview: 'given', police: 'refused' })).toEqual([]);
  });

  it('takes "not known" and "prefers not to say" for the safety check, but not a question nobody asked', () => {
    const consents = { interview: 'given', police: 'given' } as const;
    expect(missing({ alone: 'not-known' }, consents)).toEqual([]);
    expect(missing({ alone: 'prefers-not-to-say' }, consents)).toEqual([]);
    expect(missing({ alone: 'not-asked' }, consents)).toHaveLength(1);
    expect(missing({ alone: 'deferred' }, consents)).toHaveLength(1);
  });

  it('of a talk that is over says what to record where its paper says nothing, and takes that', () => {
    const past = (states: Record<string, AnswerState>) =>
      missingBeforeInterview(
        asked,
        new Map(
          Object.entries(states).map(([question, state]) => [
            question,
            { question, layer: 0, state, value: null, ownWords: '' },
          ]),
        ),
        () => 'given',
        0,
        true,
      ).map(said);
    expect(past({})).toEqual([
      'Safety check: Alone? – of a talk that is over, record what stands on paper; where it does not stand there, not-known',
    ]);
    expect(past({ alone: 'not-known' })).toEqual([]);
  });

  it('lets a purpose wait, except the interview itself', () => {
    expect(missing({ alone: 'answered', 'c-police': 'deferred' }, { interview: 'given' })).toEqual([]);
    expect(missing({ alone: 'answered', 'c-interview': 'deferred' }, { police: 'given' })).toEqual([
      'Consent: Talking',
    ]);
  });

  it('takes whatever was recorded of a purpose, "not known" too', () => {
    for (const state of ['not-asked', 'not-known', 'prefers-not-to-say', 'deferred'] as const) {
      expect(missing({ alone: 'answered', 'c-police': state }, { interview: 'given' }), state).toEqual([]);
      expect(missing({ alone: 'answered', 'c-interview': state }, { police: 'given' }), state).toHaveLength(
        1,
      );
    }
    expect(missing({ alone: 'answered', 'c-police': 'cleared' }, { interview: 'given' })).toHaveLength(1);
  });

  it('stops where the person does not agree, or has withdrawn', () => {
    expect(missing({ alone: 'answered' }, { interview: 'refused', police: 'refused' })[0]).toContain(
      'does not agree',
    );
    expect(missing({ alone: 'answered' }, { interview: 'withdrawn', police: 'given' })[0]).toContain(
      'has withdrawn',
    );
  });

  it('asks no consent of a child', () => {
    expect(
      missing({ alone: 'answered' }, { interview: 'not-needed-child', police: 'not-needed-child' }),
    ).toEqual([]);
  });
});
