/** @file Text in a PDF's own structure: titles and notes. ISO 32000-1 §7.9.2.2. */
import { PdfString, type PdfValue } from './values.ts';

/** UTF-16 or UTF-8 where it says so, else Latin-1 (PDFDocEncoding differs from it in signs only). Never throws. */
export function textOfString(value: PdfValue | undefined): string {
  if (!(value instanceof PdfString)) return '';
  const bytes = Uint8Array.from(value.bytes, (character) => character.charCodeAt(0) & 0xff);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes.subarray(2));
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes.subarray(2));
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf)
    return new TextDecoder().decode(bytes.subarray(3));
  return value.bytes;
}
