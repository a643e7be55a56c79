/** @file The three sheets of an XLSForm with their columns known, and the workbook as it will be written out again. */

import { TestimonyError } from '../../core/errors/errors.ts';
import { coded } from '../../core/findings/finding.ts';
import { type Column, languageCode, readColumns, treatment } from './columns.ts';
import { FORM_LIMITS, tooLargeToKeep } from './limits.ts';
import type { Report } from './report.ts';
import type { Sheet, Workbook } from './workbook.ts';

/** Cells in which spaces at either end mean nothing. */
const CODES = ['type', 'name', 'list_name', 'form_id', 'version', 'default_language'];

export class FormRow {
  readonly sheet: string;
  readonly row: number;
  readonly #columns: readonly Column[];
  readonly #cells: readonly string[];
  /** Taken out of the form, and so out of what is written again. */
  leftOut = false;

  constructor(sheet: string, row: number, columns: readonly Column[], cells: readonly string[]) {
    this.sheet = sheet;
    this.row = row;
    this.#columns = columns;
    this.#cells = cells;
  }

  /** Trimmed; '' where the column is missing. */
  cell(key: string): string {
    const column = this.#columns.find((one) => one.key === key && one.language === '');
    return column === undefined ? '' : this.raw(column).trim();
  }

  raw(column: Column): string {
    return this.#cells[column.index] ?? '';
  }

  /** The texts of a column by language code; '' for the column without a language. */
  texts(key: string): ReadonlyMap<string, string> {
    const texts = new Map<string, string>();
    for (const column of this.#columns) {
      if (column.key !== key) continue;
      texts.set(column.language === '' ? '' : languageCode(column.language), this.raw(column).trim());
    }
    return texts;
  }

  /** The column's name as it stands in the sheet, for reports. */
  header(key: string): string {
    return this.#columns.find((one) => one.key === key)?.header.trim() ?? key;
  }
}

export interface FormSheet {
  readonly name: string;
  readonly columns: readonly Column[];
  readonly rows: readonly FormRow[];
}

export interface FormSheets {
  readonly survey: FormSheet;
  readonly choices: FormSheet;
  readonly settings: FormSheet;
}

/** Throws form-damaged (no survey sheet, or it lacks a column nothing works without), too-large. */
export function readSheets(workbook: Workbook, report: Report): FormSheets {
  const survey = take(workbook, 'survey', FORM_LIMITS.surveyRows, report);
  if (survey === undefined) throw damaged('there is no sheet called "survey"');
  for (const key of ['type', 'name']) {
    if (!survey.columns.some((column) => column.key === key)) {
      throw damaged(`the sheet "survey" has no column "${key}"`);
    }
  }
  for (const sheet of workbook) {
    if (['survey', 'choices', 'settings'].includes(plain(sheet.name)) || sheet.rows.length === 0) continue;
    report.add('left-out', { sheet: '', name: sheet.name }, coded('import-sheet-unknown'));
  }
  const empty = (name: string): FormSheet => ({ name, columns: [], rows: [] });
  const sheets = {
    survey,
    choices: take(workbook, 'choices', FORM_LIMITS.choiceRows, report) ?? empty('choices'),
    settings: take(workbook, 'settings', 10, report) ?? empty('settings'),
  };
  if (lettersIn(Object.values(sheets)) > FORM_LIMITS.keptBytes) throw tooLargeToKeep();
  return sheets;
}

/** Each is kept as a byte at least, in what an export writes. */
const lettersIn = (sheets: readonly FormSheet[]): number =>
  sheets.reduce(
    (sum, { columns, rows }) =>
      rows.reduce((sheet, row) => columns.reduce((all, column) => all + row.raw(column).length, sheet), sum),
    0,
  );

function take(workbook: Workbook, name: string, most: number, report: Report): FormSheet | undefined {
  const sheet = workbook.find((one) => plain(one.name) === name);
  if (sheet === undefined) return undefined;
  if (sheet.rows.length > most) {
    throw new TestimonyError('too-large', { detail: `more than ${most} rows in the sheet "${name}"` });
  }
  const columns = usableColumns(sheet, name, report);
  const rows = sheet.rows.map(({ row, cells }) => new FormRow(name, row, columns, cells));
  return { name, columns, rows };
}

function usableColumns(sheet: Sheet, name: string, report: Report): Column[] {
  const seen = new Set<string>();
  return readColumns(sheet.columns).filter((column) => {
    const place = { sheet: name, column: column.header.trim() };
    const filled = sheet.rows.some(({ cells }) => (cells[column.index] ?? '').trim() !== '');
    const same = `${column.key}::${languageCode(column.language)}`;
    if (seen.has(same)) {
      report.add('left-out', place, coded('import-column-twice'));
      return false;
    }
    seen.add(same);
    if (!filled) return true;
    const kind = treatment(name, column.key);
    if (kind === 'media') {
      report.add('left-out', place, coded('import-media-beside'));
      return false;
    }
    if (kind === 'sending') report.add('carried', place, coded('import-nothing-sent'));
    if (kind === 'carried') report.add('carried', place, coded('import-column-carried'));
    if (kind === 'other' && name !== 'choices') {
      report.add('carried', place, coded('import-column-unknown'));
    }
    return true;
  });
}

/** The workbook without what was left out, codes without the spaces around them: what the export writes. */
export function keptWorkbook(sheets: FormSheets): Workbook {
  return [sheets.survey, sheets.choices, sheets.settings]
    .filter((sheet) => sheet.columns.length > 0)
    .map(({ name, columns, rows }) => ({
      name,
      columns: columns.map((column) => column.header.trim()),
      rows: rows
        .filter((row) => !row.leftOut)
        .map((row) => ({
          row: row.row,
          cells: columns.map((column) =>
            CODES.includes(column.key) ? row.raw(column).trim() : row.raw(column),
          ),
        })),
    }));
}

const plain = (name: string): string => name.trim().toLowerCase();

const damaged = (detail: string) => new TestimonyError('form-damaged', { detail, findings: [] });
