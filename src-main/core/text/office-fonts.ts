/**
 * @file The fonts that stand for those of word processors. Each was drawn to the widths of the one it stands for, so that
 * lines and pages end where they end in the program that wrote them; a font of another width would move a page.
 */

export interface OfficeFont {
  readonly family: string;
  /** Under @expo-google-fonts. */
  readonly package: string;
  /** Of a line, and of what of it is above the letters' foot: times the size. */
  readonly line: number;
  readonly above: number;
  /** Names in files, in small letters. */
  readonly standsFor: RegExp;
}

export const OFFICE_WEIGHTS = ['400Regular', '400Regular_Italic', '700Bold', '700Bold_Italic'] as const;

const ARIMO: OfficeFont = {
  family: 'Arimo',
  package: 'arimo',
  line: 1.149,
  above: 0.921,
  standsFor:
    /arial|helvetica|liberation sans|verdana|tahoma|trebuchet|sans|gothic|univers|frutiger|gill|futura/,
};

/** The first whose names fit. */
export const OFFICE_FONTS: readonly OfficeFont[] = [
  {
    family: 'Cousine',
    package: 'cousine',
    line: 1.133,
    above: 0.833,
    standsFor: /courier|consolas|mono|typewriter|lucida console|menlo/,
  },
  {
    family: 'Carlito',
    package: 'carlito',
    line: 1.221,
    above: 0.952,
    standsFor: /calibri|carlito|aptos|segoe|candara|corbel|open sans|lato/,
  },
  {
    family: 'Caladea',
    package: 'caladea',
    line: 1.172,
    above: 0.95,
    standsFor: /cambria|caladea/,
  },
  ARIMO,
  {
    family: 'Tinos',
    package: 'tinos',
    line: 1.149,
    above: 0.891,
    standsFor:
      /times|roman|serif|georgia|garamond|palatino|book|baskerville|century|minion|constantia|linux libertine/,
  },
];

/** The font that stands for one of this name: Arial's where nothing is known of it. */
export function officeFont(name: string): OfficeFont {
  const known = name.toLowerCase().replace(/sans[- ]serif/, 'sans');
  return OFFICE_FONTS.find(({ standsFor }) => standsFor.test(known)) ?? ARIMO;
}
