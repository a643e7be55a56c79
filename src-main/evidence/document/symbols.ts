/** @file Letters of fonts of symbols, which draw ticks and arrows where others have letters, as the letters that show the same. */

/** Wingdings, by the codes that office programs write. */
const WINGDINGS: Readonly<Record<number, string>> = {
  32: ' ',
  34: '✂',
  40: '☎',
  42: '✉',
  74: '☺',
  108: '●',
  110: '■',
  111: '□',
  113: '❑',
  114: '❒',
  117: '◆',
  118: '❖',
  119: '◆',
  120: '☒',
  159: '•',
  167: '▪',
  168: '□',
  216: '➢',
  223: '←',
  224: '→',
  225: '↑',
  226: '↓',
  239: '⇦',
  240: '⇨',
  251: '✗',
  252: '✓',
  253: '☒',
  254: '☑',
};
const SYMBOL: Readonly<Record<number, string>> = {
  32: ' ',
  163: '≤',
  174: '→',
  176: '°',
  177: '±',
  179: '≥',
  180: '×',
  183: '•',
  210: '®',
  211: '©',
  212: '™',
};

/** `code`: hexadecimal, in the private letters that such fonts lie in or below 256. A bullet where it is not known. */
export function symbol(code: string, font: string): string {
  const number = Number.parseInt(code, 16);
  if (Number.isNaN(number)) return '';
  const low = number >= 0xf000 && number <= 0xf0ff ? number - 0xf000 : number;
  if (/wingdings/i.test(font)) return WINGDINGS[low] ?? '•';
  if (/symbol/i.test(font)) return SYMBOL[low] ?? '•';
  return low === number && number >= 0x20 && number < 0xd800 ? String.fromCharCode(number) : '•';
}
