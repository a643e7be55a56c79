/**
 * @file Entries of the log that a salvage could not read. Its own entry says which, so that the log can be followed past
 * them: each break is declared in the log itself, or it is one.
 */

/** Numbers of the first and the last entry that are not there. */
export interface LogGap {
  readonly from: number;
  readonly to: number;
}

/** Action of the entry that declares gaps, in its fact `gaps`. */
export const SALVAGED = 'vault.salvaged';

/** Between `seqs`, in ascending order, and up to `last`. */
export function gapsIn(seqs: Iterable<number>, last: number): LogGap[] {
  const gaps: LogGap[] = [];
  let next = 1;
  for (const seq of seqs) {
    if (seq > next) gaps.push({ from: next, to: seq - 1 });
    next = seq + 1;
  }
  if (last >= next) gaps.push({ from: next, to: last });
  return gaps;
}

/** As a fact of the entry: "12-19 33-33". */
export const writeGaps = (gaps: readonly LogGap[]): string =>
  gaps.map(({ from, to }) => `${from}-${to}`).join(' ');

/** What is no gap in it is left out. */
export function readGaps(text: string): LogGap[] {
  return text.split(' ').flatMap((part) => {
    const [, from, to] = /^(\d+)-(\d+)$/.exec(part) ?? [];
    return from === undefined || to === undefined ? [] : [{ from: Number(from), to: Number(to) }];
  });
}

export const entriesIn = (gaps: readonly LogGap[]): number =>
  gaps.reduce((sum, { from, to }) => sum + to - from + 1, 0);
