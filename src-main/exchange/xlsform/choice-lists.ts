/** @file The lists of the choices sheet. */
import { coded } from '../../core/findings/finding.ts';
import { languageCode } from './columns.ts';
import type { Report } from './report.ts';
import type { FormRow, FormSheet } from './sheets.ts';
import { type Text, textOf } from './texts.ts';

export interface ListChoice {
  readonly value: string;
  readonly text: Text;
  readonly row: FormRow;
}

export type ChoiceLists = ReadonlyMap<string, readonly ListChoice[]>;

export function readChoiceLists(sheet: FormSheet, main: string, report: Report): ChoiceLists {
  const lists = new Map<string, ListChoice[]>();
  const values = new Map<string, Map<string, string>>();
  for (const row of sheet.rows) {
    const list = row.cell('list_name');
    const value = row.cell('name');
    const place = { sheet: 'choices', row: row.row, name: value || list };
    if (list === '' || value === '') {
      row.leftOut = true;
      report.add('left-out', place, coded('import-choice-unnamed'));
      continue;
    }
    noteSpaces(sheet, row, report);
    const known = values.get(list) ?? new Map<string, string>();
    values.set(list, known);
    const twin = known.get(value.toLowerCase());
    if (twin === value) {
      row.leftOut = true;
      report.add(
        'left-out',
        { ...place, column: row.header('name') },
        coded('import-choice-twice', { list }),
      );
      continue;
    }
    if (twin !== undefined) {
      const says = coded('import-choice-twin', { twin });
      report.add('look', { ...place, column: row.header('name') }, says);
    }
    known.set(value.toLowerCase(), value);
    const text = textOf(row.texts('label'), main);
    if (text === undefined) {
      report.add('changed', { ...place, column: row.header('label') }, coded('import-without-label'));
    }
    const choices = lists.get(list) ?? [];
    lists.set(list, choices);
    choices.push({ value, text: text ?? value, row });
  }
  return lists;
}

/** Spaces nobody sees make one choice two: they are taken off, and the report says so. */
function noteSpaces(sheet: FormSheet, row: FormRow, report: Report): void {
  for (const column of sheet.columns) {
    if (!['name', 'list_name'].includes(column.key)) continue;
    const raw = row.raw(column);
    if (raw === raw.trim()) continue;
    const place = { sheet: sheet.name, row: row.row, column: column.header.trim(), name: raw.trim() };
    report.add('changed', place, coded('import-spaces-off', { text: raw.trim() }));
  }
}

/** Codes of all languages the sheets have, the one without a name as ''. */
export function languagesOf(sheets: readonly FormSheet[]): { code: string; language: string }[] {
  const found = new Map<string, string>();
  for (const sheet of sheets) {
    for (const column of sheet.columns) {
      if (!['label', 'hint', 'constraint_message'].includes(column.key)) continue;
      found.set(column.language === '' ? '' : languageCode(column.language), column.language);
    }
  }
  return [...found].map(([code, language]) => ({ code, language }));
}
