/** @file Following the log's chain in slices, from its first entry or from where it was followed to before. */
import { type AuditHead, EMPTY_HEAD } from '../../audit/entry.ts';
import type { ChainReport } from '../../audit/verify.ts';
import type { ReadDb } from '../../vault/db.ts';
import { auditContains, erasuresAltered, verifyAudit } from '../../vault/queries/audit.ts';
import type { Sliced } from '../engine/slices.ts';

const ENTRIES_AT_ONCE = 200;

/**
 * `heads`: what the log must contain, each known from elsewhere. `from`: the entry to begin after, which is one of them.
 * What is written meanwhile is followed too. `followed` hears how many entries were.
 */
export function* followLog(
  db: ReadDb,
  {
    from,
    heads,
    followed,
  }: {
    readonly from: AuditHead;
    readonly heads: readonly AuditHead[];
    followed(entries: number): void;
  },
): Sliced<ChainReport> {
  let report: ChainReport = { entries: 0, head: from, intact: true, firstBroken: null, reason: null };
  for (const head of heads)
    if (head.seq <= from.seq && !auditContains(db, head)) return strange(report, head);
  for (;;) {
    const part = verifyAudit(db, { after: report.head, limit: ENTRIES_AT_ONCE });
    report = { ...part, entries: report.entries + part.entries };
    followed(report.entries);
    if (!part.intact) return report;
    if (part.entries < ENTRIES_AT_ONCE) break;
    yield;
  }
  for (const head of heads) if (!auditContains(db, head)) return strange(report, head);
  return erasuresAltered(db, report);
}

const strange = (report: ChainReport, head: AuditHead): ChainReport =>
  head.seq > report.head.seq
    ? { ...report, intact: false, firstBroken: report.head.seq + 1, reason: 'cut-off' }
    : { ...report, intact: false, firstBroken: head.seq, reason: 'other-history' };

export const START: AuditHead = EMPTY_HEAD;
