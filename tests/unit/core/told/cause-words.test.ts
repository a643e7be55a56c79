/** Why something was told otherwise, or only later, as a sheet says it beside the account. */
import { expect, it } from 'vitest';
import { DIFFERENCE_CAUSES } from '../../../../src-main/core/answers/answer.ts';
import type { FactStatement } from '../../../../src-main/core/answers/fact.ts';
import { reasonNoted } from '../../../../src-main/core/told/cause-words.ts';
import { reasonIn } from '../../../../src-main/core/told/narrative.ts';

const reason = (relation: 'adds' | 'differs' | 'new', cause: string, ownWords = '') =>
  reasonIn({ relation, cause, ownWords } as FactStatement);

it.each([
  ['differs', 'other', 'another officer’s suggestion', '; reason given: “another officer’s suggestion”'],
  ['differs', 'other', '', ''],
  ['adds', 'other', '', '; told later'],
  ['differs', 'guilt', '', '; reason given: guilt, or blaming themselves'],
  ['differs', 'to-protect-somebody', '', '; reason given: to protect somebody'],
  ['adds', 'setting', '', '; told later; reason given: how the talk was held'],
  ['adds', '', '', ''],
  ['differs', 'recording', '', ''],
  ['new', 'fear', '', ''],
] as const)('of what %s because of “%s” (%s)', (relation, cause, words, said) =>
  expect(reason(relation, cause, words)).toBe(said),
);

it('has words for every cause', () => {
  for (const cause of DIFFERENCE_CAUSES)
    if (cause !== '' && cause !== 'recording' && cause !== 'other')
      expect(reason('differs', cause)).not.toMatch(/undefined|-/);
});

it('beside one of several tellings is what the worker chose, and says so', () => {
  expect(reasonNoted({ relation: 'differs', cause: 'fear' })).toBe(' (reason noted by the worker: fear)');
  for (const cause of ['', 'recording', 'other'] as const)
    expect(reasonNoted({ relation: 'differs', cause })).toBe('');
  expect(reasonNoted({ relation: 'new', cause: 'fear' })).toBe('');
});
