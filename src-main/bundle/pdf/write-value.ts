/** @file Values as PDF text, one character per byte. References are renumbered on the way. */
import { isArray, isDict, type PdfDict, PdfName, PdfRef, PdfString, type PdfValue } from './values.ts';

/** The object number a reference has in the file being written; 0 when what it leads to is left out. */
export type Renumber = (ref: PdfRef) => number;

/** What a name must spell as `#xx`: delimiters, `#` itself, white space and everything beyond ASCII. */
const NOT_PLAIN = /[^!-~]|[()<>[\]{}/%#]/g;

/** Streams are not values inside others; they are written by OutputFile. */
export function valueText(value: PdfValue, renumber: Renumber = own): string {
  if (value === null) return 'null';
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (typeof value === 'number') return numberText(value);
  if (value instanceof PdfName) return nameText(value.value);
  if (value instanceof PdfString) return `<${Buffer.from(value.bytes, 'latin1').toString('hex')}>`;
  if (value instanceof PdfRef) {
    const number = renumber(value);
    return number === 0 ? 'null' : `${number} 0 R`;
  }
  if (isArray(value)) return `[${value.map((item) => valueText(item, renumber)).join(' ')}]`;
  if (isDict(value)) return dictText(value, renumber);
  throw new TypeError('a stream stands alone');
}

export function dictText(dict: PdfDict, renumber: Renumber = own): string {
  let text = '<<';
  for (const [key, value] of dict) text += `${nameText(key)} ${valueText(value, renumber)}\n`;
  return `${text}>>`;
}

/**
 * Never in exponent form, which PDF does not know, and never "-0": what is written must be read back as the same
 * text, or the proof of the finished file fails.
 */
export function numberText(value: number): string {
  const text = String(value);
  if (!text.includes('e')) return Number.isFinite(value) ? text : '0';
  if (Math.abs(value) >= 1) return BigInt(Math.round(value)).toString();
  const places = value.toFixed(12).replace(/\.?0+$/, '');
  return places === '-0' ? '0' : places;
}

export function nameText(name: string): string {
  return `/${name.replace(NOT_PLAIN, (char) => `#${char.charCodeAt(0).toString(16).padStart(2, '0')}`)}`;
}

function own(ref: PdfRef): number {
  return ref.number;
}
