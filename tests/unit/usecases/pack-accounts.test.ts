/** Which accounts of a fact stand in a pack: repeating is none of its own, going back to what was said before is. */
import { expect, it } from 'vitest';
import type { FactStatement } from '../../../src-main/core/answers/fact.ts';
import { accountsOf } from '../../../src-main/usecases/packs/fact-part.ts';

const told = (text: string, relation: FactStatement['relation']) =>
  ({ state: 'answered', text, ownWords: '', relation }) as FactStatement;

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
