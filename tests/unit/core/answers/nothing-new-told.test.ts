/** What only says that it is still so, and what a sheet was filled in with, opens no answer again. */
import { expect, it } from 'vitest';
import { toldOn } from '../../../../src-main/core/answers/accounts.ts';
import type { FactStatement } from '../../../../src-main/core/answers/fact.ts';
import { tellsOfItsOwn } from '../../../../src-main/core/answers/standing-statements.ts';

const said = (value: string, seq: number, more: object = {}): FactStatement => ({
  state: 'answered',
  value,
  text: value,
  ownWords: '',
  relation: 'new',
  cause: '',
  howSaid: '',
  at: '2026-10-15T10:00:00.000Z',
  seq,
  author: 'A',
  origin: {
    kind: 'interview',
    screeningId: 's' as never,
    formTitle: 'Interview',
    question: 'q',
    asked: 'Q',
    layer: 0,
    ...more,
  },
});

it.each([
  ['As on 24 September 2026.', false],
  ['The same as told before.', false],
  ['As before, and the agent telephoned.', true],
])('a yes with the words "%s" tells something: %s', (words, tells) => {
  const before = said('07700 900652, any time.', 1);
  const since = { ...said(words, 2), relation: 'confirms' as const };
  expect(tellsOfItsOwn(since, [since, before])).toBe(tells);
});

it('what was taken over into a sheet is told by nobody once more', () => {
  const taken = { ...said('Scared.', 5, { sheet: true }), relation: 'confirms' as const };
  expect(toldOn({ key: 'k', title: 'K', differs: false, statements: [taken] })).toEqual([]);
  const typed = said('Scared.', 5, { sheet: true });
  expect(toldOn({ key: 'k', title: 'K', differs: false, statements: [typed] })).toEqual([typed]);
});
