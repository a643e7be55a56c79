/**
 * @file Of each person the contacts that gap prompts go by: the one held last, the newest in which they were spoken with,
 * the newest that names a next one, and every one that calls for a look. The others change no prompt, so that a year of
 * them costs nothing (there is an index for it). What was put right afterwards is read whole.
 */

import { type ContactFields, isMistaken, NEXT_RULE, nextContact } from '../../core/contact/contact-note.ts';
import type { FuzzyDate } from '../../core/dates/fuzzy-date.ts';
import { heldOrRecorded } from '../../core/dates/held.ts';
import { governingLast, type Line, type View } from '../../core/effective.ts';
import type { CaseId, PersonId } from '../../core/ids.ts';
import type { ReadDb } from '../db.ts';
import { asLine, viewColumn, viewsIn } from './line-views.ts';

export interface ToldContact {
  readonly id: string;
  readonly personId: PersonId;
  readonly seq: number;
  readonly heldOn: FuzzyDate;
  /** When it was recorded, and by whom. */
  readonly at: string;
  readonly by: string;
  readonly withPerson: boolean;
  readonly threats: boolean;
  readonly breach: boolean;
  /** As it stands, addenda taken into account. */
  readonly nextOn: string | null;
  /** What it was written in view of, where it came from another vault. */
  readonly view: View | undefined;
}

interface Row {
  readonly id: string;
  readonly personId: PersonId;
  readonly seq: number;
  readonly at: string;
  readonly by: string;
  readonly spoken: 0 | 1;
  readonly breach: 0 | 1;
  readonly heldDay: string | null;
  readonly nextDay: string | null;
  /** JSON, where the columns do not say it all. */
  readonly fields: string | null;
}

/** All of whoever has one from another vault: which of them is the newest there does not go by this log. */
const FROM_ELSEWHERE = `SELECT rowid FROM contact_note WHERE person_id IN
  (SELECT c.person_id FROM line_view v JOIN contact_note c ON c.log_seq = v.log_seq)`;
/** Once for all, by the index: what was written in a contact is read of those alone that these leave open. */
const TOLD = 'contact_note INDEXED BY contact_note_told';
const PUT_RIGHT = `(SELECT n.rowid FROM contact_addendum a JOIN contact_note n ON n.id = a.contact_id
  WHERE a.mistaken = 1 OR a.next_on IS NOT NULL UNION ALL ${FROM_ELSEWHERE})`;

/** In the order of the log. `caseId`: of this case alone; null for all. Mistaken ones are left out. */
export function listToldContacts(db: ReadDb, caseId: CaseId | null): ToldContact[] {
  const rows = db.all<Row>(
    `WITH newest AS MATERIALIZED (SELECT person_id, max(CASE WHEN spoken THEN log_seq END) AS spoke,
         max(CASE WHEN next_day IS NOT NULL THEN log_seq END) AS asked, max(CASE WHEN spoken THEN held_day END) AS held
         FROM ${TOLD} WHERE rowid NOT IN ${PUT_RIGHT} GROUP BY person_id),
       those AS MATERIALIZED (SELECT n.rowid AS entry, n.spoken, n.held_day, n.next_day, n.calls_for_a_look AS look
          FROM newest w CROSS JOIN ${TOLD.replace(' ', ' n ')} ON n.person_id = w.person_id
         WHERE (n.log_seq = w.spoke OR n.log_seq = w.asked OR n.calls_for_a_look
             OR (n.spoken AND (n.held_day = w.held OR n.held_day IS NULL))) AND n.rowid NOT IN ${PUT_RIGHT}
         UNION ALL SELECT rowid, spoken, held_day, next_day, calls_for_a_look FROM contact_note WHERE rowid IN ${PUT_RIGHT})
     SELECT n.id, n.person_id AS personId, n.log_seq AS seq, n.at, n.actor AS "by", t.spoken, n.breach <> '' AS breach,
            t.held_day AS heldDay, t.next_day AS nextDay,
            CASE WHEN t.held_day IS NULL OR t.look THEN n.fields END AS fields
       FROM those t CROSS JOIN contact_note n ON n.rowid = t.entry
      WHERE ? IS NULL OR n.case_id = ? ORDER BY n.log_seq, n.rowid`,
    [caseId, caseId],
  );
  const added = addendaOf(db);
  const views = viewsIn(db);
  return rows.flatMap((row) => {
    const addenda = added.get(row.id) ?? [];
    return isMistaken(addenda) ? [] : [{ ...toContact(row, addenda), view: views.get(row.seq) }];
  });
}

type Addendum = Parameters<typeof isMistaken>[0][number] & Parameters<typeof nextContact>[1][number] & Line;

function addendaOf(db: ReadDb): Map<string, Addendum[]> {
  const rows = db.all<{
    contactId: string;
    mistaken: 0 | 1;
    nextOn: string | null;
    seq: number;
    view: string | null;
  }>(
    `SELECT contact_id AS contactId, mistaken, next_on AS nextOn, log_seq AS seq, ${viewColumn('contact_addendum')} FROM contact_addendum
      WHERE mistaken = 1 OR next_on IS NOT NULL ORDER BY id`,
  );
  const all = Map.groupBy(rows, ({ contactId }) => contactId);
  return new Map(
    [...all].map(([id, lines]) => [
      id,
      lines.map(({ mistaken, nextOn, seq, view }) => ({
        ...asLine({ seq, view }),
        mistaken: mistaken === 1,
        ...(nextOn === null ? {} : { nextOn: JSON.parse(nextOn) as string | null }),
      })),
    ]),
  );
}

function toContact({ fields: written, heldDay, nextDay, ...row }: Row, addenda: readonly Addendum[]) {
  const fields = written === null ? null : (JSON.parse(written) as ContactFields);
  return {
    id: row.id,
    personId: row.personId,
    seq: row.seq,
    at: row.at,
    by: row.by,
    heldOn: heldOrRecorded(fields?.heldOn, heldDay ?? row.at),
    withPerson: row.spoken === 1,
    threats: fields?.threats ?? false,
    breach: row.breach === 1,
    nextOn: nextContact(
      { nextOn: nextDay },
      governingLast(
        addenda.filter((one) => one.nextOn !== undefined),
        NEXT_RULE,
      ),
    ),
  };
}
