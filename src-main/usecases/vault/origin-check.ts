/** @file Whether it is still said of each exhibit which record it was made from: held against the log. */
import type { AlteredDetail } from '../../contract/vault.ts';
import type { ReadDb } from '../../vault/db.ts';
import { auditHead } from '../../vault/queries/audit.ts';
import { findCase } from '../../vault/queries/cases.ts';
import { findEvidence } from '../../vault/queries/evidence.ts';
import { madeHereEntries, storedOrigins } from '../../vault/queries/exhibit-origin.ts';
import { factsOf } from '../../vault/queries/screening-proof.ts';
import type { Sliced } from '../engine/slices.ts';

/** Looked through at a time: most are about something else. */
const ENTRIES_AT_ONCE = 2000;

/** What the log calls each part of an origin, and what the store calls it. */
const NAMES = [
  ['record', 'screeningId'] as const,
  ['recordSha256', 'signedSha256'] as const,
  ['recordSeq', 'recordSeq'] as const,
  ['accounts', 'accounts'] as const,
  ['formTitle', 'formTitle'] as const,
  ['formVersion', 'formVersion'] as const,
];

/** An origin that the log does not know, that differs from it, or that the log knows and is not there. */
export function* checkOrigins(db: ReadDb): Sliced<AlteredDetail[]> {
  const stored = new Map(storedOrigins(db).map((one) => [one.id as string, one]));
  const found: AlteredDetail[] = [];
  const newest = auditHead(db).seq;
  for (let after = 0; after < newest; after += ENTRIES_AT_ONCE) {
    yield;
    for (const { at, subject, canonical } of madeHereEntries(db, after, after + ENTRIES_AT_ONCE)) {
      const said = factsOf(canonical);
      const there = stored.get(subject);
      stored.delete(subject);
      // What the log of an earlier version of this program does not say cannot be held against it.
      const isSame = NAMES.every(
        ([fact, field]) => said[fact] === undefined || said[fact] === there?.[field],
      );
      if (!isSame) found.push(named(db, subject, at, there === undefined ? 'gone' : 'differs'));
    }
  }
  return [...found, ...[...stored.keys()].map((id) => named(db, id, '', 'differs'))];
}

function named(db: ReadDb, id: string, at: string, how: AlteredDetail['how']): AlteredDetail {
  const exhibit = findEvidence(db, id as Parameters<typeof findEvidence>[1]);
  const reference = exhibit === undefined ? undefined : findCase(db, exhibit.caseId)?.reference;
  return { kind: 'origin', how, at, about: exhibit?.title ?? '', caseReference: reference ?? '' };
}
