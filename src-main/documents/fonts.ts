/**
 * @file The fonts typeset documents may use: shipped with the program, the same on every machine, so a
 * page never depends on what happens to be installed.
 *
 * [Note: fonts people can search] A court searches a bundle for a name. A font that builds a letter from
 * parts (Noto Naskh and Noto Sans Arabic set the dots as glyphs of their own) or joins lam and alef into
 * one (Vazirmatn, Cairo, Plex) comes out of pdftotext and PDFium as broken or twisted words. Amiri, with
 * kerning and ligatures off, comes out whole in both. Hind Siliguri was the best of six for Bengali; an
 * r above a letter (দুর্গা) still comes out twisted. Tried in both readers, November 2026.
 *
 * Chinese, Japanese and Korean have a regular weight only: each is 6 to 10 MB. Japanese and traditional Chinese
 * are set in the same font as simplified Chinese: every character is there, in its mainland shape. A letter that
 * is in no font is refused by name; no box is ever printed.
 */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

interface Font {
  readonly family: string;
  readonly package: string;
  /** Set where there is no bold. */
  readonly regularOnly?: true;
}

/** In order of preference: a letter is set in the first family that has it. */
const FAMILIES: readonly Font[] = [
  { family: 'Noto Sans', package: 'noto-sans' },
  { family: 'Amiri', package: 'amiri' },
  { family: 'Noto Sans Hebrew', package: 'noto-sans-hebrew' },
  { family: 'Noto Sans Devanagari', package: 'noto-sans-devanagari' },
  { family: 'Hind Siliguri', package: 'hind-siliguri' },
  { family: 'Noto Sans Gurmukhi', package: 'noto-sans-gurmukhi' },
  { family: 'Noto Sans Gujarati', package: 'noto-sans-gujarati' },
  { family: 'Noto Sans Tamil', package: 'noto-sans-tamil' },
  { family: 'Noto Sans Telugu', package: 'noto-sans-telugu' },
  { family: 'Noto Sans Malayalam', package: 'noto-sans-malayalam' },
  { family: 'Noto Sans Sinhala', package: 'noto-sans-sinhala' },
  { family: 'Noto Sans Ethiopic', package: 'noto-sans-ethiopic' },
  { family: 'Noto Sans Georgian', package: 'noto-sans-georgian' },
  { family: 'Noto Sans Armenian', package: 'noto-sans-armenian' },
  { family: 'Noto Sans Thai', package: 'noto-sans-thai' },
  { family: 'Noto Sans Lao', package: 'noto-sans-lao' },
  { family: 'Noto Sans Khmer', package: 'noto-sans-khmer' },
  { family: 'Noto Sans Myanmar', package: 'noto-sans-myanmar' },
  // Outlines, one colour: an emoji in a message is evidence too. Before the symbols, so that a joined
  // emoji (a woman judge) is not taken apart.
  { family: 'Noto Emoji', package: 'noto-emoji' },
  { family: 'Noto Sans Math', package: 'noto-sans-math' },
  { family: 'Noto Sans Symbols', package: 'noto-sans-symbols' },
  { family: 'Noto Sans Symbols 2', package: 'noto-sans-symbols-2' },
  { family: 'Noto Sans Mono', package: 'noto-sans-mono' },
  { family: 'Noto Serif Tibetan', package: 'noto-serif-tibetan' },
  // Last, because they have letters of others too.
  { family: 'Noto Sans SC', package: 'noto-sans-sc', regularOnly: true },
  { family: 'Noto Sans KR', package: 'noto-sans-kr', regularOnly: true },
];

const [REGULAR, BOLD] = ['400Regular', '700Bold'];

export const FONT_FAMILIES: readonly string[] = FAMILIES.map((font) => font.family);

/**
 * Folders holding the font files. The typesetter is native code and cannot read inside the packaged
 * archive, where they lie unpacked beside it.
 */
export function fontFolders(): string[] {
  const { resolve } = createRequire(import.meta.url);
  return FAMILIES.flatMap((font) => {
    const folder = dirname(resolve(`@expo-google-fonts/${font.package}/package.json`));
    const onDisk = folder.replace(/app\.asar(?=[\\/])/, 'app.asar.unpacked');
    const weights = font.regularOnly ? [REGULAR] : [REGULAR, BOLD];
    return weights.map((weight) => join(onDisk, weight)).filter((path) => existsSync(path));
  });
}
