import { describe, expect, it } from 'vitest';
import { decisionNoted, overrideDecision } from '../../../../src-main/core/consent/override.ts';
import { said } from '../../../support/said.ts';

describe('a decision to go on without every consent', () => {
  it.each([
    ['', 'Ruth Clarke', 'Ruth Clarke', true],
    ['  ', 'Ruth Clarke', 'Ruth Clarke', true],
    ['ruth  clarke ', 'Ruth Clarke', 'ruth  clarke', true],
    ['Ame\u0301lie', 'Amélie', 'Ame\u0301lie', true],
    ['Ana Ionescu', 'Ruth Clarke', 'Ana Ionescu', false],
    ['Ruth', 'Ruth Clarke', 'Ruth', false],
  ])('by %j, let out by %j', (named, actor, by, samePerson) =>
    expect(overrideDecision(named, actor)).toEqual({ by, capacity: 'supervisor', samePerson }),
  );

  it('says as what, and that one person was both only where they were', () => {
    expect(said(decisionNoted(overrideDecision('', 'Ruth')))).toBe(
      'decided by Ruth as supervisor, the same person who let it out',
    );
    expect(said(decisionNoted(overrideDecision('Ana', 'Ruth')))).toBe('decided by Ana as supervisor');
  });
});
