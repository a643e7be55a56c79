/**
 * Makes resources/fonts/page-numbers.pdf: the digits and capitals of Noto Sans Bold (SIL Open Font License 1.1)
 * as a subset in a one-page PDF, from which bundles take the font of their page numbers.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { PDF } from '@libpdf/core';
import { SHEET } from '../src-main/bundle/assemble/number-font.ts';

const font = createRequire(import.meta.url).resolve(
  '@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf',
);
const folder = new URL('../resources/fonts/', import.meta.url);

const pdf = PDF.create();
pdf
  .addPage({ size: 'a4' })
  .drawText(SHEET, { x: 40, y: 400, size: 12, font: pdf.embedFont(new Uint8Array(readFileSync(font))) });
mkdirSync(folder, { recursive: true });
writeFileSync(new URL('page-numbers.pdf', folder), await pdf.save({ subsetFonts: true }));
