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
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { SHIPPED_FONTS, weightsOf } from '../core/text/fonts.ts';

export const FONT_FAMILIES: readonly string[] = SHIPPED_FONTS.map((font) => font.family);

/**
 * Folders holding the font files. The typesetter is native code and cannot read inside the packaged
 * archive, where they lie unpacked beside it.
 */
export function fontFolders(): string[] {
  const { resolve } = createRequire(import.meta.url);
  return SHIPPED_FONTS.flatMap((font) => {
    const folder = dirname(resolve(`@expo-google-fonts/${font.package}/package.json`));
    const onDisk = folder.replace(/app\.asar(?=[\\/])/, 'app.asar.unpacked');
    return weightsOf(font).map((weight) => join(onDisk, weight));
  });
}
