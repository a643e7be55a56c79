/** By which words it could be told what somebody asked to keep out: those close to it that they used, and names. */
import { expect, it } from 'vitest';
import { wordsApart } from '../../../../src-main/core/interviews/kept-apart.ts';

const CLOSE = ['daughters?', 'sons?'];
const NOT_NAMES = new Set(['Romania', 'Monday']);
const found = (said: readonly string[], text: string) => {
  const words = wordsApart(said, CLOSE, NOT_NAMES);
  return words === null ? null : [...text.matchAll(words)].map(([word]) => word);
};

it.each<[string, readonly string[], string, readonly string[] | null]>([
  ['nothing was said', [], 'A daughter', null],
  ['no word that tells it', ['Leave that out. Please'], 'A daughter', null],
  [
    'a word that is close to it',
    ['Not my daughter'],
    'Her daughters, a Daughter, a son',
    ['daughters', 'Daughter'],
  ],
  ['a word within another is none', ['No sonata'], 'A sonata', null],
  ['a name within a sentence', ['Not about little Ana-Maria, please'], 'ana-maria and Ana', ['ana-maria']],
  ['a word at the beginning is no name', ['Ana must not know. Ana is small'], 'Ana', null],
  ['what is no name', ['Not on a Monday in Romania'], 'Monday in Romania', null],
  ['two sayings', ['Not my son', 'nor, Ion'], 'A son called Ion, sonny', ['son', 'Ion']],
])('%s', (_, said, text, expected) => {
  expect(found(said, text)).toEqual(expected);
});
