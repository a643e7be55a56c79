/** An account is kept back as a whole where nothing is left of it that somebody told: not where a form asks what no fact is told by. */
import { expect, it } from 'vitest';
import type { FactStatement, FactView } from '../../../../src-main/core/answers/fact.ts';
import { accountNumber } from '../../../../src-main/core/answers/fact.ts';
import {
  keptAccounts,
  toldWithoutFact,
  withTalksKept,
} from '../../../../src-main/core/withholding/accounts.ts';

const why = { reason: 'as she asked' } as never;
const told = (layer: number, more: object, withheld = {}): FactStatement =>
  ({
    text: 'told',
    ownWords: '',
    ...withheld,
    origin: { kind: 'interview', screeningId: 'r', question: 'q', layer, ...more },
  }) as never;
const facts = (...statements: FactStatement[]): ReadonlyMap<string, FactView> =>
  new Map([['told', { key: 'told', statements } as never]]);

it.each([
  [{}, why, 1],
  [{ alsoTold: true }, undefined, 2],
])('counts an account of which %j is known and all else is kept back', (more, isKept, number) => {
  const open = facts(told(2, {}), told(1, more, { withheld: why }), told(0, {}));
  const kept = keptAccounts(open);
  expect(kept.account('r', 1)).toBe(isKept);
  const [newest] = (withTalksKept(open, kept) ?? open).get('told')?.statements ?? [];
  expect(accountNumber(newest?.origin as never)).toBe(number);
});

it('knows what is told without a fact from what is asked of the day, and from what was passed over', () => {
  const questions = new Map([
    ['own', { part: 'interview' as const, fact: null }],
    ['rest-of-day', { part: 'interview' as const, fact: null }],
    ['living', { part: 'interview' as const, fact: 'exploitation.living' }],
    ['safety-alone', { part: 'safety' as const, fact: null }],
  ]);
  const all = [...questions.keys()].map((question, layer) => ({
    question,
    layer,
    state: 'answered' as const,
    ownWords: '',
  }));
  const passed = { question: 'own', layer: 9, state: 'not-asked' as const, ownWords: '' };
  expect([...toldWithoutFact([...all, passed], questions)]).toEqual([0]);
});
