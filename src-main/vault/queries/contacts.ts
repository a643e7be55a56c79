/** @file Contact notes with what was added to them, and safe contact plans. Rows are only ever added. */
import type { ContactView, PlanLine } from '../../contract/contact.ts';
import {
  type ContactAddendum,
  type ContactFields,
  isMistaken,
  NEXT_RULE,
  nextContact,
} from '../../core/contact/contact-note.ts';
import { type ContactPlan, narrowest } from '../../core/contact/contact-plan.ts';
import { effective, governingLast, type Line } from '../../core/effective.ts';
import type { CaseId, ContactId, PersonId } from '../../core/ids.ts';
import type { ReadDb, WriteTx } from '../db.ts';
import { nextEntry } from './audit.ts';
import { asLine, viewColumn, withoutName, withoutPlace } from './line-views.ts';

type Fields = ContactFields & Pick<ContactView, 'heldOn'>;

export interface NewContact extends Pick<ContactView, 'id' | 'personId' | 'breach' | 'at' | 'by'> {
  readonly caseId: CaseId;
  readonly fields: Fields;
}

export function insertContact(tx: WriteTx, one: NewContact): void {
  tx.run(
    `INSERT INTO contact_note (id, case_id, person_id, fields, breach, at, actor, log_seq) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    [one.id, one.caseId, one.personId, JSON.stringify(one.fields), one.breach, one.at, one.by, nextEntry(tx)],
  );
}

export function insertAddendum(tx: WriteTx, id: ContactId, one: ContactAddendum): void {
  tx.run(
    `INSERT INTO contact_addendum (contact_id, text, mistaken, next_on, at, actor, log_seq) VALUES (?, ?, ?, ?, ?, ?, ?)`,
    [
      id,
      one.text,
      one.mistaken ? 1 : 0,
      one.nextOn === undefined ? null : JSON.stringify(one.nextOn),
      one.at,
      one.by,
      nextEntry(tx),
    ],
  );
}

/** With the number of the log entry that recorded it. */
export type StoredContact = Omit<ContactView, 'outside'> & { readonly seq: number };

interface Row extends Pick<ContactView, 'id' | 'personId' | 'breach' | 'at' | 'by'> {
  readonly fields: string;
  readonly seq: number;
}
interface AddendumRow extends Pick<ContactAddendum, 'text' | 'at' | 'by'> {
  readonly contactId: ContactId;
  readonly mistaken: 0 | 1;
  readonly nextOn: string | null;
  readonly seq: number;
  readonly view: string | null;
}

/** Of a case, in the order they were recorded. */
export function listContacts(db: ReadDb, caseId: CaseId): StoredContact[] {
  const rows = db.all<Row>(
    `SELECT id, person_id AS personId, fields, breach, at, actor AS "by", log_seq AS seq FROM contact_note
      WHERE case_id = ? ORDER BY log_seq, rowid`,
    [caseId],
  );
  const added = Map.groupBy(
    db.all<AddendumRow>(
      `SELECT a.contact_id AS contactId, a.text, a.mistaken, a.next_on AS nextOn, a.at, a.actor AS "by",
              a.log_seq AS seq, ${viewColumn('a')}
         FROM contact_addendum a JOIN contact_note n ON n.id = a.contact_id WHERE n.case_id = ? ORDER BY a.id`,
      [caseId],
    ),
    (one) => one.contactId,
  );
  return rows.map(({ fields: stored, ...row }) => {
    const fields = JSON.parse(stored) as Fields;
    const lines = (added.get(row.id) ?? []).map(toAddendum);
    const addenda = lines.map(withoutPlace);
    const { nextOn, undecided } = nextOf(fields, lines);
    return {
      ...fields,
      ...row,
      addenda,
      nextOn,
      mistaken: isMistaken(addenda),
      ...(undecided === undefined ? {} : { undecided }),
    };
  });
}

type AddendumLine = ContactAddendum & Line;
/** The day of the next contact, and the lines that name one where nobody has decided between them. */
function nextOf(note: Pick<ContactFields, 'nextOn'>, lines: readonly AddendumLine[]) {
  const asked = lines.filter(({ nextOn }) => nextOn !== undefined);
  const inOrder = governingLast(asked, NEXT_RULE);
  const undecided = inOrder.at(-1)?.undecided?.map(withoutName);
  return { nextOn: nextContact(note, inOrder), undecided };
}

const toAddendum = ({ contactId: _, mistaken, nextOn, ...one }: AddendumRow): AddendumLine => ({
  ...asLine(one),
  mistaken: mistaken === 1,
  ...(nextOn === null ? {} : { nextOn: JSON.parse(nextOn) as string | null }),
});

export function findContactCase(db: ReadDb, id: ContactId): CaseId | undefined {
  return db.get<{ caseId: CaseId }>('SELECT case_id AS caseId FROM contact_note WHERE id = ?', [id])?.caseId;
}

export function insertPlan(
  tx: WriteTx,
  caseId: CaseId,
  personId: PersonId,
  plan: ContactPlan,
  made: Pick<PlanLine, 'reason' | 'at' | 'by'>,
): void {
  tx.run(
    `INSERT INTO contact_plan (case_id, person_id, plan, reason, at, actor, log_seq) VALUES (?, ?, ?, ?, ?, ?, ?)`,
    [caseId, personId, JSON.stringify(plan), made.reason, made.at, made.by, nextEntry(tx)],
  );
}

/** A plan from before these were asked names none. */
const ASKED_SINCE: Pick<ContactPlan, 'hours' | 'decided'> = { hours: [], decided: [] };

export type StoredPlan = PlanLine & { readonly seq: number };

/** Of a person, the one that governs first, then the others, the newest first. */
export function listPlans(db: ReadDb, personId: PersonId): StoredPlan[] {
  const lines = db
    .all<{ plan: string; reason: string; at: string; by: string; seq: number; view: string | null }>(
      `SELECT plan, reason, at, actor AS "by", log_seq AS seq, ${viewColumn('contact_plan')} FROM contact_plan
        WHERE person_id = ? ORDER BY id`,
      [personId],
    )
    .map(({ plan, ...made }) => asLine({ ...ASKED_SINCE, ...(JSON.parse(plan) as ContactPlan), ...made }));
  const heads = effective(lines);
  const [only, ...more] = heads;
  if (only === undefined) return [];
  const seen = (line: (typeof lines)[number]): StoredPlan => ({ ...withoutPlace(line), seq: line.seq });
  const others = lines.filter((line) => more.length > 0 || line !== only).toReversed();
  if (more.length === 0) return [seen(only), ...others.map(seen)];
  const plans = heads.map(seen).sort(compareJson);
  const [newest = seen(only)] = plans;
  const { reason: _reason, at, by } = newest;
  const governs = { ...narrowest(plans as [StoredPlan, ...StoredPlan[]]), reason: '', at, by };
  // Nobody looked at it after what came since the first of them.
  const seq = Math.min(...heads.map((one) => one.seq));
  return [{ ...governs, seq, undecided: plans }, ...others.map(seen)];
}
const compareJson = ({ seq: _a, ...a }: StoredPlan, { seq: _b, ...b }: StoredPlan): number =>
  JSON.stringify(a) < JSON.stringify(b) ? -1 : 1;

/** What governs of a person; null for none. */
export const standingPlan = (db: ReadDb, personId: PersonId): StoredPlan | null =>
  listPlans(db, personId)[0] ?? null;
