/**
 * @file A pack as A4 pages: cover, contents, what it holds, signature lines. Where exhibits follow, the numbers of its
 * pages are left to the bundle's writer, which stamps all pages alike.
 */
import { rowPlaces } from './front-matter.ts';
import { printLine } from './printable.ts';
import { accountData, LABELS, linesOf, type PrintedAccount } from './record-paper.ts';
import { typesetterFor } from './typst.ts';

export interface PackExhibit {
  readonly key: string;
  /** Mark, title and date, as they stand in the contents. */
  readonly title: string;
  readonly pages: number;
}

export interface PackPaper {
  readonly title: string;
  /** At the head of every page; empty for none. */
  readonly head: string;
  /** One page that says nothing of what it is from: no cover, no contents. */
  readonly discreet: boolean;
  /** Cover: name and value. */
  readonly facts: readonly (readonly [string, string])[];
  readonly says: readonly string[];
  readonly minimum: PrintedAccount | null;
  readonly parts: readonly PrintedPart[];
  readonly exhibits: readonly PackExhibit[];
  readonly signatures: readonly string[];
  readonly labels: { readonly contents: string; readonly exhibits: string };
  /** ISO date-time; also written into the file. */
  readonly createdAt: string;
}

export interface PrintedPart extends PrintedAccount {
  /** Beneath the title, one paragraph each. */
  readonly lines: readonly string[];
  /** To be filled in by hand. */
  readonly blanks: readonly string[];
  /** It stands before the cover. */
  readonly front?: true;
}

/** PDF/A-2a. `places`: the rows of exhibits in the contents. `resources`: the folder. Throws `missing-letters`. */
export function typesetPack(resources: string, paper: PackPaper) {
  const data = {
    title: printLine(paper.title),
    head: paper.head,
    discreet: paper.discreet,
    labels: { ...LABELS, ...paper.labels },
    facts: paper.facts.map(([name, value]) => ({ name, lines: linesOf(value, 40) })),
    says: paper.says.map((line) => printLine(line)),
    minimum: paper.minimum === null ? [] : [accountData(paper.minimum)],
    parts: paper.parts.map((part) => ({
      ...accountData(part),
      front: part.front === true,
      lines: part.lines.map((line) => printLine(line, 50)),
      blanks: part.blanks.map((line) => printLine(line)),
    })),
    exhibits: paper.exhibits.map(({ key, title, pages }) => ({ key, pages, title: printLine(title) })),
    signatures: [...paper.signatures],
  };
  const { createdAt } = paper;
  const { pdf, pages, places } = typesetterFor(resources).typeset({ template: 'pack.typ', data, createdAt });
  return { pdf, pages, rows: rowPlaces(places) };
}
