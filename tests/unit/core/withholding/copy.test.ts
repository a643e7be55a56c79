/** What a copy says of words that are kept back: the reason in the office's own alone, and no hint of them in what leaves. */
import { describe, expect, it } from 'vitest';
import type { AccountsOn, Telling } from '../../../../src-main/core/answers/accounts.ts';
import { copyKind, copyOf, withoutKeptStatements } from '../../../../src-main/core/withholding/copy.ts';

const WHY = { reason: 'she fears her uncle', by: 'Ruth', at: '2026-11-24T10:00:00Z', seq: 1 };
const told = (key: string, text: string, more: object = {}) =>
  ({ seq: 2, key, text, ownWords: '', relation: 'new', cause: '', ...more }) as unknown as Telling;
const BESIDE: AccountsOn = {
  stands: 'undecided',
  tellings: [
    told('a', '', { withheld: WHY, seq: 1 }),
    told('a', 'By bus', { relation: 'differs', cause: 'fear', reasonWords: 'I was afraid' }),
  ],
};

it.each([
  [true, '', 'own'],
  [false, 'court-papers', 'disclosed'],
  [false, 'police', 'disclosed'],
  [false, 'nrm-referral', 'selected'],
  [false, 'support-services', 'selected'],
  [false, '', 'selected'],
] as const)('own %s, for “%s”: %s', (own, purpose, kind) => expect(copyKind(own, purpose)).toBe(kind));

describe.each(['disclosed', 'selected'] as const)('a %s copy', (kind) => {
  it('has nothing in the place of the words, and says at its head whether it is all only for a court', () => {
    const said = copyOf(kind);
    expect(said.atHead()).toEqual([]);
    expect(said.inPlace(WHY)).toBeNull();
    expect(said.counted(2)).toBeNull();
    expect(said.atHead()).toEqual(kind === 'disclosed' ? [{ code: 'copy-not-complete', params: {} }] : []);
  });

  it('does not say of the account that is left that it differs from another', () => {
    const { stands, tellings } = copyOf(kind).beside(BESIDE);
    expect(stands).toBe('agrees');
    expect(tellings).toMatchObject([{ text: 'By bus', relation: 'new', cause: '', reasonWords: '' }]);
  });

  it('leaves two accounts that are told both, with the reason', () => {
    const third = told('a', 'On foot', { relation: 'differs', cause: 'memory', seq: 3 });
    const { stands, tellings } = copyOf(kind).beside({
      ...BESIDE,
      tellings: [...BESIDE.tellings, third],
    });
    expect(stands).toBe('undecided');
    expect(tellings).toMatchObject([{ relation: 'new' }, { relation: 'differs', cause: 'memory' }]);
  });

  it('leaves what was told before it, and since the form was filled in, with its reason and what stands over it', () => {
    const before = told('a', 'On foot', { relation: 'differs', cause: 'memory', since: true });
    const { stands, tellings } = copyOf(kind).beside({
      stands: 'older',
      tellings: [before, told('a', '', { withheld: WHY, relation: 'differs', since: true, seq: 3 })],
    });
    expect(stands).toBe('older');
    expect(tellings).toEqual([before]);
  });
});

it('the office’s own copy has all of it', () => {
  const said = copyOf('own');
  expect(said.inPlace(WHY)?.params).toEqual({ reason: WHY.reason });
  expect(said.beside(BESIDE)).toBe(BESIDE);
  expect(said.atHead()).toEqual([]);
});

it('of a fact, newest first, the oldest that is left reads as the first that was told', () => {
  const [b, a] = [told('a', 'By bus', { relation: 'differs', cause: 'fear' }), BESIDE.tellings[0] as Telling];
  expect(withoutKeptStatements([b, a])).toMatchObject([{ text: 'By bus', relation: 'new', cause: '' }]);
  expect(withoutKeptStatements([b])).toEqual([b]);
});
