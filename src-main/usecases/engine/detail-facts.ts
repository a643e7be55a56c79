/**
 * @file Changes to a case, a person or an exhibit: the log says which fields, and holds a fingerprint of all of them. What a field
 * said before is kept as a line, and the entry holds a fingerprint of the lines it wrote.
 */
import type { DetailKind } from '../../core/details/field-lines.ts';
import type { PersonId } from '../../core/ids.ts';
import type { ReadDb, WriteTx } from '../../vault/db.ts';
import { type Details, describedIn, keepSalt, saltOf } from '../../vault/queries/details.ts';
import { readStamps } from '../../vault/queries/people.ts';
import type { Engine } from './engine.ts';
import { keepFieldLines, type Stamps } from './field-lines.ts';
import { fingerprint } from './fingerprint.ts';
import { lineFacts } from './kept-lines.ts';
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
  { lines = 'kept-here' }: WhoWrites = {},
): T {
  let facts: AuditNote['facts'] = {};
  return transact(
    engine,
    () => ({ ...note, facts: { ...note.facts, ...facts } }),
    (tx) => {
      const before = lookAt(tx, kind, note.subject);
      const result = change(tx);
      facts = keepChange(engine, tx, kind, note, { ...before, lines });
      return result;
    },
  );
}

/** Whether `change` writes the lines of its fields itself, as taking in does: they were written elsewhere. */
interface WhoWrites {
  readonly lines?: 'kept-here' | 'written-by-change';
}

/** The same inside a change that goes on: its entry is one of several. */
export function noteDetailsIn(
  engine: Engine,
  tx: WriteTx,
  kind: DetailKind,
  note: AuditNote,
  change: () => void,
  { lines = 'kept-here' }: WhoWrites = {},
): void {
  const before = lookAt(tx, kind, note.subject);
  change();
  const facts = keepChange(engine, tx, kind, note, { ...before, lines });
  noteIn(engine, tx, { ...note, facts: { ...note.facts, ...facts } });
}

interface Before {
  readonly details: Details | undefined;
  readonly stamps: Stamps;
}

const lookAt = (db: ReadDb, kind: DetailKind, subject: string): Before => ({
  details: describedIn(db, kind, subject)?.details,
  stamps: stampsOf(db, kind, subject),
});

/** Of a person's particulars: when each was last written, and by whom. */
export const stampsOf = (db: ReadDb, kind: DetailKind, subject: string): Stamps =>
  kind === 'person'
    ? Object.fromEntries(readStamps(db, subject as PersonId).map((one) => [one.field, one]))
    : {};

function keepChange(
  engine: Engine,
  tx: WriteTx,
  kind: DetailKind,
  { subject, action }: AuditNote,
  { details: before, stamps, lines }: Before & Required<WhoWrites>,
): Record<string, string> {
  const after = describedIn(tx, kind, subject)?.details ?? {};
  if (lines === 'kept-here') keepFieldLines(engine, tx, kind, subject, [before, after], stamps);
  const salt = engine.random.id();
  const earlier = saltOf(tx, subject) ?? salt;
  keepSalt(tx, subject, salt);
  const now = { after: detailFingerprint(salt, after), ...lineFacts(engine, tx, action) };
  if (before === undefined) return now;
  const differs = (field: string) => JSON.stringify(before[field]) !== JSON.stringify(after[field]);
  const changed = Object.keys(after).filter(differs).join(' ');
  return { changed, before: detailFingerprint(earlier, before), ...now };
}
