/** @file How measurements are shown: one line each, ours beside the tool that does nothing else. */

export interface Measured {
  readonly what: string;
  readonly ours: string;
  /** The same work by another tool in the same run; empty where there is none to compare with. */
  readonly beside: string;
}

export function printTable(rows: readonly Measured[]): void {
  const cells = [{ what: 'what', ours: 'here', beside: 'beside it' }, ...rows];
  const wide = (pick: (row: Measured) => string) => Math.max(...cells.map((row) => pick(row).length)) + 2;
  const [what, ours] = [wide((row) => row.what), wide((row) => row.ours)];
  for (const row of cells)
    process.stdout.write(`${row.what.padEnd(what)}${row.ours.padEnd(ours)}${row.beside}\n`);
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
