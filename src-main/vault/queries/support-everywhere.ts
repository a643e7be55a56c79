/** @file What gap prompts go by beside contacts: plans, lines of support and what was dismissed, of one case or of all. */
import type { Nation } from '../../core/dates/working-days.ts';
import { governingLast } from '../../core/effective.ts';
import type { CaseId, PersonId } from '../../core/ids.ts';
import type { PersonRole } from '../../core/people/roles.ts';
import { SUPPORT_RULE, type SupportKind, type SupportLine } from '../../core/support/support-line.ts';
import type { ReadDb } from '../db.ts';
import { standingPlan } from './contacts.ts';
import { viewsIn } from './line-views.ts';
import type { PromptMark } from './support.ts';

export interface OpenPerson {
  readonly personId: PersonId;
  readonly caseId: CaseId;
  readonly role: PersonRole;
  /** Of the case. */
  readonly nation: Nation;
}

/** Everybody in a case, in their order; null for everybody in cases that are not closed. */
export const listSupported = (db: ReadDb, caseId: CaseId | null): OpenPerson[] =>
  db.all<OpenPerson>(
    `SELECT p.id AS personId, p.case_id AS caseId, p.role, k.nation FROM person p JOIN case_file k ON k.id = p.case_id
      WHERE CASE WHEN ? IS NULL THEN k.status IN ('active', 'follow-up') ELSE k.id = ? END ORDER BY p.rowid`,
    [caseId, caseId],
  );

export interface StandingTerms {
  readonly personId: PersonId;
  readonly everyDays: number | null;
  readonly reviewOn: string | null;
  readonly seq: number;
  readonly at: string;
  readonly by: string;
}

/** Of the plan that governs, what prompts go by. */
export function listStandingTerms(db: ReadDb, caseId: CaseId | null): StandingTerms[] {
  const newest = db.all<StandingTerms>(
    `SELECT person_id AS personId, plan ->> '$.everyDays' AS everyDays, plan ->> '$.reviewOn' AS reviewOn,
            log_seq AS seq, at, actor AS "by" FROM contact_plan
      WHERE id IN (SELECT max(id) FROM contact_plan GROUP BY person_id) AND (? IS NULL OR case_id = ?)`,
    [caseId, caseId],
  );
  const came = new Set(
    db
      .all<{ personId: PersonId }>(
        `SELECT DISTINCT p.person_id AS personId FROM line_view v JOIN contact_plan p ON p.log_seq = v.log_seq`,
      )
      .map(({ personId }) => personId),
  );
  if (came.size === 0) return newest;
  return newest.map((terms) => {
    const plan = came.has(terms.personId) ? standingPlan(db, terms.personId) : null;
    if (plan === null) return terms;
    const { everyDays, reviewOn, seq, at, by } = plan;
    return { personId: terms.personId, everyDays, reviewOn, seq, at, by };
  });
}

export interface KeptLine {
  readonly personId: PersonId;
  readonly subject: string;
  readonly line: SupportLine;
  readonly seq: number;
  readonly at: string;
  readonly by: string;
}

/** In the order they were recorded, the line that governs last of its thing. */
export function listLinesOf(db: ReadDb, kinds: readonly SupportKind[], caseId: CaseId | null): KeptLine[] {
  const views = viewsIn(db);
  const lines = db
    .all<Omit<KeptLine, 'line'> & { readonly line: string }>(
      `SELECT person_id AS personId, subject, line, log_seq AS seq, at, actor AS "by" FROM support_line
        WHERE kind IN (SELECT value FROM json_each(?)) AND (? IS NULL OR case_id = ?) ORDER BY id`,
      [JSON.stringify(kinds), caseId, caseId],
    )
    .map(({ personId, subject, line, seq, at, by }) => {
      // Written out: spread for thousands of them takes longer than reading them.
      return { personId, subject, line: JSON.parse(line) as SupportLine, seq, at, by };
    });
  if (views.size === 0) return lines;
  const placed = lines.map((line) => ({ ...line, id: String(line.seq), view: views.get(line.seq) }));
  return governingLast(placed, {
    ...SUPPORT_RULE,
    topic: (line) => `${line.personId} ${SUPPORT_RULE.topic(line)}`,
  });
}

export type MarkOf = PromptMark & { readonly personId: PersonId };

/** The oldest first, so that the last of each counts. */
export const listMarksOf = (db: ReadDb, caseId: CaseId | null): MarkOf[] =>
  db
    .all<Omit<MarkOf, 'dismissed'> & { readonly dismissed: 0 | 1 }>(
      `SELECT person_id AS personId, rule, brought_by AS key, dismissed, reason, at, actor AS "by" FROM prompt_mark
        WHERE ? IS NULL OR case_id = ? ORDER BY id`,
      [caseId, caseId],
    )
    .map((row) => ({ ...row, dismissed: row.dismissed === 1 }));
