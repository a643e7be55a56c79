/** Of one list several things follow, each told for a reason of its own: only what a row that is kept back told is held back. */
import { expect, it } from 'vitest';
import type { FactStatement, FactView } from '../../../../src-main/core/answers/fact.ts';
import { changedBy, withoutHeldRows } from '../../../../src-main/core/withholding/rows.ts';

const statement = (text: string): FactStatement =>
  ({ text, ownWords: '', value: text, origin: { kind: 'interview', layer: 1 } }) as never;
const facts = (...texts: string[]): ReadonlyMap<string, FactView> =>
  new Map([['told', { key: 'told', statements: texts.map(statement) } as never]]);

it('leaves what stands as it did beside another thing told in the same account', () => {
  const why = { reason: 'known to one person alone' } as never;
  const list = { key: 'list', fact: {} as never, one: statement('all rows'), why };
  const held = (before: ReadonlyMap<string, FactView>, after: ReadonlyMap<string, FactView>) =>
    changedBy(before, after, [list], () => 'one place').map(({ one }) => one.text);
  expect(held(facts('the bed', 'a report', 'German'), facts('a report', 'German'))).toEqual(['the bed']);
  expect(held(facts('a report', 'German'), facts('a report', 'German'))).toEqual([]);
});

it('of a row that was changed, and is no more in a list that has changed since, holds back what it was before too', () => {
  const told = (seq: number, relation: string, value: readonly object[]) =>
    ({
      state: 'answered',
      value,
      text: '',
      ownWords: '',
      relation,
      cause: '',
      seq,
      at: '',
      author: 'Ruth',
      origin: { kind: 'interview', layer: seq },
    }) as unknown as FactStatement;
  const first = { who: 'Amal', what: 'with her aunt in Hull' };
  const changed = { who: 'Amal', what: 'in the care of the council' };
  const other = { who: 'Tariq', what: 'a foster family' };
  const statements = [
    told(3, 'since', [other]),
    told(2, 'differs', [changed, other]),
    told(1, 'new', [first, other]),
  ];
  const all = new Map([['list', { key: 'list', title: 'List', differs: true, statements } as FactView]]);
  const held = [{ key: 'list', place: 'p', row: changed, why: { reason: 'at her wish' } as never }];
  const left = withoutHeldRows(all, held, ({ seq }) => String(seq)).facts.get('list');
  expect(JSON.stringify(left?.statements.map(({ value }) => value))).not.toMatch(/Amal/);
});
