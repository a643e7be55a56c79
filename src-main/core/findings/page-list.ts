/** @file Page numbers folded into runs: 3, 4, 5, 9 are 3 to 5 and 9. */

export interface Run {
  readonly first: number;
  readonly last: number;
}

/** In order, each page once. Two neighbours are two runs: "3 and 4" is shorter than "3 to 4" is clear. */
export function pageRuns(pages: readonly number[]): Run[] {
  const runs: Run[] = [];
  for (const page of [...new Set(pages)].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last !== undefined && page === last.last + 1)
      runs[runs.length - 1] = { first: last.first, last: page };
    else runs.push({ first: page, last: page });
  }
  return runs.flatMap(({ first, last }) =>
    last - first === 1
      ? [
          { first, last: first },
          { first: last, last },
        ]
      : [{ first, last }],
  );
}
