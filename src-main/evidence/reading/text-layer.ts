/**
 * @file Words that were read of a page's picture, laid where they stand, under everything the page draws and without paint
 * (ISO 32000-2, 9.3.6, text rendering mode 3): what is seen stays the same to the dot.
 */
import { type PDFArray, PDFDict, type PDFDocument, PDFHexString, PDFName, type PDFRef } from 'pdf-lib';
import { type PageRead, PLACES, type ReadWord } from '../../core/evidence/machine-read.ts';
import type { PdfiumDocument } from '../pdfium.ts';
import { READ_MARK } from './read-mark.ts';

/**
 * @file A font of one glyph that draws nothing, as Tesseract lays it under scans (pdf_ttf.h, Apache-2.0): words in it are
 * found and copied, and nobody sees them. 572 bytes.
 */
const GLYPHLESS_FONT = Buffer.from(
  [
    'AAEAAAAKAIAAAwAgT1MvMlbeyJQAAAEoAAAAYGNtYXAACgA0AAABkAAAAB5nbHlmFSJBJAAAAbgAAAAYaGVhZAt48WUAAACs',
    'AAAANmhoZWEMAgQCAAAA5AAAACRobXR4BAAAAAAAAYgAAAAIbG9jYQAMAAAAAAGwAAAABm1heHAABAAFAAABCAAAACBuYW1l',
    '8usW2gAAAdAAAABLcG9zdAABAAEAAAIcAAAAIAABAAAAAQAAsJRxEF8PPPUEBwgAAAAAAM+a/G4AAAAA1MOn8gAAAAAEAAgA',
    'AAAAEAACAAAAAAAAAAEAAAgA//8AAAQAAAAAAAQAAAEAAAAAAAAAAAAAAAAAAAACAAEAAAACAAQAAQAAAAAAAQAAAAAAAAAA',
    'AAAAAAAAAAAAAwAAAZAABQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAUAAQABAAAAAAAAAAAAAAAAAAAAAAAAAAAAR09PRwBA',
    'AAAAAAAB//8AAAABAAGAAAAAAAAAAAAAAAAAAAABAAAAAAAABAAAAAAAAAIAAQAAAAAAFAADAAAAAAAUAAYACgAAAAAAAAAA',
    'AAAAAAAMAAAAAQAAAAAEAAgAAAMAADEhESEEAPwACAAAAAADACoAAAADAAAABQAWAAAAAQAAAAAABQALABYAAwABBAkABQAW',
    'AAAAVgBlAHIAcwBpAG8AbgAgADEALgAwVmVyc2lvbiAxLjAAAAEAAAAAAAAAAAAAAAAAAQAAAAAAAAAAAAAAAAAAAAA=',
  ].join(''),
  'base64',
);

/** Of the font's one glyph, as a share of its height. */
const GLYPH_WIDTH = 0.5;
const FONT = 'ReadByMachine';
const MOST_LETTERS = 0xffff;

/** Puts them into the pages of `document`; `shown` is the same document. */
export function layWords(document: PDFDocument, shown: PdfiumDocument, pages: readonly PageRead[]): void {
  const codes = codesFor(pages);
  const font = fontFor(document, codes);
  for (const read of pages) {
    if (read.words.length === 0) continue;
    const { node } = document.getPage(read.page - 1);
    const place = placesOn(shown, read.page - 1);
    const lines = read.words.flatMap((word) => drawn(word, read.turns, place, codes) ?? []);
    const ours = document.context.register(
      document.context.flateStream(
        `/${READ_MARK} BMC q BT /${FONT} 1 Tf 3 Tr\n${lines.join('\n')}\nET Q EMC\n`,
      ),
    );
    const before = node.normalizedEntries().Contents?.asArray() ?? [];
    node.set(PDFName.of('Contents'), document.context.obj([ours, ...before]));
    nameFont(document, node, font);
  }
}

/** A code of the font for every letter there is. */
function codesFor(pages: readonly PageRead[]): Map<string, number> {
  const codes = new Map<string, number>([[' ', 1]]);
  for (const { words } of pages)
    for (const { text } of words)
      for (const letter of text)
        if (!codes.has(letter) && codes.size < MOST_LETTERS) codes.set(letter, codes.size + 1);
  return codes;
}

type Place = (across: number, down: number) => readonly [number, number];

/** From places on the page as shown to its own space, whichever way it is turned. */
function placesOn(shown: PdfiumDocument, index: number): Place {
  const { engine } = shown;
  const at = engine.pdfium.wasmExports.malloc(16);
  try {
    return shown.withPage(index, (page) => {
      const corner = (x: number, y: number) => {
        engine.FPDF_DeviceToPage(page, 0, 0, PLACES, PLACES, 0, x, y, at, at + 8);
        return [engine.pdfium.getValue(at, 'double'), engine.pdfium.getValue(at + 8, 'double')] as const;
      };
      const [[x, y], [ax, ay], [dx, dy]] = [corner(0, 0), corner(PLACES, 0), corner(0, PLACES)];
      return (across, down) => [
        x + ((ax - x) * across + (dx - x) * down) / PLACES,
        y + ((ay - y) * across + (dy - y) * down) / PLACES,
      ];
    });
  } finally {
    engine.pdfium.wasmExports.free(at);
  }
}

/** Stretched to its box, from where its line begins to where it ends; null for a word without extent. */
function drawn(
  { text, box: [left, top, right, bottom], ends }: ReadWord,
  turns: PageRead['turns'],
  place: Place,
  codes: ReadonlyMap<string, number>,
): string | null {
  // As read: begin and end of the line it stands on, and the corner above its beginning.
  const corners = [
    [place(left, bottom), place(right, bottom), place(left, top)],
    [place(right, bottom), place(right, top), place(left, bottom)],
    [place(right, top), place(left, top), place(right, bottom)],
    [place(left, top), place(left, bottom), place(right, top)],
  ] as const;
  const [[x, y], [ex, ey], [ux, uy]] = corners[turns];
  const letters = [...text].map((letter) => codes.get(letter) ?? 1);
  if (letters.length === 0 || (ex === x && ey === y) || (ux === x && uy === y)) return null;
  const wide = letters.length * GLYPH_WIDTH;
  const matrix = [(ex - x) / wide, (ey - y) / wide, ux - x, uy - y, x, y].map(number);
  const said = [...letters, ...(ends ? [] : [1])].map((code) => code.toString(16).padStart(4, '0')).join('');
  return `${matrix.join(' ')} Tm <${said}> Tj`;
}

/** Without an exponent, which PDF does not know. */
const number = (value: number): string => value.toFixed(4).replace(/\.?0+$/, '') || '0';

/** Beside the page's own fonts, in a list that is no other page's. */
function nameFont(
  document: PDFDocument,
  node: PDFDict & { Resources(): PDFDict | undefined },
  font: PDFRef,
): void {
  const { context } = document;
  const resources = node.Resources()?.clone(context) ?? context.obj({});
  const fonts = resources.lookupMaybe(PDFName.of('Font'), PDFDict)?.clone(context) ?? context.obj({});
  fonts.set(PDFName.of(FONT), font);
  resources.set(PDFName.of('Font'), fonts);
  node.set(PDFName.of('Resources'), resources);
}

function fontFor(document: PDFDocument, codes: ReadonlyMap<string, number>): PDFRef {
  const { context } = document;
  const file = context.register(context.flateStream(GLYPHLESS_FONT, { Length1: GLYPHLESS_FONT.length }));
  const descriptor = context.register(
    context.obj({
      Type: 'FontDescriptor',
      FontName: 'GlyphLessFont',
      Flags: 5,
      FontBBox: [0, 0, 500, 1000],
      ItalicAngle: 0,
      Ascent: 1000,
      Descent: -1,
      CapHeight: 1000,
      StemV: 80,
      FontFile2: file,
    }),
  );
  // Every code is drawn by glyph 1, which is empty.
  const glyphs = new Uint8Array(2 * (codes.size + 1)).map((_, at) => at % 2);
  const own = context.register(
    context.obj({
      Type: 'Font',
      Subtype: 'CIDFontType2',
      BaseFont: 'GlyphLessFont',
      DW: 1000 * GLYPH_WIDTH,
      FontDescriptor: descriptor,
      CIDToGIDMap: context.register(context.flateStream(glyphs)),
      CIDSystemInfo: {
        Registry: PDFHexString.of(hex('Adobe')),
        Ordering: PDFHexString.of(hex('Identity')),
        Supplement: 0,
      },
    }),
  );
  return context.register(
    context.obj({
      Type: 'Font',
      Subtype: 'Type0',
      BaseFont: 'GlyphLessFont',
      Encoding: 'Identity-H',
      DescendantFonts: [own] as unknown as PDFArray,
      ToUnicode: context.register(context.flateStream(toUnicode(codes))),
    }),
  );
}

const hex = (text: string): string => Buffer.from(text, 'latin1').toString('hex');

/** At most a hundred to a part (Adobe Technical Note 5411). */
function toUnicode(codes: ReadonlyMap<string, number>): string {
  const lines = [...codes].map(([letter, code]) => {
    const units = Buffer.from(letter, 'utf16le').swap16().toString('hex');
    return `<${code.toString(16).padStart(4, '0')}> <${units}>`;
  });
  const parts: string[] = [];
  for (let at = 0; at < lines.length; at += 100) {
    const part = lines.slice(at, at + 100);
    parts.push(`${part.length} beginbfchar\n${part.join('\n')}\nendbfchar`);
  }
  return [
    '/CIDInit /ProcSet',
    'findresource begin',
    '12 dict begin',
    'begincmap',
    '/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def',
    '/CMapName /Adobe-Identity-UCS def /CMapType 2 def',
    '1 begincodespacerange <0000> <FFFF> endcodespacerange',
    ...parts,
    'endcmap',
    'CMapName currentdict /CMap',
    'defineresource pop',
    'end end',
  ].join('\n');
}
