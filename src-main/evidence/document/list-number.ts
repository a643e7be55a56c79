/** @file How a list counts: the number of a paragraph as its word processor shows it. */

/** As both formats' ways of counting come down to (ECMA-376 17.18.59, ODF 1.3 part 3, 19.500). */
export type Counting =
  | 'decimal'
  | 'decimal-zero'
  | 'ordinal'
  | Letters
  | 'lower-roman'
  | 'upper-roman'
  | 'none';
type Letters = 'lower-letter' | 'upper-letter';

/** Beyond it a letter is said so often, and a Roman number so long, that nobody could read it: counted in figures. */
const MOST_LETTERS = 260;
const MOST_ROMAN = 3_999;

const ROMAN = [
  [1000, 'm'] as const,
  [900, 'cm'] as const,
  [500, 'd'] as const,
  [400, 'cd'] as const,
  [100, 'c'] as const,
  [90, 'xc'] as const,
  [50, 'l'] as const,
  [40, 'xl'] as const,
  [10, 'x'] as const,
  [9, 'ix'] as const,
  [5, 'v'] as const,
  [4, 'iv'] as const,
  [1, 'i'] as const,
];

/** "14", "xiv", "N". After z comes aa, then bb, as Word and LibreOffice count. */
export function counted(number: number, counting: Counting): string {
  switch (counting) {
    case 'none':
      return '';
    case 'lower-letter':
      return letters(number);
    case 'upper-letter':
      return letters(number).toUpperCase();
    case 'lower-roman':
      return roman(number);
    case 'upper-roman':
      return roman(number).toUpperCase();
    case 'ordinal':
      return `${number}${ending(number)}`;
    case 'decimal-zero':
      return String(number).padStart(2, '0');
    case 'decimal':
      return String(number);
  }
}

function letters(number: number): string {
  if (number < 1 || number > MOST_LETTERS) return String(number);
  const letter = String.fromCharCode(97 + ((number - 1) % 26));
  return letter.repeat(Math.ceil(number / 26));
}

function roman(number: number): string {
  if (number < 1 || number > MOST_ROMAN) return String(number);
  let [left, text] = [number, ''];
  for (const [worth, sign] of ROMAN) {
    while (left >= worth) {
      text += sign;
      left -= worth;
    }
  }
  return text;
}

function ending(number: number): string {
  const teen = number % 100;
  if (teen >= 11 && teen <= 13) return 'th';
  return ['th', 'st', 'nd', 'rd'][number % 10] ?? 'th';
}

/** Signs of lists that stand in every font here; what a font of symbols draws in their place is not known. */
export function bullet(sign: string, font = ''): string {
  const isKnown = /^[–—\-*•·‣◦■□●○▪]$/u.test(sign) && !/symbol|dings/i.test(font);
  return isKnown ? sign : '•';
}
