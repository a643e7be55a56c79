/** Which accounts of a fact stand in a pack: repeating is none of its own, going back to what was said before is. */
import { expect, it } from 'vitest';
import type { FactStatement } from '../../../src-main/core/answers/fact.ts';
import { accountsOf } from '../../../src-main/core/packs/fact-accounts.ts';

const told = (text: string, relation: FactStatement['relation']) =>
  ({ state: 'answered', text, ownWords: '', relation, origin: { kind: 'person' } }) as FactStatement;

it.each([
  [
    ['A new', 'B differs', 'A differs'],
    ['A', 'B', 'A'],
  ],
  [
    ['A new', 'B differs', 'B differs'],
    ['A', 'B'],
  ],
  [
    ['A new', 'A new', 'B adds', 'A confirms'],
    ['A', 'B'],
  ],
])('%j', (accounts, shown) => {
  const statements = accounts.map((one) => one.split(' ') as [string, FactStatement['relation']]);
  const newestFirst = statements.map(([text, relation]) => told(text, relation)).toReversed();
  expect(accountsOf({ statements: newestFirst }).map(({ text }) => text)).toEqual(shown);
});

const inRecord = (layer: number, text: string, more: Partial<FactStatement>) =>
  ({
    state: 'answered',
    text,
    value: text,
    ownWords: '',
    relation: 'new',
    cause: '',
    origin: { kind: 'interview', screeningId: 'r', question: 'q', layer },
    ...more,
  }) as FactStatement;

it('has the correction and not what it put right', () => {
  const statements = [
    inRecord(0, 'a burn on the hand', {}),
    inRecord(1, 'a pregnancy test', { relation: 'differs' }),
    inRecord(3, 'a burn on the hand', { relation: 'differs', cause: 'recording' }),
  ];
  expect(accountsOf({ statements: statements.toReversed() }).map(({ text }) => text)).toEqual([
    'a burn on the hand',
  ]);
});

it('has each line of a list once, and says which of them a later account has not', () => {
  const rows = (layer: number, lines: string[], more: Partial<FactStatement> = {}) =>
    inRecord(layer, lines.join('\n'), { value: lines.map((what) => ({ what })), ...more });
  const statements = [
    rows(0, ['January', 'The flat']),
    rows(1, ['January', 'The flat', 'The tent'], { relation: 'adds' }),
    rows(2, ['Autumn', 'The flat', 'The tent'], { relation: 'differs', cause: 'fear' }),
    rows(3, ['Autumn', 'The house', 'The tent'], { relation: 'differs', cause: 'recording' }),
  ];
  const newestFirst = statements.toReversed();
  expect(accountsOf({ statements: newestFirst.slice(1) }).map(({ text, gone }) => [text, gone])).toEqual([
    ['January\nThe flat', []],
    ['The tent', []],
    ['Autumn', ['January']],
  ]);
  expect(accountsOf({ statements: newestFirst }).map(({ text }) => text)).toEqual([
    'January',
    'The tent',
    'Autumn\nThe house',
  ]);
});
