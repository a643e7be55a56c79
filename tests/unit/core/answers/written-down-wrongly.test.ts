/** @file A mistake in writing down is not told as if the person had said it in two ways. */
import { expect, test } from 'vitest';
import { gatherFacts, type KeyedStatement } from '../../../../src-main/core/answers/facts.ts';
import { relationOfList } from '../../../../src-main/core/answers/row-slips.ts';

const titles = new Map([['age', 'Age']]);
const said = (day: number, value: string, part: Partial<KeyedStatement> = {}): KeyedStatement => ({
  key: 'age',
  state: 'answered',
  value,
  text: value,
  ownWords: '',
  relation: day === 1 ? 'new' : 'differs',
  cause: '',
  howSaid: '',
  at: `2026-11-0${day}T10:00:00.000Z`,
  seq: day,
  author: 'Ana',
  origin: { kind: 'person' },
  ...part,
});
const differs = (...statements: KeyedStatement[]) =>
  gatherFacts(titles, statements, String).get('age')?.differs;

test('what was written down wrongly by us is not counted as said in more than one way', () => {
  expect(differs(said(1, '71'), said(2, '17', { cause: 'recording' }))).toBe(false);
});

test('another account of the person’s own still is', () => {
  expect(differs(said(1, '17'), said(2, '19'))).toBe(true);
  expect(differs(said(1, '71'), said(2, '17', { cause: 'recording' }), said(3, '19'))).toBe(true);
  expect(differs(said(1, '19'), said(2, '71'), said(3, '17', { cause: 'recording' }))).toBe(true);
});

test('both stay to be read, the wrong one too', () => {
  const fact = gatherFacts(titles, [said(1, '71'), said(2, '17', { cause: 'recording' })], String).get('age');
  expect(fact?.statements.map((one) => one.value)).toEqual(['17', '71']);
});

test('mends one row of a list, and leaves the other rows the reason they were told with', () => {
  const rows = [{ others: 'Two men' }];
  const told = (relation: 'differs' | 'adds' | 'new', cause: 'memory' | '') =>
    ({ state: 'answered', value: rows, relation, cause }) as const;
  const mend = { value: [{ others: 'Two other men' }], relation: 'differs', cause: 'recording' } as const;
  expect(relationOfList(mend, told('differs', 'memory'))).toEqual({ relation: 'differs', cause: 'memory' });
  expect(relationOfList(mend, told('adds', ''))).toEqual({ relation: 'adds', cause: '' });
  const asTyped = { relation: 'differs', cause: 'recording' };
  expect(relationOfList(mend, undefined)).toEqual(asTyped);
  expect(relationOfList(mend, told('new', ''))).toEqual(asTyped);
  expect(relationOfList({ ...mend, value: 'words' }, told('differs', 'memory'))).toEqual(asTyped);
});
