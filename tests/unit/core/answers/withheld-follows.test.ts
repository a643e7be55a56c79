/** Of one list several things follow, each told for a reason of its own: only what a row that is kept back told is held back. */
import { expect, it } from 'vitest';
import type { FactStatement, FactView } from '../../../../src-main/core/answers/fact.ts';
import { changedBy } from '../../../../src-main/core/answers/withheld-rows.ts';

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
