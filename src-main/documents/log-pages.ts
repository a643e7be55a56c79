/** @file The log as A4 pages: a table, newest entry first, its head again on every page. */
import { printLine } from './printable.ts';
import { linesOf } from './record-paper.ts';
import { typesetterFor } from './typst.ts';

export interface LogPages {
  readonly title: string;
  /** What it is and is not. */
  readonly about: string;
  readonly facts: readonly (readonly [string, string])[];
  /** Five names, in the order of the cells. */
  readonly columns: readonly string[];
  /** Number, when, who, what, about. */
  readonly lines: readonly (readonly string[])[];
  /** ISO date-time; also written into the file. */
  readonly createdAt: string;
}

/** Words of more letters than this break anywhere: the cells are narrow. */
const LONGEST = 16;

/** Returns PDF bytes (PDF/A-2a, tagged). `resources` is the resources folder. Throws `missing-letters`. */
export function typesetLog(resources: string, pages: LogPages): Uint8Array {
  const data = {
    title: printLine(pages.title),
    about: printLine(pages.about),
    facts: pages.facts.map(([name, value]) => ({ name, lines: linesOf(value, 40) })),
    columns: [...pages.columns],
    lines: pages.lines.map((line) => line.map((cell) => printLine(cell, LONGEST))),
  };
  return typesetterFor(resources).typeset({ template: 'log.typ', data, createdAt: pages.createdAt }).pdf;
}
