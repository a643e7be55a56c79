/** @file A workbook as rows of text: what is read from a file and what is written to one. */

export interface Sheet {
  readonly name: string;
  /** The first row as it was written. */
  readonly columns: readonly string[];
  readonly rows: readonly SheetRow[];
}

export interface SheetRow {
  /** As the spreadsheet numbers it; the column names are row 1. */
  readonly row: number;
  /** One for each column; '' for an empty cell. */
  readonly cells: readonly string[];
}

export type Workbook = readonly Sheet[];
