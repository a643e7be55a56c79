import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caseSearchText, foldText, searchWords } from '../../../../src-main/core/text/search-text.ts';

const finds = (search: string, text: string) =>
  searchWords(search).every((word) => foldText(text).includes(word));

describe('searching without regard to case or accents', () => {
  it.each([
    ['nguyen', 'Nguyễn Thị Minh Khai'],
    ['đang', 'DANG'],
    ['stefanita', 'Ștefăniță'],
    ['lodz', 'Łódź'],
    ['strasse', 'Straße 5'],
    ['IPEK', 'İpek'],
    ['محمد', 'مُحَمَّد'],
    ['احمد', 'أحمد'],
    ['002 maria', 'Maria Popescu TST/2026/002'],
    ['100%', 'about 100% sure'],
    ['a_b', 'a_b'],
  ])('%s finds %s', (search, text) => expect(finds(search, text)).toBe(true));

  it('does not treat signs as wildcards', () => expect(finds('a_b', 'axb')).toBe(false));

  it('looks for nothing in an empty search', () => expect(searchWords('  \u200f ')).toEqual([]));

  it('finds any text by itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => finds(text, caseSearchText('R', text, []))),
    );
  });
});
