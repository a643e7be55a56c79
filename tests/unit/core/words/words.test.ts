import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { READ_KINDS } from '../../../../src-main/core/evidence/media-types.ts';
import { coded, FINDING_CODES } from '../../../../src-main/core/findings/finding.ts';
import { pageRuns } from '../../../../src-main/core/findings/page-list.ts';
import { readFindingWords, SENTENCE_FILES } from '../../../../src-main/core/words/catalogue.ts';
import { inWords, pagesInWords, withPages } from '../../../../src-main/core/words/words.ts';
import { failureOf } from '../../../support/failures.ts';

const folder = join(import.meta.dirname, '../../../../resources/locales/en');
const read = (file: string) => JSON.parse(readFileSync(join(folder, file), 'utf8'));
const files = () => SENTENCE_FILES.map(read);
const words = readFindingWords('en', read('findings.json'), files());

const butText = READ_KINDS.filter((kind) => kind !== 'text');

describe('the words of findings', () => {
  it('are there for every code, and for nothing else', () => {
    expect(Object.keys(words.sentences).toSorted()).toEqual(Object.keys(FINDING_CODES).toSorted());
  });

  it.each([
    ['a code without words', { 'no-text': undefined }, 'no-text: has no words'],
    ['words that no code has', { 'no-such-thing': 'Words.' }, 'no-such-thing: no such code'],
    ['a parameter the code does not take', { 'no-text': 'It has {count}.' }, 'no-text: it takes no {count}'],
    ['a brace that is not closed', { 'no-text': 'It has {' }, 'no-text: a name is missing at letter 9'],
    [
      'no plural for the rest',
      { 'layers-off': '{count, plural, one {x}}' },
      'layers-off: {count} has no "other"',
    ],
    [
      'a word of a closed list that is not said',
      { 'named-otherwise': `{readAs, select, ${butText.map((kind) => `${kind} {x}`).join(' ')}}` },
      'named-otherwise: {readAs} has no "text"',
    ],
    [
      'a table that is not said row by row',
      { 'size-over': '{limits}' },
      'size-over: {limits} is a table: say its rows',
    ],
  ])('with %s are refused, and it is said which', async (_what, change, finding) => {
    const changed = files().map((file) =>
      Object.keys(change).some((code) => code in file) ? { ...file, ...change } : file,
    );
    if (!changed.some((file) => Object.keys(change).some((code) => code in file))) changed.push(change);
    const failure = await failureOf(() =>
      readFindingWords('en', read('findings.json'), JSON.parse(JSON.stringify(changed))),
    );
    expect(failure.findings).toEqual([finding]);
  });

  it('say one and many', () => {
    expect(inWords(words, coded('pages-without-text', { count: 1 }))).toBe(
      '1 page has no text that can be searched.',
    );
    expect(inWords(words, coded('layers-off', { count: 1 }))).toContain('one of them is switched off');
    expect(inWords(words, coded('layers-off', { count: 3 }))).toContain('3 of them are switched off');
    expect(inWords(words, coded('index-links-wrong', { dead: 1, astray: 2 }))).toBe(
      'In the index, 1 line has no link and 2 lines lead to another page than it names.',
    );
    expect(inWords(words, coded('index-links-wrong', { dead: 0, astray: 1 }))).toBe(
      'In the index, 1 line leads to another page than it names.',
    );
  });

  it('name the first few of a list, and count the rest; where each matters, all', () => {
    const documents = ['One', 'Two', 'Three', 'Four', 'Five'];
    expect(inWords(words, coded('documents-undated', { documents }))).toBe(
      'No date is recorded for “One”, “Two”, “Three” and 2 more.',
    );
    expect(inWords(words, coded('attachments-stay-out', { documents }))).toContain('“Four”, “Five”: with');
    const turned = [
      { title: 'Ledger', pages: [2] },
      { title: 'Map', pages: [1, 3, 4, 5] },
    ];
    expect(inWords(words, coded('turned-upright', { turned }))).toContain(
      '“Ledger” (page 2); “Map” (pages 1 and 3 to 5).',
    );
    expect(
      inWords(words, coded('titles-name-survivor', { sections: ['A'], documents: ['B', 'C'] })),
    ).toContain('in the title of section “A”, “B”, “C”.');
  });

  it('fold pages into runs', () => {
    expect(pageRuns([9, 3, 4, 5, 3])).toEqual([
      { first: 3, last: 5 },
      { first: 9, last: 9 },
    ]);
    expect(pagesInWords(words, [3, 4, 5, 6, 7, 9])).toBe('pages 3 to 7 and 9');
    expect(pagesInWords(words, [3])).toBe('page 3');
    expect(pagesInWords(words, [3, 4])).toBe('pages 3 and 4');
    expect(pagesInWords(words, [])).toBe('');
    expect(
      pagesInWords(
        words,
        Array.from({ length: 15 }, (_, i) => 2 * i + 1),
      ),
    ).toBe('pages 1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23 and 3 more');
    const note = { ...coded('pages-without-text', { count: 3 }), pages: [2, 3, 4] };
    expect(withPages(words, note)).toBe('3 pages have no text that can be searched. (pages 2 to 4)');
  });

  it('keep a name from the right from reordering the sentence, and show braces that a person wrote', () => {
    expect(inWords(words, coded('documents-undated', { documents: ['شهادة'] }))).toContain(
      '“\u2068شهادة\u2069”',
    );
    expect(inWords(words, coded('note-as-written', { text: 'a {b} # c' }))).toBe('a {b} # c');
    const plain = inWords(words, coded('documents-undated', { documents: ['شهادة'] }), (text) => text);
    expect(plain).toContain('“شهادة”');
  });

  it('give the code itself where a newer version stored one that this version does not know', () => {
    expect(inWords(words, { code: 'from-the-future', params: {} } as never)).toBe('from-the-future');
  });
});
