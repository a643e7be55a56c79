/** @file What lines that came from other vaults were written in view of, by the entry of the log that took them in. */
import type { View } from '../../core/effective.ts';
import type { CaseId, PersonId } from '../../core/ids.ts';
import type { WriteTx } from '../db.ts';

/** Of a row of `table`; null where it was written here. */
export const viewColumn = (table: string): string =>
  `(SELECT v.view FROM line_view v WHERE v.log_seq = ${table}.log_seq) AS view`;

/** A row as it is read, with its view where it has one. */
export function withView<T extends object>(row: T & { readonly view: string | null }) {
  const { view, ...line } = row;
  return view === null ? line : { ...line, view: JSON.parse(view) as View };
}

/** `seq`: the entry of the log that the line is written under. Where the line has a view already, this one is in its place. */
export function keepView(
  tx: WriteTx,
  {
    seq,
    caseId,
    personId,
  }: { readonly seq: number; readonly caseId: CaseId; readonly personId: PersonId | null },
  view: View,
): void {
  tx.run(
    `INSERT INTO line_view (log_seq, case_id, person_id, view) VALUES (?, ?, ?, ?)
       ON CONFLICT (log_seq) DO UPDATE SET view = excluded.view`,
    [seq, caseId, personId, JSON.stringify(view)],
  );
}
