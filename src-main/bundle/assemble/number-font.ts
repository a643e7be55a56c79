/**
 * @file The font of the printed numbers: digits and capitals of Noto Sans Bold, embedded once (rule B34), kept
 * as a one-page PDF (resources/fonts/page-numbers.pdf) that shows them all. scripts/make-number-font.mjs made it.
 */

import { NUMBER_BASELINE, NUMBER_MARGIN, NUMBER_SIZE, type Size } from '../a4.ts';
import { decodeStream } from '../pdf/filters.ts';
import { damaged } from '../pdf/parser.ts';
import { PdfReader, pagesOf } from '../pdf/reader.ts';
import { isArray, isDict, PdfStream, type PdfValue } from '../pdf/values.ts';
import { valueText } from '../pdf/write-value.ts';
import { ObjectCopier } from './copy-objects.ts';
import type { ObjectWriter } from './object-writer.ts';

/** In the order in which the sheet shows them. */
export const SHEET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

interface Glyph {
  /** How the font encodes it: four hex digits. */
  readonly code: string;
  /** Of the font size. */
  readonly width: number;
}

export class NumberFont {
  /** As PDF text, for a page's resources: `7 0 R`. */
  readonly reference: string;
  readonly #glyphs: ReadonlyMap<string, Glyph>;

  private constructor(reference: string, glyphs: ReadonlyMap<string, Glyph>) {
    this.reference = reference;
    this.#glyphs = glyphs;
  }

  /** Copies the font from the sheet into the bundle. */
  static async embed(sheet: Uint8Array, writer: ObjectWriter): Promise<NumberFont> {
    const reader = PdfReader.open(sheet);
    const [page] = pagesOf(reader);
    const resources = reader.resolve(page?.resources);
    const fonts = isDict(resources) ? reader.resolve(resources.get('Font')) : null;
    const font = isDict(fonts) ? [...fonts.values()][0] : undefined;
    const shown = reader.resolve(page?.contents);
    if (font === undefined || !(shown instanceof PdfStream)) throw damaged('number font');

    const copier = new ObjectCopier(reader, writer);
    const reference = valueText(font, copier.renumber);
    copier.writeWaiting();
    const text = Buffer.from(await decodeStream(shown, reader.resolve)).toString('latin1');
    return new NumberFont(reference, glyphsOf(text, widthsOf(reader, font)));
  }

  /**
   * Instructions that print `number` at the bottom right of `page`, its last digit at the margin. `name` is the
   * font's in the page's resources.
   */
  print(number: string, page: Size, name: string): string {
    const glyphs = [...number].map((char) => {
      const glyph = this.#glyphs.get(char);
      if (glyph === undefined) throw damaged(`number font has no ${char}`);
      return glyph;
    });
    const width = glyphs.reduce((sum, glyph) => sum + glyph.width, 0) * NUMBER_SIZE;
    const left = (page.width - NUMBER_MARGIN - width).toFixed(3);
    const codes = glyphs.map((glyph) => glyph.code).join('');
    return `BT 0 g /${name} ${NUMBER_SIZE} Tf 1 0 0 1 ${left} ${NUMBER_BASELINE} Tm <${codes}> Tj ET`;
  }
}

function glyphsOf(instructions: string, widths: (code: number) => number): Map<string, Glyph> {
  const hex = /<([0-9a-fA-F]+)>\s*Tj/.exec(instructions)?.[1] ?? '';
  if (hex.length !== SHEET.length * 4) throw damaged('number font');
  return new Map(
    [...SHEET].map((char, i) => {
      const code = hex.slice(i * 4, i * 4 + 4);
      return [char, { code, width: widths(Number.parseInt(code, 16)) / 1000 }];
    }),
  );
}

/** Reads the W list of the font below: `first last width` or `first [width …]`. ISO 32000-1 §9.7.4.3. */
function widthsOf(reader: PdfReader, font: PdfValue): (code: number) => number {
  const composite = reader.resolve(font);
  const below = isDict(composite) ? reader.resolve(composite.get('DescendantFonts')) : null;
  const descendant = isArray(below) ? reader.resolve(below[0]) : null;
  const list = isDict(descendant) ? reader.resolve(descendant.get('W')) : null;
  const widths = new Map<number, number>();
  const items = isArray(list) ? list : [];
  for (let i = 0; i < items.length; ) {
    const [first, second, third] = [items[i], items[i + 1], items[i + 2]];
    if (typeof first !== 'number') throw damaged('number font');
    if (isArray(second)) {
      for (const [n, width] of second.entries()) widths.set(first + n, Number(width));
      i += 2;
    } else {
      for (let code = first; code <= Number(second); code++) widths.set(code, Number(third));
      i += 3;
    }
  }
  return (code) => {
    const width = widths.get(code);
    if (width === undefined) throw damaged('number font');
    return width;
  };
}
