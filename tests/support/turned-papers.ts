/** @file Papers whose pages lie sideways or upside down, in each of the ways that files do it. */
import { HELVETICA, type RawPage, rawDocument } from './raw-pdf.ts';

/** No word of the first line comes again. */
export const LINES = [
  'first ledger kept daily by one foreman every morning',
  'then wages were written down for everyone who worked',
  'deductions for lodging and transport follow below that',
  'and the signature of nobody stands under any of it',
];

const A4 = { width: 595, height: 842 };

export interface Printed {
  readonly lines?: readonly string[];
  /** Degrees clockwise by which the text is turned on the sheet. */
  readonly turned?: 0 | 90 | 180 | 270;
  /** The page's own /Rotate. */
  readonly rotate?: 0 | 90 | 180 | 270;
  /** More of the page's contents. */
  readonly more?: string;
}

/** Contents that print lines, the whole block turned clockwise about the middle of an A4 sheet. */
export function block(lines: readonly string[], turned: 0 | 90 | 180 | 270 = 0): string {
  const [cos, sin] = { 0: [1, 0], 90: [0, 1], 180: [-1, 0], 270: [0, -1] }[turned] as [number, number];
  const set = lines
    .map((line, i) => `BT /F 14 Tf 1 0 0 1 -200 ${120 - i * 70} Tm (${line}) Tj ET`)
    .join('\n');
  return `q ${cos} ${-sin} ${sin} ${cos} ${A4.width / 2} ${A4.height / 2} cm\n${set}\nQ`;
}

export function sheet({ lines = LINES, turned = 0, rotate = 0, more = '' }: Printed): RawPage {
  return { contents: `${block(lines, turned)}\n${more}`, entries: `/Rotate ${rotate}` };
}

export function papers(...pages: readonly Printed[]): Uint8Array<ArrayBuffer> {
  return rawDocument({
    inherited: `/MediaBox [0 0 ${A4.width} ${A4.height}] /Resources <</Font ${HELVETICA}>>`,
    pages: pages.map(sheet),
  });
}
