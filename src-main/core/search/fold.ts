/**
 * @file How words are made alike before they are looked for: no case, no accents, one letter for those that are written
 * differently from one keyboard to another. The index folds case and accents itself (FTS5, unicode61); what it does not
 * know as accents is in `LETTERS`, which the migration wrote into the store's own view. Both must say the same.
 */

/** Letter to what stands for it. Whoever changes it writes the view of the store anew in a migration. */
export const LETTERS: Readonly<Record<string, string>> = {
  đ: 'd',
  Đ: 'd',
  ð: 'd',
  Ð: 'd',
  ł: 'l',
  Ł: 'l',
  ø: 'o',
  Ø: 'o',
  ħ: 'h',
  Ħ: 'h',
  ŧ: 't',
  Ŧ: 't',
  ı: 'i',
  ß: 'ss',
  æ: 'ae',
  Æ: 'ae',
  œ: 'oe',
  Œ: 'oe',
  þ: 'th',
  Þ: 'th',
  // Arabic: forms of alef, yeh and teh marbuta; kashida and vowel marks are none.
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
  ٱ: 'ا',
  ى: 'ي',
  ة: 'ه',
  ـ: '',
  ...Object.fromEntries(
    [...'\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0670'].map((mark) => [mark, '']),
  ),
};

const LATIN_MARKS = /[\u0300-\u036f]/g;
const WORD = /[\p{L}\p{N}\p{M}\p{Co}]+/gu;

/** Nothing of what `LETTERS` and marks are about is in it: most words of most texts. */
const PLAIN = /^[\0-\x7f]*$/;

/** One word or more, folded. */
export const fold = (text: string): string => (PLAIN.test(text) ? text.toLowerCase() : foldLetters(text));

const foldLetters = (text: string): string =>
  [...text.normalize('NFC')]
    .map((letter) => LETTERS[letter] ?? letter)
    .join('')
    .normalize('NFD')
    .replace(LATIN_MARKS, '')
    .normalize('NFC')
    .toLowerCase();

export interface Word {
  readonly folded: string;
  /** Where it stands in the text, in UTF-16 units. */
  readonly from: number;
  readonly to: number;
}

/** The words of a text, each once: a long text says few words often. */
export const termsOf = (text: string): ReadonlySet<string> =>
  new Set([...new Set(text.match(WORD))].map(fold));

/** Every word of a text, in order. */
export const wordsOf = (text: string): Word[] =>
  [...text.matchAll(WORD)]
    .map((match) => ({ folded: fold(match[0]), from: match.index, to: match.index + match[0].length }))
    .filter(({ folded }) => folded !== '');
