/** @file Figures of a period as A4 pages: a table each, with what it counts and where that is from. Tagged, PDF/A-2a. */
import { printLine } from './printable.ts';
import { linesOf } from './record-paper.ts';
import { typesetterFor } from './typst.ts';

export interface FiguresPaper {
  readonly title: string;
  readonly facts: readonly (readonly [string, string])[];
  readonly tables: readonly {
    readonly title: string;
    readonly about: string;
    readonly source: string;
    readonly rows: readonly (readonly [string, string])[];
    /** Said in place of rows; empty where there are some. */
    readonly nobody: string;
  }[];
  /** ISO date-time; also written into the file. */
  readonly createdAt: string;
}

/** Returns PDF bytes. `resources` is the resources folder. Throws `missing-letters`. */
export function typesetFigures(resources: string, paper: FiguresPaper): Uint8Array {
  const { title, createdAt } = paper;
  const data = {
    title,
    facts: paper.facts.map(([name, value]) => ({ name, lines: linesOf(value, 40) })),
    tables: paper.tables.map((table) => ({
      title: printLine(table.title),
      about: printLine(table.about),
      source: printLine(table.source),
      nobody: printLine(table.nobody),
      rows: table.rows.map(([name, count]) => ({ name: printLine(name), count })),
    })),
  };
  return typesetterFor(resources).typeset({ template: 'figures.typ', data, createdAt }).pdf;
}
