/** @file The rebuilt store becomes this vault's: its identity, what is missing, and the entry of the log that says so. */
import type { AuditHead } from '../../audit/entry.ts';
import { entriesIn, gapsIn, type LogGap, SALVAGED, writeGaps } from '../../audit/gaps.ts';
import type { Header } from '../header.ts';
import { appendAfter, auditHead } from '../queries/audit.ts';
import { insertIdentity } from '../queries/identity.ts';
import { insertKept, insertMissing } from '../queries/salvage.ts';
import { sealAnew } from '../seals/keep-seals.ts';
import { SEARCH_TABLES } from '../search-tables.ts';
import { APPLICATION } from '../start-session.ts';
import { keptWithOwners, missingFrom } from './missing.ts';
import type { Rebuilt } from './rebuild-store.ts';
import type { StorePages } from './store-pages.ts';

/** What no two stores have alike, what a salvage writes, and what it leaves to be made anew. */
const WRITTEN_ANEW: readonly string[] = [
  ...'migration vault_identity verified_head audit_entry salvage_missing salvage_kept'.split(' '),
  ...SEARCH_TABLES,
];

export interface Told {
  readonly head: AuditHead;
  readonly gaps: readonly LogGap[];
  readonly missing: number;
  readonly kept: number;
}

/** In one transaction. `actor`: whose key opened the damaged vault. */
export function tellSalvage(
  rebuilt: Rebuilt,
  pages: StorePages,
  {
    header,
    actor,
    at,
    undone,
  }: {
    readonly header: Header;
    readonly actor: string;
    readonly at: string;
    readonly undone: number;
  },
): Told {
  const { connection } = rebuilt;
  return connection.transaction((tx) => {
    const { vaultId, createdAt, keysChanged, auditHead: vouched } = header;
    insertIdentity(tx, { vaultId, application: APPLICATION, createdAt, keysChanged });
    const missing = missingFrom(rebuilt);
    const kept = keptWithOwners(rebuilt);
    const last = auditHead(tx);
    // The header knows an entry that the log may have lost since: what is written now comes after that one.
    const from = vouched.seq > last.seq ? vouched : last;
    const declared = tx
      .all<{ seq: number }>('SELECT seq FROM audit_entry ORDER BY seq')
      .map(({ seq }) => seq);
    const gaps = gapsIn(declared, from.seq);
    const facts = {
      head: vouched.hash,
      headSeq: vouched.seq,
      readTo: last.seq,
      gaps: writeGaps(gaps),
      entriesLost: entriesIn(gaps),
      missing: missing.length,
      kept: kept.length,
      schema: rebuilt.schemaVersion,
      ...(pages.saltLost ? { unproven: true } : {}),
      ...(undone > 0 ? { pagesTakenBack: undone } : {}),
      ...(pages.trailing > 0 ? { trailingBytes: pages.trailing } : {}),
    };
    const head = appendAfter(tx, { at, actor, action: SALVAGED, subject: vaultId, facts }, from);
    insertMissing(tx, missing, head.seq);
    insertKept(tx, kept, head.seq);
    const changed = new Set([...rebuilt.loader.changed, ...WRITTEN_ANEW]);
    sealAnew(tx, changed, rebuilt.newSealKey);
    return { head, gaps, missing: missing.length, kept: kept.length };
  });
}
