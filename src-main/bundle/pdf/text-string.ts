/** @file Text in a PDF's own structure: titles and notes. */
import { textOfPdfBytes } from '../../core/text/pdf-text.ts';
import { PdfString, type PdfValue } from './values.ts';

/** Empty for what is no string. Never throws. */
export const textOfString = (value: PdfValue | undefined): string =>
  value instanceof PdfString
    ? textOfPdfBytes(Uint8Array.from(value.bytes, (character) => character.charCodeAt(0) & 0xff))
    : '';
