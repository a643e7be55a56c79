/**
 * @file Whether cases, people and exhibits are described as they were last written here: the newest fingerprint in the
 * log is held against what is stored, and each change against the one before it. What was last written before the log
 * had fingerprints is not looked at.
 */
import type { AlteredDetail } from '../../contract/vault.ts';
import type { ReadDb } from '../../vault/db.ts';
import { findCase } from '../../vault/queries/cases.ts';
import {
  type Described,
  type DetailKind,
  describedIn,
  detailEntries,
  saltOf,
} from '../../vault/queries/details.ts';
import { factsOf } from '../../vault/queries/screening-proof.ts';
import { detailFingerprint } from '../engine/detail-facts.ts';

interface Written {
  readonly kind: DetailKind;
  readonly at: string;
  readonly after: unknown;
}

const KINDS: Readonly<Record<string, DetailKind>> = { case: 'case', person: 'person', evidence: 'exhibit' };

/** Never throws for a row that cannot be read: it is altered. */
export function checkDetails(db: ReadDb): AlteredDetail[] {
  const newest = new Map<string, Written>();
  const goneOver = new Map<string, Written>();
  for (const { at, action, subject, canonical } of detailEntries(db)) {
    const kind = KINDS[action.split('.')[0] ?? ''];
    const { before, after } = factsOf(canonical);
    if (kind === undefined || after === undefined) continue;
    const last = newest.get(subject);
    const written = { kind, at, after };
    if (last !== undefined && before !== last.after) goneOver.set(subject, written);
    newest.set(subject, written);
  }
  return [
    ...[...newest].flatMap(([subject, written]) => {
      const found = readable(db, written.kind, subject);
      if (found === undefined) return [named(db, written, found, 'gone')];
      return isAsWritten(db, subject, written, found) ? [] : [named(db, written, found, 'differs')];
    }),
    ...[...goneOver].map(([subject, written]) =>
      named(db, written, readable(db, written.kind, subject), 'gone-over'),
    ),
  ];
}

function isAsWritten(db: ReadDb, subject: string, { after }: Written, found: Described): boolean {
  const salt = saltOf(db, subject);
  return salt !== undefined && detailFingerprint(salt, found.details) === after;
}

function named(
  db: ReadDb,
  { kind, at }: Written,
  found: Described | undefined,
  how: AlteredDetail['how'],
): AlteredDetail {
  const reference = found === undefined ? undefined : findCase(db, found.caseId)?.reference;
  return { kind, how, at, about: found?.about ?? '', caseReference: reference ?? '' };
}

function readable(db: ReadDb, kind: DetailKind, subject: string): Described | undefined {
  try {
    return describedIn(db, kind, subject);
  } catch {
    return undefined;
  }
}
