/**
 * @file How a table lies on A4: how wide each column is, upright or across, and in how many parts where it is wider than a
 * page. Each part begins with the first column again, so that a row can be followed from part to part. Widths in mm.
 */
import type { TableBlock, TableRow } from '../contract/rendering.ts';

/** Between the margins of the template. */
const UPRIGHT = 160;
const ACROSS = 247;
/** Where the numbers of the rows stand. */
export const GUTTER = 9;
/** Of one letter at the table's size, and what lies beside the letters of a cell. */
const LETTER = 1.75;
const DIGIT = 1.95;
const BESIDE = 4;
const NARROWEST = 9;
/** A text is not broken into lines shorter than this to keep a page upright. */
const NARROWEST_TEXT = 26;
const BOLD = 1.15;
/** From here on a text is broken into lines; a long one has wider lines, so that its row is not a page high. */
const WIDEST = 62;
const WIDEST_LONG = 95;
const LONG = 240;

export interface TablePart {
  /** Places of its columns among all. */
  readonly columns: readonly number[];
  /** One for each of them. */
  readonly widths: readonly number[];
}

export interface TableLayout {
  readonly isAcross: boolean;
  readonly parts: readonly TablePart[];
}

export function layOut({ columns, head, body }: TableBlock): TableLayout {
  const wanted = columns.map((_, at) => widthOf(head, body, at));
  const all = columns.map((_, at) => at);
  const whole = (widths: readonly number[]) => [{ columns: all, widths }];
  for (const room of [UPRIGHT, ACROSS]) {
    const widths = fitted(wanted, room - GUTTER);
    if (widths !== null) return { isAcross: room === ACROSS, parts: whole(widths) };
  }
  return { isAcross: true, parts: divided(wanted.map(({ best }) => best)) };
}

interface Wanted {
  readonly best: number;
  /** Where only words are broken off, and no number. */
  readonly least: number;
}

function widthOf(head: TableRow | null, body: readonly TableRow[], at: number): Wanted {
  const heading = longestWord(head?.cells[at]?.text ?? '');
  const ofHeading = Math.min(lettersAcross(heading), 20) * DIGIT * BOLD + BESIDE;
  let [best, least, longest] = [Math.max(NARROWEST, ofHeading), Math.max(NARROWEST, ofHeading), 0];
  for (const { cells } of body) {
    const { text, isNumber } = cells[at] ?? { text: '', isNumber: false };
    const across = lettersAcross(text) * (isNumber ? DIGIT : LETTER) + BESIDE;
    longest = Math.max(longest, text.length);
    best = Math.max(best, across);
    const word = isNumber ? text : longestWord(text);
    least = Math.max(least, Math.min(lettersAcross(word), 20) * DIGIT + BESIDE);
  }
  const most = longest > LONG ? WIDEST_LONG : WIDEST;
  return { best: Math.min(best, most), least: Math.min(least, best, most) };
}

const longestWord = (text: string): string =>
  text.split(/\s+/).reduce((a, b) => (b.length > a.length ? b : a), '');

/** Of its longest line; letters of East Asia take two places. */
const lettersAcross = (text: string): number =>
  Math.max(
    ...text
      .split('\n')
      .map((line) => line.length + (line.match(/[\u1100-\u11ff\u2e80-\ud7ff\uff00-\uff60]/g)?.length ?? 0)),
  );

/** The widths in this room, the widest narrowed first; null where the words do not fit. */
function fitted(wanted: readonly Wanted[], room: number): number[] | null {
  const atMost = (cap: number) => wanted.map(({ best, least }) => Math.min(best, Math.max(least, cap)));
  const sum = (widths: readonly number[]) => widths.reduce((total, one) => total + one, 0);
  if (sum(atMost(NARROWEST_TEXT)) > room) return null;
  let [low, high] = [NARROWEST_TEXT, WIDEST_LONG];
  if (sum(atMost(high)) <= room) return atMost(high);
  while (high - low > 0.5) {
    const cap = (low + high) / 2;
    if (sum(atMost(cap)) <= room) low = cap;
    else high = cap;
  }
  return atMost(low);
}

function divided(widths: readonly number[]): TablePart[] {
  const first = widths[0] ?? NARROWEST;
  const parts: { columns: number[]; widths: number[] }[] = [];
  let left = 0;
  for (const [at, width] of widths.entries()) {
    if (at === 0) continue;
    let part = parts.at(-1);
    if (part === undefined || width > left) {
      part = { columns: [0], widths: [first] };
      parts.push(part);
      left = ACROSS - GUTTER - first;
    }
    part.columns.push(at);
    part.widths.push(width);
    left -= width;
  }
  return parts;
}
