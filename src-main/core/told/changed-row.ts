/**
 * @file A row of which later accounts told one cell or another: a line for each account that told something of it as it stands, with
 * what names the row, and what the cell was before. What nobody told again keeps its day.
 */
import asTold from '../../../resources/codes/told-words.json' with { type: 'json' };
import { fillsUp, isEmptyCell, type RowTold, saidOf, type Told } from '../answers/rows-told.ts';
import { rowWord } from './rows-in-words.ts';

/** `headSince`: as of a statement; 0 where the row is named as it was. */
export type Line = Told<string> & {
  readonly headSince: number;
  /** The rows before it, of which it says what is said otherwise now. */
  readonly instead?: readonly RowTold[];
  /** Why this row was told so, where it has a reason of its own. */
  readonly why?: RowTold['why'];
  /** The account told otherwise what it says. */
  readonly otherwise?: boolean;
};

type Row = RowTold['value'];

/** What had been written down wrongly was never told, and stands nowhere once it is put right. */
export const isSlip = ({ relation, cause }: RowTold['said']): boolean =>
  relation === 'differs' && cause === 'recording';

/** A part of a row in words, with the row of the account that told it, and the row as it stands. */
type LineOf = (row: Row, whole?: Row, stands?: Row) => string;

export interface Known {
  /** The cells by which the row is known. */
  readonly head: readonly string[];
  /** The head may be told otherwise: it names the row as it stands, and says so itself. */
  readonly headMayChange?: boolean;
}

export function changedRow(row: RowTold, known: Known, line: LineOf): Line[] {
  const { head, headMayChange = false } = known;
  const cells = Object.keys(row.value).filter((name) => !isEmptyCell(row.value[name]));
  const isHead = (name: string) => head.includes(name);
  const older = olderOf(row, known, line);
  const chain = [row, ...older];
  /** What each account first told of a cell as it stands: all of it, or of several sentences some. */
  const toldBy = (by: RowTold): Row =>
    Object.fromEntries(
      cells
        .filter((name) => !isHead(name))
        .flatMap((name): [string, unknown][] => {
          const pieces = piecesOf(row.value[name]);
          const own = pieces.filter((piece) => tellerOf(chain, name, piece) === by);
          if (own.length === 0) return [];
          return [[name, own.length === pieces.length ? row.value[name] : joined(own)]];
        }),
    );
  const headLine = line(only(row.value, isHead), row.value, row.value);
  // Where all that was told with a name is told otherwise since, that line says what it was: the name alone would say nothing.
  const isCutOff = (by: RowTold): boolean =>
    by === chain.at(-1) &&
    chain.length > 1 &&
    Object.keys(toldBy(by)).every((name) => NAMES.has(name)) &&
    Object.keys(by.value).some((name) => isTold(by.value, name) && !isHead(name));
  // It stands with what was told of it since.
  const names = chain.filter(isCutOff).map(toldBy);
  const lines = chain.toReversed().flatMap((by): Line[] => {
    const told = toldBy(by);
    const isCut = isCutOff(by);
    const named = isCut ? told : Object.assign({}, ...names, told);
    const value = line({ ...only(row.value, isHead), ...named }, by.value, row.value);
    const isFirst = by === chain.at(-1);
    const isShown = Object.keys(told).length > 0 && value !== '' && value !== headLine && !isCut;
    // Of whom nothing but the name was told first, that was told.
    const isNameAlone = isFirst && chain.length > 1 && value !== '' && line(by.value) === headLine;
    if (!isShown && !isNameAlone) return [];
    const ofHead = headMayChange ? '' : headBefore(by, head, new Set(Object.keys(told)), line);
    const before = isFirst ? ofHead : wordsBefore(by, new Set(Object.keys(told)), chain, line);
    const words = before === '' ? value : `${value} (${asTold['told-before']}: ${before})`;
    const why = by.why === undefined ? {} : { why: by.why };
    const said = saidOf(by, (cells) => only(cells, (name) => Object.hasOwn(told, name)));
    return [{ value: words, said, headSince: 0, otherwise: before !== '', ...why }];
  });
  if (lines.length === 0) return [{ value: line(row.value), said: row.said, headSince: 0 }];
  // A cell that was taken back without another in its place is said nowhere else.
  const instead = older.filter(({ value }) =>
    Object.keys(value).every((name) => isEmptyCell(value[name]) || !isEmptyCell(row.value[name])),
  );
  const isOfIt = (name: string) => !headMayChange || !isHead(name);
  const changed = instead.filter(({ value }) => !fillsUp(only(value, isOfIt), row.value));
  return lines.map((one, at) =>
    at === lines.length - 1 && changed.length > 0 ? { ...one, instead: changed } : one,
  );
}

/** What the row was before, newest first, as far back as it was known by the same cells and said something here. */
function olderOf(row: RowTold, known: Known, line: LineOf): RowTold[] {
  const { before } = row;
  if (before === undefined || line(before.value) === '' || isSlip(row.said)) return [];
  const isKnownBySame =
    known.headMayChange === true || known.head.every((name) => isSame(before.value[name], row.value[name]));
  return isKnownBySame ? [before, ...olderOf(before, known, line)] : [];
}

/** The account of `chain`, newest first, that first told of the cell `name` what `piece` says, and of which it was not taken back. */
function tellerOf(chain: readonly RowTold[], name: string, piece: unknown): RowTold | undefined {
  const other = chain.findIndex((one) => !has(one.value[name], piece));
  return chain[(other < 0 ? chain.length : other) - 1];
}

/** The sentences of a text; anything else is one thing. */
const piecesOf = (cell: unknown): readonly unknown[] =>
  typeof cell === 'string'
    ? cell.split(/(?<=[.!?;])\s+|\n+/u).filter((piece) => piece.trim() !== '')
    : [cell];

const has = (cell: unknown, piece: unknown): boolean =>
  isSame(cell, piece) || piecesOf(cell).some((one) => isSame(bare(one), bare(piece)));

/** Without the stop behind it, and whether it began a sentence. */
const bare = (piece: unknown): unknown =>
  typeof piece === 'string' ? piece.trim().replace(/[.;]$/u, '').toLowerCase() : piece;

const joined = (pieces: readonly unknown[]): unknown => pieces.join(' ').replace(/;$/u, '');

/** Of the cells that `by` told otherwise, what each earlier account had in their place. */
function wordsBefore(
  by: RowTold,
  told: ReadonlySet<string>,
  chain: readonly RowTold[],
  line: LineOf,
): string {
  const earlier = chain.slice(chain.indexOf(by) + 1);
  const each = earlier.map((one) => {
    const isOther = (name: string) =>
      told.has(name) &&
      !fillsUp(
        only(one.value, (cell) => cell === name),
        by.value,
      );
    const other = Object.entries(only(one.value, isOther)).flatMap(([name, cell]): [string, unknown][] => {
      const pieces = piecesOf(cell);
      const gone = pieces.filter((piece) => !has(by.value[name], piece));
      return gone.length === 0 ? [] : [[name, gone.length === pieces.length ? cell : joined(gone)]];
    });
    return partInWords(Object.fromEntries(other), one.value, line);
  });
  return [...new Set(each)].filter((words) => words !== '').join('; ');
}

/**
 * By what else the row was known, where an account told that otherwise; with what it told otherwise beside that, for a day without
 * what happened on it says nothing.
 */
function headBefore(
  { value, before, said }: RowTold,
  head: readonly string[],
  told: ReadonlySet<string>,
  line: LineOf,
): string {
  if (before === undefined || isSlip(said)) return '';
  const isOther = (name: string) => head.includes(name) && !isSame(before.value[name], value[name]);
  if (!Object.keys(before.value).some(isOther)) return '';
  const isOtherwise = (name: string) =>
    told.has(name) &&
    !fillsUp(
      only(before.value, (cell) => cell === name),
      value,
    );
  return partInWords(
    only(before.value, (name) => isOther(name) || isOtherwise(name)),
    before.value,
    line,
  );
}

/** Cells that only say who it was. */
const NAMES: ReadonlySet<string> = new Set(['who', 'name', 'by']);

/** Whether a row says something there beside a name. */
const isTold = (row: Row, name: string): boolean => !NAMES.has(name) && !isEmptyCell(row[name]);

/** One cell goes without its name, which stands before what it is now. */
function partInWords(part: Row, whole: Row, line: LineOf): string {
  const names = Object.keys(part).filter((name) => !isEmptyCell(part[name]));
  if (names.length === 0) return '';
  const words = line(part, whole);
  const name = names.length === 1 ? `${rowWord(names[0] ?? '')}: ` : '';
  return name.length > 2 && words.startsWith(name) ? words.slice(name.length) : words;
}

const only = (row: Row, of: (name: string) => boolean): Row =>
  Object.fromEntries(Object.entries(row).filter(([name]) => of(name)));

const isSame = (one: unknown, other: unknown): boolean =>
  (isEmptyCell(one) && isEmptyCell(other)) || JSON.stringify(one) === JSON.stringify(other);
