/** @file How measurements are shown: one line each, ours beside the version before and the tool that does nothing else. */

export interface Measured {
  readonly what: string;
  readonly ours: string;
  /** The same by the version before; left out where nobody asked for it. */
  readonly before?: string;
  /** The same work by another tool in the same run; empty where there is none to compare with. */
  readonly beside: string;
}

export function printTable(rows: readonly Measured[]): void {
  const head = { what: 'what', ours: 'here', before: 'the version before', beside: 'beside it' };
  const cells: Measured[] = [head, ...rows];
  const withBefore = rows.some((row) => row.before !== undefined);
  const wide = (pick: (row: Measured) => string) => Math.max(...cells.map((row) => pick(row).length)) + 2;
  const [what, ours] = [wide((row) => row.what), wide((row) => row.ours)];
  const before = withBefore ? wide((row) => row.before ?? '') : 0;
  for (const row of cells) {
    const earlier = withBefore ? (row.before ?? '').padEnd(before) : '';
    process.stdout.write(`${row.what.padEnd(what)}${row.ours.padEnd(ours)}${earlier}${row.beside}\n`);
  }
}

/** The middle one of several runs, in milliseconds. */
export async function medianMs(runs: number, work: () => unknown): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    const started = performance.now();
    await work();
    times.push(performance.now() - started);
  }
  return times.sort((a, b) => a - b)[Math.floor(runs / 2)] as number;
}

/** A target in milliseconds, and whether `milliseconds` keep to it. */
export const verdict = (milliseconds: number, target: number): string =>
  `target ${target} ms: ${milliseconds < target ? 'met' : 'not met'}`;
