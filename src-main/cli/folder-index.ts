/**
 * @file What `bundle from-folder` is to put together: read from a folder as it lies, or from an index that
 * somebody keeps as a table. Nothing is opened here but the index.
 */

import { type Dirent, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { oneLine } from '../core/bundles/one-line.ts';
import { MOST_SECTIONS } from '../core/bundles/sections.ts';

import { compareFuzzyDates, formatFuzzyDate, parseFuzzyDate } from '../core/dates/fuzzy-date.ts';
import { asTestimonyError, TestimonyError } from '../core/errors/errors.ts';
import { isReadDayFirst, readFileName } from '../core/evidence/file-name.ts';
import { isLitter, sectionName } from '../core/evidence/folder-names.ts';
import { type CsvRow, readCsv } from './csv.ts';
import { because } from './dates.ts';
import { type Column, headings, placesOf, underNoHeading } from './index-columns.ts';
import type { ToTakeIn } from './intake.ts';

const NO_SECTION = 'Documents';
/** As many letters as one line of a record may have, whatever they take. */
const TITLE_LENGTH = 250;

const byName = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

export interface FolderIndex {
  /** In the order of the bundle; files of one section stand together. */
  readonly files: readonly ToTakeIn[];
  /** Passed over, relative to the folder, so that it can be said. */
  readonly passedOver: readonly string[];
  /** Things that are allowed but seldom meant; one sentence each. */
  readonly remarks: readonly string[];
}

/** A folder, or a CSV index. Throws file-unreadable, nothing-to-build, usage. */
export function readIndex(path: string): FolderIndex {
  let isFolder: boolean;
  try {
    isFolder = statSync(path).isDirectory();
  } catch (thrown) {
    throw asTestimonyError(thrown, path);
  }
  const index = isFolder ? readFolder(resolve(path)) : readTable(path);
  if (index.files.length === 0)
    throw new TestimonyError('nothing-to-build', { subject: path, ...only(index.passedOver) });
  const sections = new Set(index.files.map((file) => file.section)).size;
  if (sections > MOST_SECTIONS) {
    const detail = `it has ${sections} sections, and a bundle has at most ${MOST_SECTIONS}, A to Z`;
    throw new TestimonyError('usage', { subject: path, detail });
  }
  return index;
}

const only = (passedOver: readonly string[]) =>
  passedOver.length === 0 ? {} : { detail: `there is only ${passedOver.join(', ')}` };

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
      else if (entry.isFile()) files.push({ shown, path, section, ...nameOf(entry.name) });
    }
    for (const entry of entries) {
      if (!entry.isDirectory() || isLitter(entry.name)) continue;
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
  throw new TestimonyError('usage', {
    subject: index.shown,
    detail:
      'it is an index of files in this folder, and it may hold passwords; give it in place of the folder, or move it out',
  });
}

function listsFilesBesideIt(path: string): boolean {
  try {
    const [head, ...rows] = readCsv(readText(path));
    const places = placesOf(head);
    return rows.some((row) => {
      const findings: string[] = [];
      readRow(dirname(path), row, places, findings);
      return findings.length === 0;
    });
  } catch {
    return false;
  }
}

/** A bundle written among the papers would be one of them the next time. Throws usage. */
export function refuseOutAmongPapers(from: string, out: string): void {
  if (!statSync(from).isDirectory()) return;
  if (!liesIn(resolve(from), resolve(out))) return;
  throw new TestimonyError('usage', {
    subject: '--out',
    detail: 'it is in the folder of the papers, where the next bundle would take this one in; choose another',
  });
}

/** On another drive there is no way from one to the other, and the path comes back whole. */
function liesIn(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way.split(sep)[0] !== '..' && !isAbsolute(way);
}

function listFolder(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => byName.compare(a.name, b.name));
  } catch (thrown) {
    throw asTestimonyError(thrown, folder);
  }
}

/** One row per document, in order; the first row names the columns, of which only the file's is needed. */
function readTable(path: string): FolderIndex {
  const [head, ...rows] = readCsv(readText(path));
  const places = headings(path, head);
  const findings: string[] = underNoHeading(head, rows);
  const files = rows.map((row) => readRow(dirname(resolve(path)), row, places, findings));
  if (findings.length > 0)
    throw new TestimonyError('usage', { subject: path, detail: 'some rows cannot be used', findings });
  return {
    files: sectionsTogether(files),
    passedOver: [],
    remarks: [...sharedMarks(rows, files), ...dayFirst(files)],
  };
}

/** One exhibit may be several files, so this is said and not refused. */
function sharedMarks(rows: readonly CsvRow[], files: readonly ToTakeIn[]): string[] {
  const marked = files.map(({ exhibitRef = '' }, i) => ({ mark: exhibitRef, line: rows[i]?.line ?? 0 }));
  return [...Map.groupBy(marked, ({ mark }) => mark)]
    .filter(([mark, those]) => mark !== '' && those.length > 1)
    .map(
      ([mark, those]) =>
        `Exhibit ${mark} is given to ${those.length} documents, on lines ${those.map(({ line }) => line).join(', ')}.`,
    );
}

/** A date that could be read two ways is said once, for a person to see whether it was meant so. */
function dayFirst(files: readonly ToTakeIn[]): string[] {
  const [one] = files.filter(({ path, date }) => date !== null && isReadDayFirst(basename(path)));
  if (one === undefined || one.date === null) return [];
  return [
    `Dates in file names are read with the day first: "${one.shown}" is of ${formatFuzzyDate(one.date)}.`,
  ];
}

function readText(path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path));
  } catch (thrown) {
    if (thrown instanceof TypeError)
      throw new TestimonyError('usage', { subject: path, detail: 'save the table as "CSV UTF-8"' });
    throw asTestimonyError(thrown, path);
  }
}

function readRow(
  folder: string,
  row: CsvRow,
  places: ReadonlyMap<Column, number>,
  findings: string[],
): ToTakeIn {
  const cell = (column: Column) => row.cells[places.get(column) ?? -1] ?? '';
  const shown = cell('file').replaceAll('\\', '/');
  const path = resolve(folder, shown);
  if (shown === '') findings.push(`line ${row.line}: no file is named`);
  else if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true)
    findings.push(`line ${row.line}: there is no file "${shown}"`);
  // Somebody else may have written the table: it must not fetch other files of this computer into a bundle.
  else if (!liesIn(realpathSync(folder), realpathSync(path)))
    findings.push(
      `line ${row.line}: "${shown}" lies outside the folder of the index; put it beside the index`,
    );
  const named = nameOf(shown.split('/').at(-1) ?? '');
  const date = cell('date') === '' ? named.date : parseFuzzyDate(cell('date'));
  if (cell('date') !== '' && date === null)
    findings.push(`line ${row.line}: "${cell('date')}" is not a date${because(cell('date'))}`);
  return {
    shown,
    path,
    title: cell('title') || named.title,
    date,
    section: cell('section') || NO_SECTION,
    exhibitRef: cell('exhibit'),
    ...(cell('password') === '' ? {} : { password: cell('password') }),
  };
}

/** Sections in the order in which they first appear, each with its rows in theirs. */
function sectionsTogether(files: readonly ToTakeIn[]): ToTakeIn[] {
  return [...Map.groupBy(files, (file) => file.section).values()].flat();
}
