/**
 * @file What `bundle from-folder` is to put together: read from a folder as it lies, or from an index that
 * somebody keeps as a table. Nothing is opened here but the index.
 */

import { type Dirent, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { MOST_SECTIONS } from '../../../core/bundles/sections.ts';
import { type FigureOrder, figureOrder, inOrder, type OrderFound } from '../../../core/dates/figure-order.ts';
import {
  compareFuzzyDates,
  formatFuzzyDate,
  parseFuzzyDate,
  whyNoSuchDate,
} from '../../../core/dates/fuzzy-date.ts';
import { TestimonyError } from '../../../core/errors/errors.ts';
import { isReadDayFirst, readFileName, sameFileName } from '../../../core/evidence/file-name.ts';
import { isLitter, sectionName } from '../../../core/evidence/folder-names.ts';
import { NOTE_LETTERS, NOTES_OF_ONE } from '../../../core/evidence/index-notes.ts';
import { type Coded, coded } from '../../../core/findings/finding.ts';
import { type DecodedText, decodeText } from '../../../core/text/encoding.ts';
import { oneLine } from '../../../core/text/one-line.ts';
import { nameOnDisk, onDisk } from '../../engine/path-on-disk.ts';
import { unreadable } from '../read-file.ts';
import { type CsvRow, readCsv, wholeRows } from './csv.ts';
import { type Column, headings, otherColumns, placesOf, underNoHeading } from './index-columns.ts';
import { inCell, inLine } from './index-line.ts';
import { liesIn } from './lies-in.ts';
import type { ToTakeIn } from './to-take-in.ts';

// The dates of an index, read one way round throughout.

/**
 * `at`: the column of the dates, from 0. `asked`: what a person said. Throws index-unusable where they stand both ways, and
 * usage where they can be read two ways and nobody said which, or where what was said does not fit them.
 */
function orderOfDates(
  path: string,
  { head, rows, at }: { head: CsvRow | undefined; rows: readonly CsvRow[]; at: number },
  asked: FigureOrder | undefined,
): FigureOrder {
  const dates = rows.map(({ cells }) => cells[at] ?? '');
  const order = figureOrder(dates);
  const inRow = (row: number, says: (date: string) => Coded) =>
    inCell(rows[row]?.line ?? 0, head, at, says(dates[row] ?? ''));
  if (order.is === 'mixed') {
    const found = [
      coded('index-dates-both-ways'),
      inRow(order.dayFirst, (date) => coded('index-date-order', { date, order: 'day-first' })),
      inRow(order.monthFirst, (date) => coded('index-date-order', { date, order: 'month-first' })),
    ];
    throw new TestimonyError('index-unusable', { subject: path, found });
  }
  if (order.is === 'unknown') {
    if (asked !== undefined) return asked;
    const [dayFirst, monthFirst] = order.readings;
    const readings = inRow(order.at, (date) => coded('index-date-readings', { date, dayFirst, monthFirst }));
    throw new TestimonyError('usage', { subject: path, found: [coded('index-dates-two-ways'), readings] });
  }
  const stands = order.is === 'no-matter' ? (asked ?? 'day-first') : order.is;
  if (asked === undefined || asked === stands) return stands;
  const found = [coded('index-dates-do-not-fit', { asked, order: stands })];
  throw new TestimonyError('usage', { subject: path, found });
}

// A file that an index names, as it is called on this disk: Windows takes no heed of capitals, and macOS stores "é" in
// two letters, so an index written on one computer names files of another almost rightly.

type FoundFile =
  | { readonly is: 'found'; readonly path: string; readonly shown: string }
  | { readonly is: 'missing' }
  /** Several differ from it in nothing but capitals or the form of their letters. */
  | { readonly is: 'several'; readonly names: readonly string[] };

/** `named`: with "/" between folders, from `folder`. */
function findFile(folder: string, named: string): FoundFile {
  const exact = resolve(folder, named);
  if (isFile(exact)) return { is: 'found', path: exact, shown: named };
  let places = [{ path: resolve(folder), shown: '' }];
  for (const part of named.split('/').filter((one) => one !== '' && one !== '.')) {
    if (part === '..') return { is: 'missing' };
    places = places.flatMap(({ path, shown }) =>
      namesIn(path)
        .filter((name) => sameFileName(name, part))
        .map((name) => ({ path: join(path, name), shown: shown === '' ? name : `${shown}/${name}` })),
    );
  }
  const files = places.filter(({ path }) => isFile(path));
  const [only] = files;
  if (only === undefined) return { is: 'missing' };
  return files.length === 1
    ? { is: 'found', ...only }
    : { is: 'several', names: files.map(({ shown }) => shown) };
}

const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() === true;

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

const NO_SECTION = 'Documents';
/** As many letters as one line of a record may have, whatever they take. */
const TITLE_LENGTH = 250;

const byName = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

export interface FolderIndex {
  /** In the order of the bundle; files of one section stand together. */
  readonly files: readonly ToTakeIn[];
  /** Passed over, relative to the folder, so that it can be said. */
  readonly passedOver: readonly string[];
  /** Things that are allowed but seldom meant. */
  readonly remarks: readonly Coded[];
}

/** A folder, or a CSV index. `dates`: which way round its dates stand. Throws file-unreadable, nothing-to-build, index-unusable, usage. */
export function readIndex(path: string, dates?: FigureOrder): FolderIndex {
  let isFolder: boolean;
  try {
    isFolder = statSync(onDisk(path) ?? path).isDirectory();
  } catch (thrown) {
    throw unreadable(thrown, path);
  }
  const index = isFolder ? readFolder(resolve(path)) : readTable(path, dates);
  if (index.files.length === 0)
    throw new TestimonyError('nothing-to-build', { subject: path, found: only(index.passedOver) });
  const sections = new Set(index.files.map((file) => file.section)).size;
  if (sections > MOST_SECTIONS) {
    const found = [coded('index-sections-over', { count: sections, most: MOST_SECTIONS })];
    throw new TestimonyError(isFolder ? 'usage' : 'index-unusable', { subject: path, found });
  }
  return index;
}

const only = (names: readonly string[]) =>
  names.length === 0 ? [] : [coded('index-only-passed-over', { names })];

/**
 * Each first-level subfolder is a section, named without the number that puts it in its place ("01
 * Statements" is "Statements"); files beside them come first. Order is by name, 2 before 10; by date where
 * every file of a section has one, since a court reads oldest first (rule B27).
 */
function readFolder(root: string): FolderIndex {
  const files: ToTakeIn[] = [];
  const passedOver: string[] = [];
  const inOwnOrder = new Set<string>();
  const walk = (folder: string, section: string) => {
    const entries = listFolder(folder);
    for (const entry of entries) {
      const path = join(folder, entry.name);
      const shown = relative(root, path);
      if (isLitter(entry.name) || !(entry.isFile() || entry.isDirectory())) passedOver.push(shown);
      else if (entry.isFile() || onDisk(path) === null)
        // A folder whose name is read as another's is refused by that name, as a file is.
        files.push({ shown, path, section, ...nameOf(nameOnDisk(path)) });
    }
    for (const entry of entries) {
      if (!entry.isDirectory() || isLitter(entry.name) || onDisk(join(folder, entry.name)) === null) continue;
      if (folder !== root && sectionName(entry.name) !== entry.name) inOwnOrder.add(section);
      walk(join(folder, entry.name), folder === root ? sectionName(entry.name) : section);
    }
  };
  walk(root, NO_SECTION);
  refuseIndexAmong(files);
  const ordered = [...Map.groupBy(files, (file) => file.section)].flatMap(([section, those]) =>
    inOwnOrder.has(section) ? those : oldestFirst(those),
  );
  return { files: ordered, passedOver, remarks: dayFirst(ordered) };
}

/** A system lets names hold tabs, line breaks and half letters; a title is a line that can be read. */
function nameOf(name: string): ReturnType<typeof readFileName> {
  const { title, date } = readFileName(oneLine(name.toWellFormed()));
  return { title: title === '' ? 'Document' : [...title].slice(0, TITLE_LENGTH).join(''), date };
}

/** A name that begins with a number of its own has no date to go by, so whoever numbered the files is followed. */
const oldestFirst = (files: readonly ToTakeIn[]): readonly ToTakeIn[] =>
  files.every(({ date }) => date !== null)
    ? files.toSorted((a, b) => compareFuzzyDates(a.date, b.date))
    : files;

/**
 * An index kept beside the papers it lists is no paper of the case: set as a document it would show the court
 * the passwords in it. Which of the two is meant is for the person to say.
 */
function refuseIndexAmong(files: readonly ToTakeIn[]): void {
  const index = files.find(({ path }) => /\.csv$/i.test(path) && listsFilesBesideIt(path));
  if (index === undefined) return;
  throw new TestimonyError('usage', { subject: index.shown, found: [coded('index-among-papers')] });
}

/** The index that lies in a folder, beside the papers it lists: its path, the first by name; null for none. */
export function indexIn(folder: string): string | null {
  const tables = listFolder(folder).filter((entry) => entry.isFile() && /\.csv$/i.test(entry.name));
  return tables.map(({ name }) => join(folder, name)).find(listsFilesBesideIt) ?? null;
}

/** Which way round the dates of an index stand. Throws as `readIndex`. */
export function datesOf(path: string): OrderFound {
  const [head, ...rows] = readCsv(path, readText(path).text);
  const at = headings(path, head).get('date') ?? -1;
  return figureOrder(rows.map(({ cells }) => cells[at] ?? ''));
}

/**
 * One row is enough, whatever else is at fault in it or in others: an index that cannot be used is still no paper of the case.
 * So is a table of files that a quotation mark breaks off, since nobody knows what else is in it.
 */
function listsFilesBesideIt(path: string): boolean {
  try {
    const { rows: whole, isBroken } = wholeRows(readText(path).text);
    const [head, ...rows] = whole;
    const at = placesOf(head).get('file');
    if (at === undefined) return false;
    const folder = resolve(dirname(path));
    return isBroken || rows.some(({ cells }) => namesFileIn(folder, cells[at] ?? ''));
  } catch {
    return false;
  }
}

function namesFileIn(folder: string, cell: string): boolean {
  const found = findFile(folder, withSlashes(cell));
  return found.is === 'several' || (found.is === 'found' && liesIn(folder, found.path));
}

const withSlashes = (cell: string): string => cell.replaceAll('\\', '/');

function listFolder(folder: string): Dirent[] {
  try {
    return readdirSync(onDisk(folder) ?? folder, { withFileTypes: true }).sort((a, b) =>
      byName.compare(a.name, b.name),
    );
  } catch (thrown) {
    throw unreadable(thrown, folder);
  }
}

/** One row per document, in order; the first row names the columns, of which only the file's is needed. */
function readTable(path: string, asked: FigureOrder | undefined): FolderIndex {
  const { text, guessed } = readText(path);
  const [head, ...rows] = readCsv(path, text);
  const places = headings(path, head);
  const others = otherColumns(head);
  const found = underNoHeading(head, rows);
  const order = orderOfDates(path, { head, rows, at: places.get('date') ?? -1 }, asked);
  const how = { head, places, others, order };
  const files = rows.map((row) => readRow(dirname(resolve(path)), row, how, found));
  if (found.length > 0) throw new TestimonyError('index-unusable', { subject: path, found });
  return {
    files: sectionsTogether(files),
    passedOver: [],
    remarks: [...readAs(guessed, others), ...sharedMarks(rows, files), ...dayFirst(files)],
  };
}

/** One exhibit may be several files, so this is said and not refused. */
function sharedMarks(rows: readonly CsvRow[], files: readonly ToTakeIn[]): Coded[] {
  const marked = files.map(({ exhibitRef = '' }, i) => ({ mark: exhibitRef, line: rows[i]?.line ?? 0 }));
  return [...Map.groupBy(marked, ({ mark }) => mark)]
    .filter(([mark, those]) => mark !== '' && those.length > 1)
    .map(([mark, those]) => {
      const lines = those.map(({ line }) => String(line));
      return coded('index-mark-shared', { mark, count: those.length, lines });
    });
}

/** A date that could be read two ways is said once, for a person to see whether it was meant so. */
function dayFirst(files: readonly ToTakeIn[]): Coded[] {
  const [one] = files.filter(({ path, date }) => date !== null && isReadDayFirst(basename(path)));
  if (one === undefined || one.date === null) return [];
  return [coded('index-names-day-first', { file: one.shown, day: formatFuzzyDate(one.date) })];
}

function readText(path: string): DecodedText {
  try {
    return decodeText(readFileSync(path));
  } catch (thrown) {
    throw unreadable(thrown, path);
  }
}

/** What was made of a table that does not say it itself. Names of columns alone: what stands in one may be a password. */
function readAs(guessed: boolean, others: Reading['others']): Coded[] {
  const names = others.map(({ name }) => name);
  return [
    ...(guessed ? [coded('index-read-as-windows')] : []),
    ...(names.length === 0 ? [] : [coded('index-kept-as-notes', { names })]),
  ];
}

interface Reading {
  readonly head: CsvRow | undefined;
  readonly places: ReadonlyMap<Column, number>;
  readonly others: readonly { readonly at: number; readonly name: string }[];
  readonly order: FigureOrder;
}

/** What is at fault goes into `faults`. */
function readRow(folder: string, row: CsvRow, how: Reading, faults: Coded[]): ToTakeIn {
  const { head, places, others, order } = how;
  const fault = (column: Column, says: Coded) =>
    faults.push(inCell(row.line, head, places.get(column) ?? -1, says));
  const cell = (column: Column) => row.cells[places.get(column) ?? -1] ?? '';
  const asWritten = withSlashes(cell('file'));
  const found = findFile(folder, asWritten);
  const { path, shown } =
    found.is === 'found' ? found : { path: resolve(folder, asWritten), shown: asWritten };
  if (shown === '') fault('file', coded('index-no-file-named'));
  else if (found.is === 'several') fault('file', coded('index-may-be', { file: shown, names: found.names }));
  else if (found.is === 'missing') fault('file', coded('index-no-such-file', { file: shown }));
  // Somebody else may have written the table: it must not fetch other files of this computer into a bundle.
  else if (!liesIn(realpathSync(folder), realpathSync(path)))
    fault('file', coded('index-outside', { file: shown }));
  const named = nameOf(shown.split('/').at(-1) ?? '');
  const date = cell('date') === '' ? named.date : parseFuzzyDate(inOrder(cell('date'), order));
  const notes = notesOf(row, others, faults);
  if (cell('date') !== '' && date === null)
    fault('date', coded('index-not-a-date', { date: cell('date'), why: whyNoSuchDate(cell('date')) ?? '' }));
  return {
    shown,
    path,
    title: cell('title') || named.title,
    date,
    section: cell('section') || NO_SECTION,
    exhibitRef: cell('exhibit'),
    ...(cell('password') === '' ? {} : { password: cell('password') }),
    ...(notes.length === 0 ? {} : { notes }),
  };
}

/** "Author: Ana", for each column that is none of an index. */
function notesOf(row: CsvRow, others: Reading['others'], faults: Coded[]): string[] {
  const notes = others.flatMap(({ at, name }) => {
    const text = row.cells[at] ?? '';
    return text === '' ? [] : [`${name}: ${text}`];
  });
  if (notes.length > NOTES_OF_ONE || notes.some(({ length }) => length > NOTE_LETTERS))
    faults.push(
      inLine(row.line, coded('index-too-many-notes', { columns: NOTES_OF_ONE, letters: NOTE_LETTERS })),
    );
  return notes;
}

/** Sections in the order in which they first appear, each with its rows in theirs. */
function sectionsTogether(files: readonly ToTakeIn[]): ToTakeIn[] {
  return [...Map.groupBy(files, (file) => file.section).values()].flat();
}
