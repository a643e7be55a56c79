/** @file The table in which Tesseract says what it read: a line for each block, paragraph, line and word. */

export interface FoundWord {
  readonly text: string;
  /** 0 to 100. */
  readonly certainty: number;
  /** Left, top, right, bottom, in dots. */
  readonly box: readonly [number, number, number, number];
  readonly ends: boolean;
}

const WORD = '5';
/** Beneath it, what was read is specks and ruled lines more often than words. */
const LEAST_CERTAIN = 15;
const LETTER = /[\p{L}\p{N}]/u;

/** Words in order; specks and what has neither letter nor digit and is not sure are left out. */
export function wordsInTable(table: string): FoundWord[] {
  const found: (FoundWord & { readonly line: string })[] = [];
  for (const row of table.split('\n')) {
    const [level, page, block, paragraph, line, , left, top, width, height, certainty, ...text] =
      row.split('\t');
    if (level !== WORD) continue;
    const [x, y, w, h, sure] = [left, top, width, height, certainty].map(Number) as Five;
    const said = text
      .join(' ')
      .replace(/[\p{C}\s]+/gu, ' ')
      .trim()
      .toWellFormed();
    if (![x, y, w, h, sure].every(Number.isFinite) || w <= 0 || h <= 0 || !isWorth(said, sure)) continue;
    found.push({
      text: said,
      certainty: Math.min(100, Math.max(0, Math.round(sure))),
      box: [x, y, x + w, y + h],
      ends: false,
      line: [page, block, paragraph, line].join(' '),
    });
  }
  return found.map(({ line, ...word }, at) => ({ ...word, ends: found[at + 1]?.line !== line }));
}

type Five = [number, number, number, number, number];

const isWorth = (text: string, certainty: number): boolean =>
  text !== '' && certainty >= LEAST_CERTAIN && (LETTER.test(text) || certainty >= 60);
