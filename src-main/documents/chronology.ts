/** @file The chronology as A4 pages: a table with its head on every page, dates as they are known. Tagged, PDF/A-2a. */
import { printLine } from './printable.ts';
import { linesOf } from './record-paper.ts';
import { typesetterFor } from './typst.ts';

export interface PrintedEntry {
  /** As it is known: "about June 2021", "3 Nov 2026, 11:00". */
  readonly when: string;
  readonly what: string;
  /** Whom it is about, that the order is open, that another account says otherwise: one line each. */
  readonly beside: readonly string[];
  readonly sources: readonly string[];
}
export interface ChronologyPaper {
  readonly title: string;
  readonly about: string;
  readonly facts: readonly (readonly [string, string])[];
  readonly headings: { readonly when: string; readonly what: string; readonly source: string };
  readonly entries: readonly PrintedEntry[];
  /** ISO date-time; also written into the file. */
  readonly createdAt: string;
}

/** Returns PDF bytes and how many pages they are. `resources` is the resources folder. Throws `missing-letters`. */
export function typesetChronology(
  resources: string,
  paper: ChronologyPaper,
): { readonly pdf: Uint8Array; readonly pages: number } {
  const { title, about, headings, createdAt } = paper;
  const data = {
    title,
    headings: { ...headings },
    about: printLine(about),
    facts: paper.facts.map(([name, value]) => ({ name, lines: linesOf(value, 40) })),
    entries: paper.entries.map((one) => ({
      when: linesOf(one.when),
      what: linesOf(one.what, 40),
      beside: one.beside.map((line) => printLine(line)),
      sources: one.sources.map((line) => printLine(line, 24)),
    })),
  };
  const { pdf, pages } = typesetterFor(resources).typeset({ template: 'chronology.typ', data, createdAt });
  return { pdf, pages };
}
