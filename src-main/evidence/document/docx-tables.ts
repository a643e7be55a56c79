/** @file Tables of Word (ECMA-376, 17.4): columns, cells that are one, lines and grounds as the table, its style and each cell say. */
import type {
  FlowBlock,
  Section,
  Side,
  Sides,
  Stroke,
  TableCellLaidOut,
  TableLaidOut,
} from '../../contract/laid-out.ts';
import {
  isOn,
  layered,
  over,
  type ParagraphLook,
  paragraphLook,
  type RunLook,
  shade,
  strokeOf,
  twips,
  val,
} from './docx-styles.ts';
import { at, child, type Element, within } from './tree.ts';

/** What is around a paragraph: its part of the package, its column, its table's style. */
export interface Around {
  readonly part: string;
  readonly width: number;
  readonly page: Section;
  readonly paragraph: ParagraphLook;
  readonly run: RunLook;
  /** Tables and boxes around it. */
  readonly depth: number;
}

export interface RowsOf {
  style(id: string): readonly Element[];
  runLook(properties: Element | undefined): RunLook;
  blocks(cell: Element, around: Around): FlowBlock[];
  /** Written by Word since 2013, which lines tables up by their edges and not by their words. */
  readonly isNew: boolean;
}

type Lines = Partial<Record<Side | 'across' | 'down', Stroke | null>>;

const COLUMNS = 63;
const LINES: Readonly<Record<string, keyof Lines>> = {
  'w:top': 'top',
  'w:bottom': 'bottom',
  'w:left': 'left',
  'w:start': 'left',
  'w:right': 'right',
  'w:end': 'right',
  'w:insideH': 'across',
  'w:insideV': 'down',
};

const linesOf = (element: Element | undefined): Lines =>
  Object.fromEntries(
    within(element).flatMap((one) => {
      const side = LINES[one.name];
      return side === undefined ? [] : [[side, strokeOf(one)]];
    }),
  );

interface CellRead {
  readonly element: Element;
  readonly properties: Element | undefined;
  readonly column: number;
  readonly across: number;
  down: number;
}

export function readTable(table: Element, around: Around, of: RowsOf): TableLaidOut {
  const properties = child(table, 'w:tblPr');
  const styles = of.style(val(child(properties, 'w:tblStyle')));
  const layers = [...styles.map((one) => child(one, 'w:tblPr')), properties];
  const last = <T>(read: (layer: Element | undefined) => T | undefined): T | undefined =>
    layers.reduce<T | undefined>((found, layer) => read(layer) ?? found, undefined);
  const lines = layered(layers.map((layer) => linesOf(child(layer, 'w:tblBorders'))));
  const inset = layers.reduce((all, layer) => insetOf(child(layer, 'w:tblCellMar'), all), {
    top: 0,
    right: 5.4,
    bottom: 0,
    left: 5.4,
  });
  const rows = placed(rowsOf(table));
  const columns = Math.max(
    1,
    ...rows.flatMap(({ cells }) => cells.map(({ column, across }) => column + across)),
  );
  const widths = widthsOf(table, rows, columns, around.width);
  const banding = new Banding(styles, properties, rows.length, columns);
  const alignment = last((layer) => val(child(layer, 'w:jc')) || undefined) ?? '';
  const indent = last((layer) => twips(child(layer, 'w:tblInd')?.attributes['w:w'])) ?? 0;
  return {
    kind: 'table',
    widths,
    align: alignment === 'center' ? 'center' : /^(right|end)$/.test(alignment) ? 'end' : 'start',
    indent: /^(center|right|end)$/.test(alignment)
      ? 0
      : indent - (of.isNew || around.depth > 0 ? 0 : inset.left),
    dir: isOn(child(properties, 'w:bidiVisual')) ? 'rtl' : 'ltr',
    rows: rows.map(({ properties: row, cells }, y) => {
      const height = child(row, 'w:trHeight');
      return {
        height: height === undefined ? 0 : Math.max(0, twips(val(height)) ?? 0),
        isHead: isOn(child(row, 'w:tblHeader')),
        keepTogether: isOn(child(row, 'w:cantSplit')),
        cells: cells.map((cell) => cellOf(cell, y, rows.length, columns)),
      };
    }),
  };

  function cellOf(cell: CellRead, y: number, ofRows: number, ofColumns: number): TableCellLaidOut {
    const { properties: own, column, across, down } = cell;
    const parts = banding.at(y, column, across);
    const inner = (side: Side): Stroke | null | undefined => {
      const isEdge = {
        top: y === 0,
        bottom: y + down >= ofRows,
        left: column === 0,
        right: column + across >= ofColumns,
      }[side];
      if (isEdge) return lines[side];
      return side === 'top' || side === 'bottom' ? lines.across : lines.down;
    };
    const borders: Partial<Record<Side, Stroke>> = {};
    const spoken = [
      ...parts.map((part) => linesOf(at(part, 'w:tcPr', 'w:tcBorders'))),
      linesOf(child(own, 'w:tcBorders')),
    ];
    for (const side of ['top', 'right', 'bottom', 'left'] as const) {
      const stroke = spoken.reduce<Stroke | null | undefined>(
        (found, one) => (one[side] === undefined ? found : one[side]),
        inner(side),
      );
      if (stroke != null) borders[side] = stroke;
    }
    const fills = [...styles, ...parts].map((part) => shade(at(part, 'w:tcPr', 'w:shd')));
    const fill = [...fills, shade(child(own, 'w:shd'))].reduce((found, one) => one ?? found, '') ?? '';
    const sides = insetOf(child(own, 'w:tcMar'), inset);
    const width = widths.slice(column, column + across).reduce((sum, one) => sum + one, 0);
    const inside: Around = {
      ...around,
      depth: around.depth + 1,
      width: Math.max(10, width - sides.left - sides.right),
      paragraph: [...styles, ...parts].reduce(
        (look, part) => over(look, paragraphLook(child(part, 'w:pPr'))),
        around.paragraph,
      ),
      run: layered([around.run, ...[...styles, ...parts].map((part) => of.runLook(child(part, 'w:rPr')))]),
    };
    const upright = { center: 'middle', bottom: 'bottom' }[val(child(own, 'w:vAlign'))] ?? 'top';
    return {
      column,
      across,
      down,
      fill,
      borders,
      inset: sides,
      upright: upright as TableCellLaidOut['upright'],
      blocks: of.blocks(cell.element, inside),
    };
  }
}

interface RowRead {
  readonly properties: Element | undefined;
  readonly cells: CellRead[];
}

/** Rows and cells, out of what is around them. */
function rowsOf(table: Element): Element[] {
  return within(table).flatMap((one) =>
    one.name === 'w:tr' ? [one] : /Pr$|Grid$/.test(one.name) ? [] : rowsOf(one),
  );
}
const cellsOf = (row: Element): Element[] =>
  within(row).flatMap((one) => (one.name === 'w:tc' ? [one] : /Pr$/.test(one.name) ? [] : cellsOf(one)));

/** Each cell at its column; one that goes on from above makes that one taller. */
function placed(rows: readonly Element[]): RowRead[] {
  const read: RowRead[] = [];
  for (const row of rows) {
    const properties = child(row, 'w:trPr');
    let column = Math.min(COLUMNS - 1, Number(val(child(properties, 'w:gridBefore'))) || 0);
    const cells: CellRead[] = [];
    for (const element of cellsOf(row)) {
      const own = child(element, 'w:tcPr');
      const across = Math.max(1, Math.min(COLUMNS - column, Number(val(child(own, 'w:gridSpan'))) || 1));
      const merge = child(own, 'w:vMerge');
      const above =
        merge === undefined || val(merge) === 'restart' ? undefined : reaching(read, column, across);
      if (above === undefined) cells.push({ element, properties: own, column, across, down: 1 });
      else above.down += 1;
      column = Math.min(COLUMNS - 1, column + across);
    }
    read.push({ properties, cells });
  }
  return read;
}

/** The cell above that reaches down to the row that is being read. */
function reaching(rows: readonly RowRead[], column: number, across: number): CellRead | undefined {
  for (let y = rows.length - 1; y >= 0; y -= 1) {
    const found = rows[y]?.cells.find((cell) => cell.column === column);
    if (found !== undefined)
      return found.across === across && y + found.down === rows.length ? found : undefined;
  }
  return undefined;
}

function insetOf(element: Element | undefined, below: Sides): Sides {
  const side = (otherwise: number, ...names: readonly string[]) => {
    const written = names
      .map((name) => twips(child(element, name)?.attributes['w:w']))
      .find((one) => one !== undefined);
    return Math.max(0, written ?? otherwise);
  };
  return {
    top: side(below.top, 'w:top'),
    right: side(below.right, 'w:right', 'w:end'),
    bottom: side(below.bottom, 'w:bottom'),
    left: side(below.left, 'w:left', 'w:start'),
  };
}

/** As Word left them; where a program wrote none that can be, as its cells ask, or all alike. */
function widthsOf(table: Element, rows: readonly RowRead[], columns: number, room: number): number[] {
  const grid = within(child(table, 'w:tblGrid')).flatMap((one) =>
    one.name === 'w:gridCol' ? [twips(one.attributes['w:w']) ?? 0] : [],
  );
  const asked = Array.from({ length: columns }, () => 0);
  for (const { cells } of rows)
    for (const { properties, column, across } of cells) {
      const { 'w:w': w, 'w:type': type } = child(properties, 'w:tcW')?.attributes ?? {};
      const share = Number.parseFloat(w ?? '') * (w?.endsWith('%') ? 50 : 1);
      const width = type === 'pct' ? (share / 5_000) * room : type === 'auto' ? 0 : (twips(w) ?? 0);
      for (let i = column; i < column + across; i += 1)
        if (width > 0 && (across === 1 || asked[i] === 0)) asked[i] = Math.max(asked[i] ?? 0, width / across);
    }
  const sum = (all: readonly number[]) => all.reduce((a, b) => a + b, 0);
  const written =
    grid.length >= columns && grid.slice(0, columns).every((one) => one > 2) ? grid.slice(0, columns) : [];
  let widths = written;
  if (written.length === 0 || sum(written) < sum(asked) / 2)
    widths = asked.every((one) => one > 2) ? asked : asked.map(() => room / columns);
  const { 'w:w': w = '', 'w:type': type } = at(table, 'w:tblPr', 'w:tblW')?.attributes ?? {};
  const share = w.endsWith('%') ? Number.parseFloat(w) / 100 : Number(w) / 5_000;
  const whole =
    type === 'pct' && share > 0 ? Math.min(1.2, share) * room : Math.min(sum(widths), room * 1.25);
  return widths.map((one) => (one * whole) / sum(widths));
}

/** What a table's style says of its first row, its first column and every other row. */
class Banding {
  readonly #styles: readonly Element[];
  readonly #rows: number;
  readonly #columns: number;
  readonly #has: (name: string, bit: number) => boolean;

  constructor(styles: readonly Element[], properties: Element | undefined, rows: number, columns: number) {
    this.#styles = styles;
    this.#rows = rows;
    this.#columns = columns;
    const look = child(properties, 'w:tblLook')?.attributes ?? {};
    const bits = Number.parseInt(look['w:val'] ?? '04A0', 16);
    this.#has = (name, bit) => {
      const said = look[`w:${name}`];
      return said === undefined ? (bits & bit) !== 0 : said === '1' || said === 'true';
    };
  }

  at(row: number, column: number, across: number): readonly Element[] {
    const hasHead = this.#has('firstRow', 0x20);
    const types: string[] = [];
    if (!this.#has('noHBand', 0x200))
      types.push((row - (hasHead ? 1 : 0)) % 2 === 0 ? 'band1Horz' : 'band2Horz');
    if (column === 0 && this.#has('firstColumn', 0x80)) types.push('firstCol');
    if (column + across >= this.#columns && this.#has('lastColumn', 0x100)) types.push('lastCol');
    if (row === this.#rows - 1 && this.#has('lastRow', 0x40)) types.push('lastRow');
    if (row === 0 && hasHead) types.push('firstRow');
    const isNoBand = row === 0 && hasHead;
    return types
      .filter((type) => !(isNoBand && type.startsWith('band')))
      .flatMap((type) =>
        this.#styles.flatMap((style) =>
          within(style).filter(
            ({ name, attributes }) => name === 'w:tblStylePr' && attributes['w:type'] === type,
          ),
        ),
      );
  }
}
