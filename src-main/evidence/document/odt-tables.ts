/** @file Tables of OpenDocument (ODF 1.3, part 3, 9): columns, cells that are one, lines and grounds. */
import type { FlowBlock, TableLaidOut } from '../../contract/laid-out.ts';
import type { Around } from './docx-tables.ts';
import { bordersOf, length, type OdtStyles, sidesOf } from './odt-styles.ts';
import { all, type Element, within } from './tree.ts';

const COLUMNS = 63;
const REPEATS = 1_000;

export interface OdtCells {
  readonly styles: OdtStyles;
  blocks(elements: readonly Element[], around: Around): FlowBlock[];
}

export function readOdtTable(table: Element, around: Around, of: OdtCells): TableLaidOut {
  const { styles } = of;
  const style = styles.properties('table', table.attributes['table:style-name'] ?? '', 'table');
  const columns = all(table, 'table:table-column').flatMap((column) => {
    const own = styles.properties(
      'table-column',
      column.attributes['table:style-name'] ?? '',
      'table-column',
    );
    const times = Math.max(
      1,
      Math.min(COLUMNS, Number(column.attributes['table:number-columns-repeated'] ?? 1) || 1),
    );
    return new Array<number>(times).fill(length(own['style:column-width']) ?? 0);
  });
  const heads = new Set(all(table, 'table:table-header-rows').flatMap((one) => all(one, 'table:table-row')));
  const rows = all(table, 'table:table-row');
  const cellsOf = (row: Element) =>
    within(row).filter(({ name }) => /^table:(covered-)?table-cell$/.test(name));
  const repeated = (cell: Element) =>
    Math.max(1, Math.min(COLUMNS, Number(cell.attributes['table:number-columns-repeated'] ?? 1) || 1));
  const count = Math.min(
    COLUMNS,
    Math.max(
      1,
      columns.length,
      ...rows.map((row) => cellsOf(row).reduce((n, cell) => n + repeated(cell), 0)),
    ),
  );
  const known = columns.slice(0, count);
  const isKnown = known.length === count && known.every((one) => one > 2);
  const widths = isKnown ? known : new Array<number>(count).fill(around.width / count);
  const scale = Math.min(1, (around.width * 1.25) / widths.reduce((a, b) => a + b, 0));
  const scaled = widths.map((one) => one * scale);
  const align = style['table:align'];
  const read: TableLaidOut = {
    kind: 'table',
    widths: scaled,
    indent: align === undefined || align === 'left' ? (length(style['fo:margin-left']) ?? 0) : 0,
    align: align === 'center' ? 'center' : align === 'right' ? 'end' : 'start',
    dir: (style['style:writing-mode'] ?? '').startsWith('rl') ? 'rtl' : 'ltr',
    rows: rows.flatMap((row) => {
      const own = styles.properties('table-row', row.attributes['table:style-name'] ?? '', 'table-row');
      const times = Math.max(
        1,
        Math.min(REPEATS, Number(row.attributes['table:number-rows-repeated'] ?? 1) || 1),
      );
      let column = 0;
      const cells = cellsOf(row).flatMap((cell) => {
        const start = column;
        column += repeated(cell);
        return cell.name === 'table:covered-table-cell'
          ? []
          : cellsAt(cell, start, repeated(cell), scaled, around, of);
      });
      const height = length(own['style:min-row-height']) ?? length(own['style:row-height']) ?? 0;
      const isKept = own['fo:keep-together'] === 'always';
      return new Array(times).fill({ height, isHead: heads.has(row), keepTogether: isKept, cells });
    }),
  };
  return read;
}

function cellsAt(
  cell: Element,
  start: number,
  times: number,
  widths: readonly number[],
  around: Around,
  of: OdtCells,
) {
  const { attributes } = cell;
  const style = of.styles.properties('table-cell', attributes['table:style-name'] ?? '', 'table-cell');
  const spanned = (name: string) => Math.max(1, Math.min(REPEATS, Number(attributes[name] ?? 1) || 1));
  const [across, down] = [spanned('table:number-columns-spanned'), spanned('table:number-rows-spanned')];
  const inset = sidesOf(style, 'fo:padding', 0);
  const fill = style['fo:background-color'] ?? '';
  const upright = { middle: 'middle', bottom: 'bottom' }[style['style:vertical-align'] ?? ''] ?? 'top';
  return Array.from({ length: times }, (_, i) => {
    const column = start + i;
    const width = widths.slice(column, column + across).reduce((sum, one) => sum + one, 0);
    const inside = {
      ...around,
      depth: around.depth + 1,
      width: Math.max(10, width - inset.left - inset.right),
    };
    return {
      column,
      across,
      down,
      fill: /^#[0-9a-f]{6}$/i.test(fill) ? fill : '',
      borders: bordersOf(style),
      inset,
      upright: upright as 'top' | 'middle' | 'bottom',
      blocks: of.blocks(within(cell), inside),
    };
  });
}
