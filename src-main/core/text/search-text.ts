/**
 * @file Text folded for searching, so that "Nguyen" finds "Nguyễn" and "lodz" finds "Łódź": compatibility
 * forms taken apart (NFKD), accents and vowel marks dropped, lower case.
 */

/** Letters that Unicode does not take apart, as people type them without the key for it. */
const LETTERS: Readonly<Record<string, string>> = {
  đ: 'd',
  ð: 'd',
  ł: 'l',
  ø: 'o',
  ħ: 'h',
  ı: 'i',
  ŧ: 't',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ŋ: 'n',
  ə: 'e',
};

/** Folds text for comparison. Never shown, never exported. */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\u0640\u200B-\u200F\u202A-\u202E\u2066-\u2069]/gu, '')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[đðłøħıŧßæœþŋə]/gu, (letter) => LETTERS[letter] ?? letter)
    .replace(/\s+/gu, ' ')
    .trim();
}

/** What a search looks for: every word must be found, in any order. */
export function searchWords(search: string): string[] {
  return [
    ...new Set(
      foldText(search)
        .split(' ')
        .filter((word) => word !== ''),
    ),
  ];
}

/** What a case is found by: its reference and title, and everyone's names. */
export function caseSearchText(reference: string, title: string, names: readonly string[]): string {
  return foldText([reference, title, ...names].filter((part) => part !== '').join(' '));
}
