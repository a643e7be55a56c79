/** @file Changes to a case, a person or an exhibit: the log says which fields, and holds a fingerprint of all of them. */
import type { WriteTx } from '../../vault/db.ts';
import { type DetailKind, type Details, describedIn, keepSalt, saltOf } from '../../vault/queries/details.ts';
import type { Engine } from './engine.ts';
import { fingerprint } from './fingerprint.ts';
import { type AuditNote, noteIn, transact } from './transact.ts';

export const detailFingerprint = (salt: string, details: Details): string => fingerprint({ salt, details });

/**
 * As `transact`, for one whose subject is described anew. The entry's facts get `changed` (names of fields), `before`
 * and `after`; where it was not there before, `after` alone. `before` is the last entry's `after`, unless somebody
 * changed it outside.
 */
export function transactDetails<T>(
  engine: Engine,
  kind: DetailKind,
  note: AuditNote,
  change: (tx: WriteTx) => T,
): T {
  let facts: AuditNote['facts'] = {};
  return transact(
    engine,
    () => ({ ...note, facts: { ...note.facts, ...facts } }),
    (tx) => {
      const before = describedIn(tx, kind, note.subject)?.details;
      const result = change(tx);
      facts = factsOf(engine, tx, kind, note.subject, before);
      return result;
    },
  );
}

/** The same inside a change that goes on: its entry is one of several. */
export function noteDetailsIn(
  engine: Engine,
  tx: WriteTx,
  kind: DetailKind,
  note: AuditNote,
  change: () => void,
): void {
  const before = describedIn(tx, kind, note.subject)?.details;
  change();
  const facts = factsOf(engine, tx, kind, note.subject, before);
  noteIn(engine, tx, { ...note, facts: { ...note.facts, ...facts } });
}

function factsOf(
  engine: Engine,
  tx: WriteTx,
  kind: DetailKind,
  subject: string,
  before: Details | undefined,
): Record<string, string> {
  const after = describedIn(tx, kind, subject)?.details ?? {};
  const salt = engine.random.id();
  const earlier = saltOf(tx, subject) ?? salt;
  keepSalt(tx, subject, salt);
  const now = { after: detailFingerprint(salt, after) };
  if (before === undefined) return now;
  const differs = (field: string) => JSON.stringify(before[field]) !== JSON.stringify(after[field]);
  const changed = Object.keys(after).filter(differs).join(' ');
  return { changed, before: detailFingerprint(earlier, before), ...now };
}
