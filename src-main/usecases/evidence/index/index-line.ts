/** @file Where in an index something is at fault: the line, and the column by its heading. */
import { type Coded, coded } from '../../../core/findings/finding.ts';
import type { DelimitedRow } from '../../../core/text/delimited.ts';

/** `at`: the column, from 0; it is named by its heading where it has one. */
export function inCell(
  line: number,
  head: Pick<DelimitedRow, 'cells'> | undefined,
  at: number,
  says: Coded,
): Coded {
  const column = head?.cells[at] ?? '';
  return coded('index-line', { line, column, at: column === '' ? at + 1 : 0, says: [says] });
}

export const inLine = (line: number, says: Coded): Coded =>
  coded('index-line', { line, column: '', at: 0, says: [says] });
