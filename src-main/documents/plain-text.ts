/** @file A text file, a chat export or a message as A4 pages with text that can be searched and copied. */
import { printLine } from './printable.ts';
import { typesetterFor } from './typst.ts';

/** The tab stops people expect in a text file. */
const TAB = 4;

/**
 * Typesets `text` line by line; returns PDF bytes (PDF/A-2a). `resources` is the resources folder.
 * Throws `missing-letters` where no shipped font has a letter.
 */
export function typesetPlainText(
  resources: string,
  document: { readonly title: string; readonly text: string; readonly createdAt: string },
): Uint8Array {
  const lines = document.text.split(/\r\n?|\n|\u0085|\u2028|\u2029|\f/);
  while (lines.length > 1 && lines.at(-1)?.trim() === '') lines.pop();
  const data = {
    title: document.title,
    lines: lines.map((line) => printLine(keepSpaces(line.trimEnd()))),
  };
  return typesetterFor(resources).typeset({ template: 'plain-text.typ', data, createdAt: document.createdAt })
    .pdf;
}

/** Runs of spaces and tabs as no-break spaces: a table lined up with spaces stays lined up as well as it can. */
function keepSpaces(line: string): string {
  let column = 0;
  let out = '';
  for (const character of line) {
    if (character === '\t') {
      const width = TAB - (column % TAB);
      out += '\u00A0'.repeat(width);
      column += width;
    } else {
      out += character;
      column += 1;
    }
  }
  const hard = (run: string) => '\u00A0'.repeat(run.length);
  return out.replace(/^ +/, hard).replace(/ {2,}/g, (run) => `${hard(run.slice(1))} `);
}
