/** @file The audit log in the store: append, list, verify. Entries are never changed; triggers refuse it. */
import { type AuditFacts, type AuditHead, EMPTY_HEAD, linkEntry } from '../../audit/entry.ts';
import { type LogGap, readGaps, SALVAGED } from '../../audit/gaps.ts';
import { type ChainReport, type StoredEntry, verifyChain } from '../../audit/verify.ts';
import { type FuzzyDate, parseFuzzyDate } from '../../core/dates/fuzzy-date.ts';
import type { RefusedCall } from '../../core/log/merged.ts';
import { CONSENT_RECORDED } from '../../core/log/record-actions.ts';
import { sha256, toHex } from '../../crypto/digest.ts';
import type { ReadDb, WriteTx } from '../db.ts';
import { NAMED_SUBJECTS } from './audit-subjects.ts';
import { alteredErasures, ERASED } from './erased-entries.ts';
import { deskForms } from './form-use.ts';

export interface NewAuditEntry {
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly facts: AuditFacts;
}

export interface AuditListEntry {
  readonly seq: number;
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  /** What the subject is called today; empty when it is no thing with a name. */
  readonly about: string;
  /** The title of the worksheet that is the subject, else empty. */
  readonly worksheet: string;
  /** Of a decision about consent: its purpose and what was decided; else ''. */
  readonly purpose: string;
  readonly decided: string;
  /** When what was recorded was held or decided, where that is another day; null otherwise. */
  readonly heldOn: FuzzyDate | null;
  /** Of what a role did not cover: what was asked for, and by which role; null for anything else. */
  readonly refused: RefusedCall | null;
}

export interface AuditFilter {
  /** Only what concerns this case and what is in it. */
  readonly caseId?: string | undefined;
  /** Whose entries, by name. */
  readonly who?: string | undefined;
  /** Only these subjects of actions, as in `evidence` of `evidence.received`. */
  readonly subjects?: readonly string[] | undefined;
  /** ISO days, both included, as the entries were dated. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** Appends one entry after the newest and returns the new head. */
export function appendAudit(tx: WriteTx, entry: NewAuditEntry): AuditHead {
  return appendAfter(tx, entry, auditHead(tx));
}

/** The same after a head that is not in the log: what lies between is declared lost. */
export function appendAfter(tx: WriteTx, entry: NewAuditEntry, head: AuditHead): AuditHead {
  const seq = head.seq + 1;
  const { canonical, prev, hash } = linkEntry({ seq, ...entry }, head, sha256);
  tx.run(
    `INSERT INTO audit_entry (seq, at, actor, action, subject, canonical, prev_hash, hash)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    [seq, entry.at, entry.actor, entry.action, entry.subject, canonical, prev, hash],
  );
  return { seq, hash: toHex(hash) };
}

/**
 * The number of the entry that is appended next. A change and its entry are one transaction, so what is written before
 * the entry can carry its number: the order of things goes by it, and by no clock.
 */
export const nextEntry = (tx: WriteTx): number => auditHead(tx).seq + 1;

/** The newest entry; seq 0 for an empty log. */
export function auditHead(db: ReadDb): AuditHead {
  const row = db.get<{ seq: number; hash: Uint8Array }>(
    'SELECT seq, hash FROM audit_entry ORDER BY seq DESC LIMIT 1',
  );
  return row === undefined ? EMPTY_HEAD : { seq: row.seq, hash: toHex(row.hash) };
}

/**
 * Newest first. `before`: only entries older than this seq. `total` counts what the filter lets through, `actors` names
 * everybody in the log of the case, or of the vault.
 */
export function listAudit(
  db: ReadDb,
  { before, limit, ...filter }: { before?: number | undefined; limit: number } & AuditFilter,
): { entries: AuditListEntry[]; total: number; actors: string[] } {
  const { where: inCase, values: which } = filtered(filter);
  const rows = db.all<Listed>(
    `WITH ${NAMED_SUBJECTS}
     SELECT seq, at, actor, action, subject,
            coalesce((SELECT about FROM named WHERE named.id = subject), '') AS about,
            coalesce((SELECT f.title FROM screening s
                        JOIN form_version f ON f.form_id = s.form_id AND f.version = s.form_version
                       WHERE s.id = subject AND (s.form_id, s.form_version) IN ${deskForms(db)}), '') AS worksheet,
            ${consentFact('purpose')} AS purpose, ${consentFact('status')} AS decided,
            CASE WHEN json_valid(CAST(canonical AS TEXT)) THEN coalesce(
              json_extract(CAST(canonical AS TEXT), '$.facts.heldOn'),
              json_extract(CAST(canonical AS TEXT), '$.facts.decidedOn')) END AS heldOn,
            ${refusedFact('call')} AS refusedCall,
            ${refusedFact('role')} AS refusedRole,
            ${refusedFact('decision')} AS refusedDecision
     FROM audit_entry WHERE seq < ? ${inCase} ORDER BY seq DESC LIMIT ?`,
    [before ?? Number.MAX_SAFE_INTEGER, ...which, limit],
  );
  const entries = rows.map(({ refusedCall: call, refusedRole: role, refusedDecision: decision, ...row }) => ({
    ...row,
    heldOn: typeof row.heldOn === 'string' ? parseFuzzyDate(row.heldOn) : null,
    refused: call === '' ? null : { call, role, decision },
  }));
  const counted = db.get<{ total: number }>(
    `WITH ${NAMED_SUBJECTS} SELECT count(*) AS total FROM audit_entry WHERE true ${inCase}`,
    which,
  );
  const { where, values } = filtered({ caseId: filter.caseId });
  const actors = db.all<{ actor: string }>(
    `WITH ${NAMED_SUBJECTS} SELECT DISTINCT actor FROM audit_entry WHERE true ${where} ORDER BY actor`,
    values,
  );
  return { entries, total: counted?.total ?? 0, actors: actors.map(({ actor }) => actor) };
}

const factOf = (which: string, name: string): string =>
  `CASE WHEN ${which} AND json_valid(CAST(canonical AS TEXT))
        THEN coalesce(json_extract(CAST(canonical AS TEXT), '$.facts.${name}'), '') ELSE '' END`;

const consentFact = (name: 'purpose' | 'status'): string =>
  factOf(`action IN (${CONSENT_RECORDED.map((one) => `'${one}'`).join(', ')})`, name);

/** The entry of something that a role did not cover; other refusals have subjects of their own. */
const REFUSED = 'vault.refused';
const refusedFact = (name: 'call' | 'role' | 'decision'): string => factOf(`action = '${REFUSED}'`, name);

type Listed = Omit<AuditListEntry, 'heldOn' | 'refused'> & {
  readonly heldOn: string | null;
} & Record<'refusedCall' | 'refusedRole' | 'refusedDecision', string>;

function filtered({ caseId, who, subjects, from, to }: AuditFilter): { where: string; values: string[] } {
  const parts: [string, readonly string[]][] = [];
  if (caseId !== undefined) parts.push(['subject IN (SELECT id FROM named WHERE case_id = ?)', [caseId]]);
  if (who !== undefined) parts.push(['actor = ?', [who]]);
  if (subjects !== undefined)
    parts.push([
      `substr(action, 1, instr(action, '.') - 1) IN (${subjects.map(() => '?').join(', ')})`,
      subjects,
    ]);
  if (from !== undefined) parts.push(['substr(at, 1, 10) >= ?', [from]]);
  if (to !== undefined) parts.push(['substr(at, 1, 10) <= ?', [to]]);
  return {
    where: parts.map(([sql]) => `AND ${sql}`).join(' '),
    values: parts.flatMap(([, given]) => given),
  };
}

/**
 * Follows the stored chain. `expected` is a head known from elsewhere; `after` skips what came before it; `limit` ends
 * after so many entries, and lists of erased ones are then not looked at.
 */
export function verifyAudit(
  db: ReadDb,
  heads: { expected?: AuditHead; after?: AuditHead; limit?: number } = {},
): ChainReport {
  const { limit, ...wanted } = heads;
  const rows = db.iterate<StoredEntry & { readonly gone: 0 | 1 }>(
    `SELECT seq, at, actor, action, subject, canonical, prev_hash AS prev, hash, ${knowsErasure(db) ? GONE : '0'} AS gone
       FROM audit_entry AS a WHERE seq > ? ORDER BY seq LIMIT ?`,
    [heads.after?.seq ?? 0, limit ?? -1],
  );
  const report = verifyChain(withErased(rows), { sha256, gaps: declaredGaps(db), ...wanted });
  if (!report.intact || limit !== undefined) return report;
  return erasuresAltered(db, report);
}

/** Entries that were lost to damage, as the salvages in the log declare them. */
export function declaredGaps(db: ReadDb): LogGap[] {
  return db
    .all<{ gaps: string | null }>(
      `SELECT json_extract(CAST(canonical AS TEXT), '$.facts.gaps') AS gaps FROM audit_entry
        WHERE subject = (SELECT vault_id FROM vault_identity) AND action = ? AND json_valid(CAST(canonical AS TEXT))
        ORDER BY seq`,
      [SALVAGED],
    )
    .flatMap(({ gaps }) => readGaps(gaps ?? ''));
}

/** The report, unless a list of erased entries is not the one that its erasure recorded. */
export function erasuresAltered(db: ReadDb, report: ChainReport): ChainReport {
  const [first] = knowsErasure(db) ? alteredErasures(db) : [];
  return first === undefined ? report : { ...report, intact: false, firstBroken: first, reason: 'erased' };
}

const GONE = `CAST(canonical AS TEXT) = '${ERASED}'
  AND EXISTS (SELECT 1 FROM erased_entry AS e WHERE e.seq = a.seq)`;

/** A store that is not upgraded yet is looked at before it is. */
const knowsErasure = (db: ReadDb): boolean =>
  db.get("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'erased_entry'") !== undefined;

function* withErased(rows: Iterable<StoredEntry & { readonly gone: 0 | 1 }>): Generator<StoredEntry> {
  for (const { gone, ...row } of rows) yield { ...row, erased: gone === 1 };
}

/** The bytes of an entry that are hashed; undefined where there is none. */
export const canonicalOf = (db: ReadDb, seq: number): Uint8Array | undefined =>
  db.get<{ canonical: Uint8Array }>('SELECT canonical FROM audit_entry WHERE seq = ?', [seq])?.canonical;

/** Whether the log holds exactly this entry. An empty head is in every log. */
export function auditContains(db: ReadDb, head: AuditHead): boolean {
  if (head.seq === 0) return head.hash === EMPTY_HEAD.hash;
  const row = db.get<{ hash: Uint8Array }>('SELECT hash FROM audit_entry WHERE seq = ?', [head.seq]);
  return row !== undefined && toHex(row.hash) === head.hash;
}
