/** @file Fields with their answers as A4 pages: a paper prepared for reading across into somebody else's form. */
import { printLine } from './printable.ts';
import { typesetterFor } from './typst.ts';

export interface FieldSheet {
  readonly title: string;
  /** What the paper is and is not; at the head of every page. */
  readonly label: string;
  readonly facts: readonly (readonly [string, string])[];
  readonly fields: readonly { readonly title: string; readonly text: string }[];
  /** ISO date-time; also written into the file. */
  readonly createdAt: string;
}

/** Returns PDF bytes (PDF/A-2a). `resources` is the resources folder. Throws `missing-letters`. */
export function typesetFieldSheet(resources: string, sheet: FieldSheet): Uint8Array {
  const data = {
    title: sheet.title,
    label: sheet.label,
    facts: sheet.facts.map(([name, value]) => [name, value]),
    fields: sheet.fields.map(({ title, text }) => ({
      title: printLine(title),
      lines: text.split(/\r\n?|\n|\u0085|\u2028|\u2029/).map((line) => printLine(line)),
    })),
  };
  return typesetterFor(resources).typeset({
    template: 'field-sheet.typ',
    data,
    createdAt: sheet.createdAt,
  }).pdf;
}
