/** @file The columns of an index in CSV: which heading stands for what, and what no heading accounts for. */
import { TestimonyError } from '../../../core/errors/errors.ts';
import { type Coded, coded } from '../../../core/findings/finding.ts';
import type { INDEX_COLUMNS } from '../../../core/findings/index-codes.ts';
import type { CsvRow } from './csv.ts';
import { inCell, inLine } from './index-line.ts';

const COLUMNS = {
  file: ['file', 'filename', 'file_name', 'path'],
  title: ['title', 'description', 'document'],
  date: ['date', 'date_of_document'],
  section: ['section'],
  exhibit: ['exhibit', 'exhibit_ref', 'mark'],
  password: ['password'],
} as const satisfies Readonly<Record<Column, readonly string[]>>;
export type Column = (typeof INDEX_COLUMNS)[number];

const spelled = (cell: string) => cell.toLowerCase().replace(/[\s_-]+/g, '_');

function columnOf(cell: string): Column | undefined {
  const columns = Object.entries(COLUMNS) as [Column, readonly string[]][];
  return columns.find(([, spellings]) => spellings.includes(spelled(cell)))?.[0];
}

/** Where each column stands that is known, whatever else there is. */
export function placesOf(head: CsvRow | undefined): ReadonlyMap<Column, number> {
  const places = new Map<Column, number>();
  for (const [at, cell] of (head?.cells ?? []).entries()) {
    const column = columnOf(cell);
    if (column !== undefined && !places.has(column)) places.set(column, at);
  }
  return places;
}

/** Columns that are no part of an index: what they say of a document is kept with it. */
export function otherColumns(
  head: CsvRow | undefined,
): readonly { readonly at: number; readonly name: string }[] {
  return (head?.cells ?? []).flatMap((name, at) =>
    name === '' || columnOf(name) !== undefined ? [] : [{ at, name }],
  );
}

/** Throws index-unusable: without a file there is nothing to take in, and of two titles one would be missing before the court. */
export function headings(path: string, head: CsvRow | undefined): ReadonlyMap<Column, number> {
  const places = placesOf(head);
  if (!places.has('file'))
    throw new TestimonyError('index-unusable', { subject: path, found: [coded('index-without-files')] });
  const found = (head?.cells ?? []).flatMap((cell, at) => {
    const column = columnOf(cell);
    if (column === undefined) return [];
    const first = places.get(column) ?? at;
    if (first === at) return [];
    const twice = coded('index-heading-twice', { first: head?.cells[first] ?? '', second: cell, column });
    return [inLine(head?.line ?? 1, twice)];
  });
  if (found.length > 0) throw new TestimonyError('index-unusable', { subject: path, found });
  return places;
}

/** As where a comma in a title is not in quotation marks. What stands there is not said: it may be a password. */
export function underNoHeading(head: CsvRow | undefined, rows: readonly CsvRow[]): Coded[] {
  return rows.flatMap(({ line, cells }) =>
    cells.flatMap((cell, at) =>
      cell === '' || (head?.cells[at] ?? '') !== ''
        ? []
        : [inCell(line, head, at, coded('index-no-heading'))],
    ),
  );
}
