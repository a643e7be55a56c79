/** @file The columns of an index in CSV: which heading stands for what, and what no heading accounts for. */
import { TestimonyError } from '../../../core/errors/errors.ts';
import type { CsvRow } from './csv.ts';

const COLUMNS = {
  file: ['file', 'filename', 'file name', 'path'],
  title: ['title', 'description', 'document'],
  date: ['date', 'date of document'],
  section: ['section'],
  exhibit: ['exhibit', 'exhibit ref', 'mark'],
  password: ['password'],
} as const;
export type Column = keyof typeof COLUMNS;

const spelled = (cell: string) => cell.toLowerCase().replace(/[_-]+/g, ' ');

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

/** Throws usage: without a file there is nothing to take in, and of two titles one would be missing before the court. */
export function headings(path: string, head: CsvRow | undefined): ReadonlyMap<Column, number> {
  const places = placesOf(head);
  if (!places.has('file')) {
    throw new TestimonyError('usage', {
      subject: path,
      detail:
        'its first row has no column called "file"; it may also have title, date, section, exhibit and password',
    });
  }
  const findings = (head?.cells ?? []).flatMap((cell, at) => {
    const column = columnOf(cell);
    const first = column === undefined ? undefined : places.get(column);
    if (first === undefined || first === at) return [];
    return [`"${head?.cells[first]}" and "${cell}" both stand for the ${column}; leave one out`];
  });
  if (findings.length > 0)
    throw new TestimonyError('usage', { subject: path, detail: 'its first row cannot be used', findings });
  return places;
}

/** As where a comma in a title is not in quotation marks. What stands there is not said: it may be a password. */
export function underNoHeading(head: CsvRow | undefined, rows: readonly CsvRow[]): string[] {
  return rows.flatMap(({ line, cells }) =>
    cells.flatMap((cell, at) =>
      cell === '' || (head?.cells[at] ?? '') !== '' ? [] : [`line ${line}: column ${at + 1} has no heading`],
    ),
  );
}
