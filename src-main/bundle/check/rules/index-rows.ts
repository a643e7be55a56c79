/** @file Finds a bundle's index and reads its rows, whoever made it. */
import type { BundleFacts, PageFacts, PageLink, TextPiece } from '../facts.ts';
import { printingOf } from './numbers.ts';

export interface Row {
  /** Page of the index it stands on, 1-based. */
  readonly page: number;
  /** First page it names. */
  readonly target: number;
  /** All words of the line, from left to right. */
  readonly words: string;
  /** Links that cover the line it stands on. */
  readonly links: readonly PageLink[];
  /** Where its first word stands. */
  readonly begins: number;
  /** Where its number stands. */
  readonly left: number;
  readonly right: number;
}

export interface FoundIndex {
  readonly pages: readonly number[];
  readonly rows: readonly Row[];
}

/** Where no links say where the index is, a heading does, among the first pages. */
const HEADING = /^(?:trial |hearing )?(?:bundle )?(?:index|contents|table of contents)$/i;
const HEADING_WITHIN = 30;
/** Ends in a number, or in a first and a last number. */
const ENDS_IN_PAGE = /(?:^|[\s.…])(?:p\.?\s*)?(\d{1,6})(?:\s*[-–—]\s*(\d{1,6}))?$/;
/** The same where sections are numbered one by one: "B3", "B3–B12". */
const ENDS_IN_LETTERED = /(?:^|[\s.…])([A-Z]{0,2}\d{1,6})(?:\s*[-–—]\s*([A-Z]{0,2}\d{1,6}))?$/;
/** As "A5" comes back from a line with right-to-left words. */
const TURNED_ROUND = /\b(\d{1,6})([A-Z]{1,2})\b/g;
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
/** Numbers in a column begin or end this near each other, in points. */
const COLUMN = 4;
/** Pieces whose middles are this near are on one line, in points. */
const SAME_LINE = 4;

/** Null where the bundle has none that can be found. */
export function findIndex(facts: BundleFacts): FoundIndex | null {
  const pages = indexPages(facts);
  if (pages.length === 0) return null;
  const rows = pages.flatMap((number) => {
    const page = facts.pages[number - 1];
    return page === undefined ? [] : rowsOn(facts, page, number);
  });
  return { pages, rows: inOneColumn(rows) };
}

function indexPages(facts: BundleFacts): number[] {
  const inside = (page: PageFacts) => page.links.flatMap((link) => (link.page === null ? [] : [link.page]));
  const linked = facts.pages.findIndex((page) => inside(page).length > 0);
  const headed = facts.pages
    .slice(0, HEADING_WITHIN)
    .findIndex((page) => page.pieces.some((piece) => HEADING.test(piece.text.replace(/\s+/g, ' '))));
  const start = headed >= 0 ? headed : linked;
  if (start < 0) return [];
  const page = facts.pages[start];
  const targets = page === undefined ? [] : inside(page).filter((target) => target > start + 1);
  const named = page === undefined ? [] : rowsOn(facts, page, start + 1).map((row) => row.target);
  const after = [...targets, ...named].filter((target) => target > start + 1);
  const end = after.length === 0 ? start + 1 : Math.min(...after) - 1;
  return Array.from({ length: Math.max(1, end - start) }, (_, i) => start + 1 + i);
}

function rowsOn(facts: BundleFacts, page: PageFacts, number: number): Row[] {
  const stamp = printingOf(facts).own[number - 1]?.piece;
  return linesOf(page.pieces.filter((piece) => piece !== stamp)).flatMap((line) => {
    const last = line.at(-1);
    const first = line[0];
    if (last === undefined || first === undefined || last.right < page.width * 0.6) return [];
    const text = line.map((piece) => piece.text).join(' ');
    const middle = (last.top + last.bottom) / 2;
    const links = page.links.filter((link) => link.top <= middle && middle <= link.bottom);
    const target = pageNamed(text, links, facts);
    if (!(target >= 1 && target <= facts.pages.length) || !/\p{L}/u.test(text)) return [];
    return [
      { page: number, target, words: text, links, begins: first.left, left: last.left, right: last.right },
    ];
  });
}

/**
 * The first page that a line names. A range on a line with right-to-left words may be read from its other end:
 * "3–12" is printed and "12–3" comes back. "112–13" stands for 112 to 113 in some offices, so where the larger
 * number comes first the link says which is meant, and without one the direction of the words.
 */
function pageNamed(text: string, links: readonly PageLink[], { numbers }: BundleFacts): number {
  const inLetters = RIGHT_TO_LEFT.test(text) ? text.replace(TURNED_ROUND, '$2$1') : text;
  const [, one, other] =
    numbers === undefined ? (ENDS_IN_PAGE.exec(text) ?? []) : (ENDS_IN_LETTERED.exec(inLetters) ?? []);
  const pageOf = (number: string) => (numbers === undefined ? Number(number) : numbers.indexOf(number) + 1);
  const [first, last] = [pageOf(one ?? 'none'), pageOf(other ?? one ?? 'none')];
  if (!(last < first)) return first;
  const likely = RIGHT_TO_LEFT.test(text) ? [last, first] : [first, last];
  return likely.find((page) => links.some((link) => link.page === page)) ?? likely[0] ?? first;
}

/** Only the rows whose numbers stand in one column: a title may end in a number too, where it wraps. */
function inOneColumn(rows: readonly Row[]): readonly Row[] {
  const columns = (['left', 'right'] as const).map((edge) => {
    const places = Map.groupBy(rows, (row) => Math.round(row[edge]));
    const [place = 0] = [...places].sort((a, b) => b[1].length - a[1].length)[0] ?? [];
    return rows.filter((row) => Math.abs(row[edge] - place) <= COLUMN);
  });
  return columns.reduce((most, column) => (column.length > most.length ? column : most));
}

function linesOf(pieces: readonly TextPiece[]): TextPiece[][] {
  const middle = (piece: TextPiece) => (piece.top + piece.bottom) / 2;
  const lines: TextPiece[][] = [];
  for (const piece of [...pieces].sort((a, b) => middle(a) - middle(b))) {
    const line = lines.at(-1);
    const before = line?.at(-1);
    if (line !== undefined && before !== undefined && middle(piece) - middle(before) < SAME_LINE)
      line.push(piece);
    else lines.push([piece]);
  }
  for (const line of lines) line.sort((a, b) => a.left - b.left);
  return lines;
}
