/** @file What lines that came from other vaults were written in view of, by the entry of the log that took them in. */
import type { Line, View } from '../../core/effective.ts';
import type { CaseId, PersonId } from '../../core/ids.ts';
import type { ReadDb, WriteTx } from '../db.ts';
import { factsOf } from './screening-proof.ts';

/** Of a row of `table`; null where it was written here. */
export const viewColumn = (table: string): string =>
  `(SELECT v.view FROM line_view v WHERE v.log_seq = ${table}.log_seq) AS view`;

/** A row as it is read, with its view where it has one. */
export function withView<T extends object>(row: T & { readonly view: string | null }) {
  const { view, ...line } = row;
  return view === null ? line : { ...line, view: JSON.parse(view) as View };
}

/** A row as the rule of what is effective reads it: within one vault its entry of the log names it. */
export function asLine<T extends { readonly seq: number; readonly view: string | null }>(
  row: T,
): Omit<T, 'view'> & Line {
  const { view, ...line } = row;
  return { ...line, id: String(row.seq), view: view === null ? null : (JSON.parse(view) as View) };
}

/** The same without what only the rule of what is effective reads; its place stays. */
export function withoutName<T extends Line>({ id: _id, view: _view, ...row }: T) {
  return row;
}

/** The same without what only that rule reads. */
export function withoutPlace<T extends Line>({ id: _id, seq: _seq, view: _view, ...row }: T) {
  return row;
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

/** Of all lines that came from other vaults, by entry: where there are none, what was written last is what stands. */
export const viewsIn = (db: ReadDb): ReadonlyMap<number, View> =>
  new Map(
    db
      .all<{ seq: number; view: string }>('SELECT log_seq AS seq, view FROM line_view')
      .map(({ seq, view }) => [seq, JSON.parse(view) as View]),
  );

/** The organisation in whose file the line came that this entry took in; '' for one that was written here. */
export function cameFrom(db: ReadDb, seq: number): string {
  const entry = db.get<{ canonical: Uint8Array }>('SELECT canonical FROM audit_entry WHERE seq = ?', [seq]);
  const handover = entry === undefined ? undefined : factsOf(entry.canonical)['handover'];
  if (typeof handover !== 'string') return '';
  const of = db.get<{ name: string | null }>(
    `SELECT manifest ->> '$.made.organisation' AS name FROM handover_in WHERE id = ?`,
    [handover],
  );
  return of?.name ?? '';
}

/** Cases with something in them that came from another vault. */
export const casesTakenIn = (db: ReadDb): CaseId[] =>
  db
    .all<{ id: CaseId }>(
      `SELECT id FROM case_file WHERE id IN (SELECT case_id FROM line_view UNION SELECT case_id FROM handover_in) ORDER BY rowid`,
    )
    .map(({ id }) => id);
