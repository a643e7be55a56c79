/** @file The person's decisions, needs and support, and prompts that were dismissed. Rows are only ever added. */
import type { Placed, SupportEntry } from '../../contract/contact.ts';
import { governingLast } from '../../core/effective.ts';
import type { CaseId, PersonId } from '../../core/ids.ts';
import { SUPPORT_RULE, type SupportLine } from '../../core/support/support-line.ts';
import type { ReadDb, WriteTx } from '../db.ts';
import { nextEntry } from './audit.ts';
import { asLine, viewColumn, withoutName, withoutPlace } from './line-views.ts';

export function insertSupport(tx: WriteTx, caseId: CaseId, personId: PersonId, one: SupportEntry): void {
  tx.run(
    `INSERT INTO support_line (case_id, person_id, kind, subject, line, at, actor, log_seq) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    [caseId, personId, one.line.kind, one.subject, JSON.stringify(one.line), one.at, one.by, nextEntry(tx)],
  );
}

export type StoredSupport = SupportEntry & {
  readonly seq: number;
  readonly undecided?: readonly Placed<SupportEntry>[];
};

/** Of a person, in the order they were recorded, the line that governs last of its thing. */
export function listSupport(db: ReadDb, personId: PersonId): StoredSupport[] {
  const lines = db
    .all<Omit<StoredSupport, 'line' | 'undecided'> & { readonly line: string; readonly view: string | null }>(
      `SELECT subject, line, at, actor AS "by", log_seq AS seq, ${viewColumn('support_line')} FROM support_line
        WHERE person_id = ? ORDER BY id`,
      [personId],
    )
    .map((row) => asLine({ ...row, line: JSON.parse(row.line) as SupportLine }));
  return governingLast(lines, SUPPORT_RULE).map(({ undecided, ...line }) => ({
    ...withoutPlace(line),
    seq: line.seq,
    ...(undecided === undefined ? {} : { undecided: undecided.map(withoutName) }),
  }));
}

export interface PromptMark {
  readonly rule: string;
  readonly key: string;
  readonly dismissed: boolean;
  readonly reason: string;
  readonly at: string;
  readonly by: string;
}

export function insertPromptMark(tx: WriteTx, caseId: CaseId, personId: PersonId, one: PromptMark): void {
  tx.run(
    `INSERT INTO prompt_mark (case_id, person_id, rule, brought_by, dismissed, reason, at, actor, log_seq)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [caseId, personId, one.rule, one.key, one.dismissed ? 1 : 0, one.reason, one.at, one.by, nextEntry(tx)],
  );
}
