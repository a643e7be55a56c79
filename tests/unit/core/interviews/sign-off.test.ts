import { describe, expect, it } from 'vitest';
import { layerDifferences } from '../../../../src-main/core/answers/layers.ts';
import { coded } from '../../../../src-main/core/findings/finding.ts';
import type { HowSaid } from '../../../../src-main/core/forms/questions.ts';
import { signedRecord, signOffRefusal } from '../../../../src-main/core/interviews/sign-off.ts';
import { fingerprint } from '../../../../src-main/usecases/engine/fingerprint.ts';
import { saidBy } from '../../../support/said.ts';

const ready = {
  status: 'draft',
  author: 'Ana',
  actor: 'Ana',
  readBack: 'Read aloud.',
  missing: [],
  answers: 3,
} as const;

describe('signing off', () => {
  it('is open to the author once everything is read back', () => expect(signOffRefusal(ready)).toBeNull());

  it.each([
    [{ actor: 'Bogdan' }, 'Author: only Ana'],
    [{ readBack: '' }, 'Read-back'],
    [{ answers: 0 }, 'Answers'],
    [{ missing: [coded('opening-safety', { title: 'Alone?', left: 'nothing' })] }, 'Safety check'],
  ])('is not, with %j, and says what to do', (change, words) => {
    const refusal = signOffRefusal({ ...ready, ...change });
    expect(refusal).toMatchObject({ code: 'not-ready' });
    expect(saidBy(refusal).join()).toContain(words);
  });

  it('happens once', () =>
    expect(signOffRefusal({ ...ready, status: 'signed' })).toEqual({ code: 'signed-off' }));
});

describe('what the signature covers', () => {
  const head = {
    screeningId: 's',
    personId: 'p',
    formId: 'f',
    formVersion: '1',
    formSha256: 'a',
    author: 'Ana',
    signedAt: 't',
    readBack: 'r',
  };
  const answer = (question: string, value: unknown) => ({
    question,
    state: 'answered' as const,
    value,
    ownWords: '',
    relation: 'new',
    cause: '',
    howSaid: 'asked-openly' as HowSaid,
    language: '',
    interpreter: '',
    at: 't',
    author: 'Ana',
  });
  const hash = (h: typeof head, answers: ReturnType<typeof answer>[]) =>
    fingerprint(signedRecord(h, ['a', 'b'], new Map(answers.map((one) => [one.question, one]))));
  const signed = hash(head, [answer('a', 1), answer('b', { y: 1, x: 2 })]);

  it('does not depend on the order in which answers were given or keys were written', () => {
    expect(hash(head, [answer('b', { x: 2, y: 1 }), answer('a', 1)])).toBe(signed);
  });

  it('changes with any answer, how it came to be said, its author, its time, or how it was read back', () => {
    const others = [
      hash(head, [answer('a', 2), answer('b', { y: 1, x: 2 })]),
      hash(head, [answer('a', 1)]),
      hash(head, [{ ...answer('a', 1), author: 'Bogdan' }, answer('b', { y: 1, x: 2 })]),
      hash(head, [{ ...answer('a', 1), at: 'u' }, answer('b', { y: 1, x: 2 })]),
      hash(head, [{ ...answer('a', 1), howSaid: 'prompted' }, answer('b', { y: 1, x: 2 })]),
      hash({ ...head, readBack: 'other' }, [answer('a', 1), answer('b', { y: 1, x: 2 })]),
    ];
    expect(new Set([signed, ...others]).size).toBe(7);
  });

  it('leaves out how it came to be said under a version from before that was kept', () => {
    const under = (version: 1 | 2, howSaid: HowSaid) =>
      signedRecord(head, ['a'], new Map([['a', { ...answer('a', 1), howSaid }]]), [], version);
    expect(under(2, '')).toEqual(under(2, 'prompted'));
    expect(JSON.stringify(under(1, 'prompted'))).not.toContain('howSaid');
  });

  it('changes with what a point of a worksheet rests on', () => {
    const rests = (target: Record<string, string>, note = '') =>
      fingerprint(
        signedRecord(head, ['a'], new Map([['a', answer('a', 1)]]), [
          { question: 'a', target, note, at: 't', author: 'Ana' },
        ]),
      );
    const bare = hash(head, [answer('a', 1)]);
    const linked = rests({ exhibit: 'f1' });
    expect(new Set([bare, linked, rests({ exhibit: 'f2' }), rests({ exhibit: 'f1' }, 'page 2')]).size).toBe(
      4,
    );
  });
});

describe('accounts side by side', () => {
  const said = (question: string, layer: number, value: string) => ({
    question,
    layer,
    state: 'answered' as const,
    value,
    ownWords: '',
  });

  it('shows only questions on which the layers differ, oldest first, with nothing said about why', () => {
    const found = layerDifferences(
      ['a', 'b', 'c'],
      [said('a', 1, 'y'), said('a', 0, 'x'), said('b', 0, 'z'), said('c', 0, 'q'), said('c', 1, 'q')],
      JSON.stringify,
    );
    expect(found).toEqual([{ question: 'a', accounts: [said('a', 0, 'x'), said('a', 1, 'y')] }]);
  });
});
