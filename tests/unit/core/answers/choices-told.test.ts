/** Of answers of several choices each account has what it told: what it only holds still belongs to the account before it. */
import { describe, expect, it } from 'vitest';
import { choicesApart, choicesAsTold } from '../../../../src-main/core/answers/choices-told.ts';
import type { FactStatement } from '../../../../src-main/core/answers/fact.ts';

const WORDS: Readonly<Record<string, string>> = { a: 'Ann', b: 'Bea', c: 'Cat', d: 'Dee' };

/** One account's: its number, the letters it ticked, and what else is to be said of it. */
function told(seq: number, letters: string, more: Partial<FactStatement> = {}): FactStatement {
  const value = [...letters];
  return {
    seq,
    state: 'answered',
    value,
    text: value.map((one) => WORDS[one]).join('; '),
    ownWords: `words ${seq}`,
    relation: seq === 1 ? 'new' : 'differs',
    cause: '',
    origin: { kind: 'interview' },
    ...more,
  } as FactStatement;
}
const putRight = { origin: { kind: 'interview', putRight: {} } as never };

describe('as told: what an account adds, and whole where it leaves something out', () => {
  it.each<[string, FactStatement[], [string, string][]]>([
    [
      'holds all and adds one',
      [told(1, 'ab'), told(2, 'abc')],
      [
        ['Ann; Bea', 'new'],
        ['Cat', 'adds'],
      ],
    ],
    [
      'holds all, the new one first',
      [told(1, 'ab'), told(2, 'cab')],
      [
        ['Ann; Bea', 'new'],
        ['Cat', 'adds'],
      ],
    ],
    [
      'holds all and nothing more',
      [told(1, 'ab'), told(2, 'ba')],
      [
        ['Ann; Bea', 'new'],
        ['Bea; Ann', 'differs'],
      ],
    ],
    [
      'leaves one out',
      [told(1, 'ab'), told(2, 'ac')],
      [
        ['Ann; Bea', 'new'],
        ['Ann; Cat', 'differs'],
      ],
    ],
    [
      'leaves one out, and is said to add',
      [told(1, 'ab'), told(2, 'ac', { relation: 'adds' })],
      [
        ['Ann; Bea', 'new'],
        ['Cat', 'adds'],
      ],
    ],
    [
      'goes on with one that left something out',
      [told(1, 'ab'), told(2, 'ac'), told(3, 'acd')],
      [
        ['Ann; Bea', 'new'],
        ['Ann; Cat', 'differs'],
        ['Dee', 'adds'],
      ],
    ],
    [
      'goes on with one that only added',
      [told(1, 'ab'), told(2, 'c', { relation: 'adds' }), told(3, 'abcd')],
      [
        ['Ann; Bea', 'new'],
        ['Cat', 'adds'],
        ['Dee', 'adds'],
      ],
    ],
    [
      'after one that confirms something else',
      [told(1, 'ab'), told(2, 'a', { relation: 'confirms' }), told(3, 'abc')],
      [
        ['Ann; Bea', 'new'],
        ['Ann', 'confirms'],
        ['Cat', 'adds'],
      ],
    ],
    [
      'after one in own words alone',
      [told(1, 'ab'), told(2, 'd', { state: 'own-words' }), told(3, 'abc')],
      [
        ['Ann; Bea', 'new'],
        ['Dee', 'differs'],
        ['Cat', 'adds'],
      ],
    ],
    [
      'after the person did not wish to say',
      [told(1, 'ab'), told(2, '', { state: 'prefers-not-to-say' }), told(3, 'abc')],
      [
        ['Ann; Bea', 'new'],
        ['', 'differs'],
        ['Ann; Bea; Cat', 'differs'],
      ],
    ],
    [
      'after words that are not one for each choice',
      [told(1, 'ab'), told(2, 'abc', { text: 'Ann; Bea; Cat; or Dee' }), told(3, 'abcd')],
      [
        ['Ann; Bea', 'new'],
        ['Ann; Bea; Cat; or Dee', 'differs'],
        ['Ann; Bea; Cat; Dee', 'differs'],
      ],
    ],
    [
      'was recorded wrongly',
      [told(1, 'ab'), told(2, 'abc', { cause: 'recording' })],
      [
        ['Ann; Bea', 'new'],
        ['Ann; Bea; Cat', 'differs'],
      ],
    ],
    [
      'was put right',
      [told(1, 'ab'), told(2, 'abc', putRight)],
      [
        ['Ann; Bea', 'new'],
        ['Ann; Bea; Cat', 'differs'],
      ],
    ],
  ])('%s', (_, oldestFirst, expected) => {
    const shown = choicesAsTold(oldestFirst.toReversed()).toReversed();
    expect(shown.map(({ text, relation }) => [text, relation])).toEqual(expected);
  });
});

it('a part has the values of its words', () => {
  expect(choicesAsTold([told(2, 'cab'), told(1, 'ab')])[0]?.value).toEqual(['c']);
});

describe('apart: each choice with the account that first told it', () => {
  const apart = (...oldestFirst: FactStatement[]) => {
    const statements = oldestFirst.toReversed();
    const said = statements[0] as FactStatement;
    return choicesApart({ statements }, said).map(({ seq, text, ownWords }) => [seq, text, ownWords]);
  };
  const withheld = { withheld: { reason: 'danger', at: '', by: '', seq: 9 } };
  it.each<[string, FactStatement[], [number, string, string][]]>([
    [
      'of three accounts',
      [told(1, 'ab'), told(2, 'ac'), told(3, 'dcb')],
      [
        [1, 'Bea', ''],
        [2, 'Cat', ''],
        [3, 'Dee', 'words 3'],
      ],
    ],
    ['what nobody told before', [told(1, 'a'), told(2, 'b')], [[2, 'Bea', 'words 2']]],
    ['of one that adds', [told(1, 'a'), told(2, 'ab', { relation: 'adds' })], [[2, 'Ann; Bea', 'words 2']]],
    [
      'of one that confirms',
      [told(1, 'a'), told(2, 'ab', { relation: 'confirms' })],
      [[2, 'Ann; Bea', 'words 2']],
    ],
    [
      'was recorded wrongly',
      [told(1, 'a'), told(2, 'ab', { cause: 'recording' })],
      [[2, 'Ann; Bea', 'words 2']],
    ],
    ['was put right', [told(1, 'a'), told(2, 'ab', putRight)], [[2, 'Ann; Bea', 'words 2']]],
    [
      'not from one that only confirmed',
      [told(1, 'a', { relation: 'confirms' }), told(2, 'ab')],
      [[2, 'Ann; Bea', 'words 2']],
    ],
    [
      'not from words that are withheld',
      [told(1, 'a', withheld), told(2, 'ab')],
      [[2, 'Ann; Bea', 'words 2']],
    ],
    [
      'not from own words',
      [told(1, 'a', { state: 'own-words' }), told(2, 'ab')],
      [[2, 'Ann; Bea', 'words 2']],
    ],
    [
      'not from before the person did not wish to say',
      [told(1, 'a'), told(2, '', { state: 'prefers-not-to-say' }), told(3, 'b'), told(4, 'ab')],
      [
        [3, 'Bea', ''],
        [4, 'Ann', 'words 4'],
      ],
    ],
  ])('%s', (_, oldestFirst, expected) => {
    expect(apart(...oldestFirst)).toEqual(expected);
  });
});
