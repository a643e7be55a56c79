/** @file Plain columns for people: names in any script, cut where they are too long. */

const LONGEST = 48;
const GAP = 2;
/** Made once, by the first that needs it: making one takes 20 ms of every command, and most texts are plain. */
let segmenter: Intl.Segmenter | undefined;
/** Latin with what Europe adds to it, written composed, and no control: each of these is one letter and one column. */
const PLAIN = /^[\u0020-\u007E\u00A1-\u00A8\u00AA-\u00AC\u00AF-\u024F]*$/;

/**
 * Rows under their headings. Cells are put on one line; what a terminal would act on is taken out. `longest`: letters that a
 * cell may have, where its sentence has to be read to its end.
 */
export function columns(
  headings: readonly string[],
  rows: readonly (readonly (string | number)[])[],
  longest = LONGEST,
): string[] {
  const cells = [headings, ...rows].map((row) =>
    row.map((cell) => shorten(printable(String(cell)), longest)),
  );
  const widths = headings.map((_, column) => Math.max(...cells.map((row) => width(row[column] ?? ''))));
  return cells.map((row) =>
    row
      .map((cell, column) =>
        column === row.length - 1 ? cell : cell + ' '.repeat((widths[column] ?? 0) - width(cell) + GAP),
      )
      .join('')
      .trimEnd(),
  );
}

/** "name   value" lines for one thing. Empty values are left out. */
export function facts(pairs: readonly (readonly [string, string | number | null])[]): string[] {
  const shown = pairs.filter(([, value]) => value !== '' && value !== null);
  const widest = Math.max(0, ...shown.map(([name]) => name.length));
  return shown.map(([name, value]) => `${name.padEnd(widest + GAP)}${printable(String(value))}`);
}

/** Text that cannot move the cursor, change colours or reorder what stands around it. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]+/gu, ' ');
}

function lettersOf(text: string): Intl.Segments {
  segmenter ??= new Intl.Segmenter('en');
  return segmenter.segment(text);
}

function shorten(text: string, longest: number): string {
  // No text has more letters than it has units.
  if (text.length <= longest) return text;
  if (PLAIN.test(text)) return `${text.slice(0, longest - 1)}…`;
  const all = [...lettersOf(text)];
  return all.length <= longest
    ? text
    : `${all
        .slice(0, longest - 1)
        .map((one) => one.segment)
        .join('')}…`;
}

const WIDE =
  /^[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]|\p{Extended_Pictographic}/u;

/** Columns of a terminal: combining marks take none, wide letters and emoji two. */
function width(text: string): number {
  if (PLAIN.test(text)) return text.length;
  let columns = 0;
  for (const { segment } of lettersOf(text)) columns += WIDE.test(segment) ? 2 : 1;
  return columns;
}
