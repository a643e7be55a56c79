/**
 * @file Whether cases, people and exhibits are described as they were last written here: the newest fingerprint in the
 * log is held against what is stored, and each change against the one before it. What was last written before the log
 * had fingerprints is not looked at.
 */
import type { AlteredDetail } from '../../contract/vault.ts';
import type { DetailKind } from '../../core/details/field-lines.ts';
import type { ReadDb } from '../../vault/db.ts';
import { findCase } from '../../vault/queries/cases.ts';
import {
  type Described,
  type DetailEntry,
  describedIn,
  detailEntries,
  saltOf,
} from '../../vault/queries/details.ts';
import { factsOf } from '../../vault/queries/screening-proof.ts';
import { detailFingerprint } from '../engine/detail-facts.ts';
import type { Sliced } from '../engine/slices.ts';

interface Written {
  readonly kind: DetailKind;
  readonly at: string;
  readonly after: unknown;
}

const KINDS: Readonly<Record<string, DetailKind>> = { case: 'case', person: 'person', evidence: 'exhibit' };

const ENTRIES_AT_ONCE = 200;

function* allEntries(db: ReadDb): Generator<DetailEntry> {
  for (let after = 0; ; ) {
    const entries = detailEntries(db, after, ENTRIES_AT_ONCE);
    yield* entries;
    const last = entries.at(-1);
    if (last === undefined || entries.length < ENTRIES_AT_ONCE) return;
    after = last.seq;
  }
}

/** Never throws for a row that cannot be read: it is altered. */
export function* checkDetails(db: ReadDb): Sliced<AlteredDetail[]> {
  const newest = new Map<string, Written>();
  const goneOver = new Map<string, Written>();
  for (const { at, action, subject, canonical } of allEntries(db)) {
    yield;
    const kind = KINDS[action.split('.')[0] ?? ''];
    const { before, after } = factsOf(canonical);
    if (kind === undefined || after === undefined) continue;
    const last = newest.get(subject);
    const written = { kind, at, after };
    if (last !== undefined && before !== last.after) goneOver.set(subject, written);
    newest.set(subject, written);
  }
  const altered: AlteredDetail[] = [];
  for (const [subject, written] of newest) {
    yield;
    const found = readable(db, written.kind, subject);
    if (found === undefined) altered.push(named(db, written, found, 'gone'));
    else if (!isAsWritten(db, subject, written, found)) altered.push(named(db, written, found, 'differs'));
  }
  for (const [subject, written] of goneOver)
    altered.push(named(db, written, readable(db, written.kind, subject), 'gone-over'));
  return altered;
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
