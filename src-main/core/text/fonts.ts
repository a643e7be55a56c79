/**
 * @file The fonts that come with the program, and the letters each is there for: pages are typeset in them, and the
 * window draws in them what the fonts of the computer have no letters for. A laptop that never sees a network has
 * whatever was installed on the day it was bought, and a name in empty boxes can neither be read back to the person
 * nor checked.
 *
 * Ranges are those of the Unicode blocks a font has letters in (Unicode 17, Blocks.txt); the letters of English that
 * most fonts have besides stand in none, so that no font is read for them. A test holds them against the fonts.
 */

export interface ShippedFont {
  readonly family: string;
  /** Under @expo-google-fonts. */
  readonly package: string;
  /** `unicode-range` of CSS: first and last letter of each range, in hexadecimal. */
  readonly letters: string;
  /** Set where there is no bold. */
  readonly regularOnly?: true;
}

export const REGULAR = '400Regular';
export const BOLD = '700Bold';

/** What joins letters or keeps them apart, and the ring a mark without its letter stands on: shaped with the letters beside them. */
const JOINERS = 'U+200B-200D, U+25CC';
const HAN =
  'U+2E80-2FFF, U+3000-312F, U+3190-9FFF, U+F900-FAFF, U+FE10-FE1F, U+FE30-FE6F, U+FF00-FFEF, U+1F200-1F2FF, U+20000-3FFFF';

/** In order of preference: a letter is set in the first family that has it. */
export const SHIPPED_FONTS: readonly ShippedFont[] = [
  {
    family: 'Noto Sans',
    package: 'noto-sans',
    letters:
      'U+00A0-052F, U+10FB, U+1AB0-1AFF, U+1C80-1C8F, U+1D00-218F, U+2212, U+2C60-2C7F, U+2DE0-2E7F, U+A640-A69F, U+A700-A7FF, U+A92E, U+AB30-AB6F, U+FB00-FB06, U+FE20-FE2F, U+FFFC-FFFD, U+10780-107BF, U+1DF00-1DFFF',
  },
  {
    family: 'Amiri',
    package: 'amiri',
    letters: `U+0600-06FF, U+0750-077F, U+0870-08FF, U+2E41, U+FB50-FDFF, U+FE70-FEFF, U+1EE00-1EEFF, ${JOINERS}`,
  },
  {
    family: 'Noto Sans Hebrew',
    package: 'noto-sans-hebrew',
    letters: `U+0590-05FF, U+FB1D-FB4F, ${JOINERS}`,
  },
  {
    family: 'Noto Sans Devanagari',
    package: 'noto-sans-devanagari',
    letters: `U+0900-097F, U+1CD0-1CFF, U+20F0, U+A830-A83F, U+A8E0-A8FF, U+11B00-11B5F, ${JOINERS}`,
  },
  { family: 'Hind Siliguri', package: 'hind-siliguri', letters: `U+0964-0965, U+0980-09FF, ${JOINERS}` },
  {
    family: 'Noto Sans Gurmukhi',
    package: 'noto-sans-gurmukhi',
    letters: `U+0964-0965, U+0A00-0A7F, U+262C, ${JOINERS}`,
  },
  {
    family: 'Noto Sans Gujarati',
    package: 'noto-sans-gujarati',
    letters: `U+0964-0965, U+0A80-0AFF, ${JOINERS}`,
  },
  {
    family: 'Noto Sans Tamil',
    package: 'noto-sans-tamil',
    letters: `U+0964-0965, U+0B80-0BFF, U+11300-1133F, ${JOINERS}`,
  },
  {
    family: 'Noto Sans Telugu',
    package: 'noto-sans-telugu',
    letters: `U+0964-0965, U+0C00-0C7F, ${JOINERS}`,
  },
  {
    family: 'Noto Sans Malayalam',
    package: 'noto-sans-malayalam',
    letters: `U+0964-0965, U+0D00-0D7F, ${JOINERS}`,
  },
  {
    family: 'Noto Sans Sinhala',
    package: 'noto-sans-sinhala',
    letters: `U+0964-0965, U+0D80-0DFF, U+111E0-111FF, ${JOINERS}`,
  },
  {
    family: 'Noto Sans Ethiopic',
    package: 'noto-sans-ethiopic',
    letters: 'U+1200-139F, U+2D80-2DDF, U+AB00-AB2F, U+1E7E0-1E7FF',
  },
  {
    family: 'Noto Sans Georgian',
    package: 'noto-sans-georgian',
    letters: 'U+10A0-10FF, U+1C90-1CBF, U+2D00-2D2F',
  },
  { family: 'Noto Sans Armenian', package: 'noto-sans-armenian', letters: 'U+0530-058F, U+FB13-FB17' },
  { family: 'Noto Sans Thai', package: 'noto-sans-thai', letters: `U+0E00-0E7F, ${JOINERS}` },
  { family: 'Noto Sans Lao', package: 'noto-sans-lao', letters: `U+0E80-0EFF, ${JOINERS}` },
  { family: 'Noto Sans Khmer', package: 'noto-sans-khmer', letters: `U+1780-17FF, U+19E0-19FF, ${JOINERS}` },
  {
    family: 'Noto Sans Myanmar',
    package: 'noto-sans-myanmar',
    letters: `U+1000-109F, U+A9E0-A9FF, U+AA60-AA7F, ${JOINERS}`,
  },
  // Outlines, one colour: an emoji in a message is evidence too. Before the symbols, so that a joined
  // emoji (a woman judge) is not taken apart.
  {
    family: 'Noto Emoji',
    package: 'noto-emoji',
    letters:
      'U+200D, U+20E3, U+2194-21AA, U+231A-23FF, U+24C2, U+25AA-25FE, U+2600-27BF, U+2934-2935, U+2B05-2B55, U+3030, U+303D, U+3297-3299, U+FE0F, U+1F000-1F1FF, U+1F201-1F251, U+1F300-1F6FF, U+1F7E0-1F7FF, U+1F900-1FAFF, U+E0020-E007F',
  },
  {
    family: 'Noto Sans Math',
    package: 'noto-sans-math',
    letters:
      'U+20D0-20EF, U+2190-23FF, U+2422-2423, U+2474-2475, U+2500-25FF, U+2600-26BF, U+2700-2BFF, U+1D400-1D7FF, U+1F780-1F7FF',
    regularOnly: true,
  },
  {
    family: 'Noto Sans Symbols',
    package: 'noto-sans-symbols',
    letters:
      'U+20D0-20FF, U+2150-23FF, U+2460-24FF, U+2600-27BF, U+2900-297F, U+1F100-1F1FF, U+1F540-1F610, U+1F700-1F77F',
  },
  {
    family: 'Noto Sans Symbols 2',
    package: 'noto-sans-symbols-2',
    letters:
      'U+20D0-20FF, U+2190-245F, U+25A0-28FF, U+2980-29FF, U+2B00-2BFF, U+4DC0-4DFF, U+FFF9-FFFB, U+10140-101FF, U+102E0-102FF, U+10E60-10E7F, U+1D2C0-1D37F, U+1F000-1FBFF',
    regularOnly: true,
  },
  {
    family: 'Noto Sans Mono',
    package: 'noto-sans-mono',
    letters: 'U+2190-23FF, U+2500-25FF, U+27C0-27FF, U+1F650-1F67F',
  },
  { family: 'Noto Serif Tibetan', package: 'noto-serif-tibetan', letters: `U+0F00-0FFF, ${JOINERS}` },
  // Last, because they have letters of others too.
  { family: 'Noto Sans SC', package: 'noto-sans-sc', letters: HAN, regularOnly: true },
  {
    family: 'Noto Sans KR',
    package: 'noto-sans-kr',
    letters: `U+1100-11FF, U+3130-318F, U+A960-A97F, U+AC00-D7FF, ${HAN}`,
    regularOnly: true,
  },
];

/** Weights a font is shipped in, by the names of their folders. */
export function weightsOf(font: ShippedFont): readonly string[] {
  return font.regularOnly ? [REGULAR] : [REGULAR, BOLD];
}

/** Where the page finds a font: no file of the build, for which they would lie in the program a second time. */
export function fontAddress(font: ShippedFont, weight: string): string {
  return `/fonts/${font.package}/${weight}.ttf`;
}

/** A font in its package, as that names it. */
export function fontFile(font: ShippedFont, weight: string): string {
  return `${weight}/${font.family.replaceAll(' ', '')}_${weight}.ttf`;
}
