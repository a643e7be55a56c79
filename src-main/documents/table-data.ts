/** @file A table as its template reads it: resources/templates/table.typ. */
import type { TableBlock, TableRow } from '../contract/rendering.ts';
import { fitsIn, type Json, printLine } from './printable.ts';
import { GUTTER, layOut, type TablePart } from './table-layout.ts';

/** Words of ours: resources/locales/en/rendered.json. */
export interface TableWords {
  readonly sheet: string;
  readonly hiddenSheet: string;
  readonly hidden: string;
  readonly formulas: string;
  readonly joined: string;
  readonly part: string;
}

/** Places of formulas that are named one by one. */
const PLACES = 60;
/** Letters that need nothing of the typesetter but to be there. */
const PLAIN = /^[\x20-\x7e\u00a3\u20ac]*$/;
const LETTER = 1.9;
const SIDES = 3;

export function tableData(table: TableBlock, words: TableWords) {
  const { isAcross, parts } = layOut(table);
  const title = table.isHidden ? words.hiddenSheet : words.sheet;
  return {
    kind: 'table',
    isAcross,
    gutter: GUTTER,
    title: table.name === '' ? null : printLine(title.replace('{name}', () => table.name)),
    name: table.name === '' ? null : printLine(table.name),
    about: [hiddenSaid(table, words), formulasSaid(table, words), joinedSaid(table, words)].filter(
      (one) => one !== '',
    ),
    lead: table.lead.map((row) => ({
      label: row.label,
      hidden: row.isHidden,
      line: printLine(row.cells.flatMap(({ text }) => (text === '' ? [] : [text])).join('   ')),
    })),
    parts: parts.map((part, i) => partData(table, part, { number: i + 1, of: parts.length }, words)),
  };
}

function partData(
  table: TableBlock,
  { columns, widths }: TablePart,
  { number, of }: { readonly number: number; readonly of: number },
  words: TableWords,
): Json {
  const rowData = ({ label, isHidden, cells }: TableRow): Json => ({
    label,
    hidden: isHidden,
    cells: columns.map((at, i) => {
      const { text, isNumber } = cells[at] ?? { text: '', isNumber: false };
      const fits = Math.max(4, Math.floor(((widths[i] ?? 0) - SIDES) / LETTER));
      return [cellLine(text, fits), isNumber, table.columns[at]?.isHidden === true || isHidden];
    }),
  });
  const labels = columns.map((at) => table.columns[at]?.label ?? '');
  const said = words.part
    .replace('{number}', String(number))
    .replace('{of}', String(of))
    .replace('{columns}', labelsSaid(table, columns));
  return {
    widths,
    labels,
    part: of === 1 ? '' : said,
    head: table.head === null ? null : rowData(table.head),
    rows: table.body.map(rowData),
  };
}

/** A text alone where it needs nothing more: a table has thousands. */
const cellLine = (text: string, fits: number): Json =>
  PLAIN.test(text) && text.split(' ').every((word) => fitsIn(word, fits)) ? text : printLine(text, fits);

/** "A, F to J": the first stands in every part. */
function labelsSaid(table: TableBlock, columns: readonly number[]): string {
  const label = (at: number | undefined) => table.columns[at ?? 0]?.label ?? '';
  const [first, second] = columns;
  const last = columns.at(-1);
  if (second === undefined || second === last) return columns.map(label).join(', ');
  const range = `${label(second)} to ${label(last)}`;
  return second === (first ?? 0) + 1 ? `${label(first)} to ${label(last)}` : `${label(first)}, ${range}`;
}

function hiddenSaid({ columns, lead, head, body }: TableBlock, words: TableWords): string {
  const rows = [...lead, ...(head === null ? [] : [head]), ...body].filter(({ isHidden }) => isHidden);
  const labels = [
    ...columns.filter(({ isHidden }) => isHidden).map(({ label }) => label),
    ...rows.map(({ label }) => label),
  ];
  return labels.length === 0 ? '' : words.hidden.replace('{places}', named(labels));
}

const formulasSaid = ({ formulas }: TableBlock, words: TableWords): string =>
  formulas.length === 0 ? '' : words.formulas.replace('{places}', named(formulas));

const joinedSaid = ({ joined }: TableBlock, words: TableWords): string =>
  joined.length === 0 ? '' : words.joined.replace('{places}', named(joined));

const named = (places: readonly string[]): string =>
  places.length <= PLACES
    ? places.join(', ')
    : `${places.slice(0, PLACES).join(', ')} + ${places.length - PLACES}`;
