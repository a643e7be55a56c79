/** @file Where a case still has somebody's name once they are erased: in what belongs to others, and in the case itself. */
import type { CaseId, PersonId } from '../../core/ids.ts';
import type { ReadDb } from '../db.ts';
import { findPerson } from './people.ts';
import { columnsOf, type Rows, whatHangsOn } from './what-hangs-on.ts';

/** Worked out anew when the person is gone. */
const FOLLOWS: readonly string[] = ['search_text'];

/** By table, how many rows; the whole name in any spelling of capitals. */
export function stillNamed(
  db: ReadDb,
  { caseId, personId, rows }: { readonly caseId: CaseId; readonly personId: PersonId; readonly rows: Rows },
): { readonly where: string; readonly times: number }[] {
  const name = findPerson(db, personId)?.name.toLowerCase() ?? '';
  if (name === '') return [];
  const found: { where: string; times: number }[] = [];
  for (const [table, all] of whatHangsOn(db, { table: 'case_file', id: caseId })) {
    const going = rows.get(table);
    const columns = columnsOf(db, table).filter((column) => !FOLLOWS.includes(column));
    const within = columns.map((column) => `instr(lower(CAST(${column} AS TEXT)), ?) > 0`).join(' OR ');
    const times = [...all].filter((row) => {
      if (going?.has(row) === true) return false;
      const values = [row, ...columns.map(() => name)];
      return db.get(`SELECT 1 FROM ${table} WHERE rowid = ? AND (${within})`, values) !== undefined;
    }).length;
    if (times > 0) found.push({ where: table, times });
  }
  return found.sort((a, b) => a.where.localeCompare(b.where, 'en'));
}
