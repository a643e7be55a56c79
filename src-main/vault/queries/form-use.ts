/**
 * @file Which records are worksheets: filled in at a desk, with nobody being asked. They are counted and named apart
 * from interviews, so that nobody reads from a case that the person was questioned more often than they were.
 *
 * [Note: read once] A form that was used is never changed, and an organisation's own may be megabytes long. Its use is read
 * out of it once and known by its hash from then on: read for every case that is shown, sixty large forms took a second.
 */
import type { ReadDb } from '../db.ts';

/** By the SHA-256 of a form, in hex, whether it says that it is a worksheet; one that does not say its use is an interview. */
const isWorksheet = new Map<string, boolean>();
const HEX = /^[0-9a-f]{64}$/;

/** SQL that selects the pinned forms of worksheets, as (form_id, version). */
export function deskForms(db: ReadDb): string {
  const hashes = db
    .all<{ sha256: string }>('SELECT DISTINCT sha256 FROM form_version ORDER BY sha256')
    .map(({ sha256 }) => sha256)
    .filter((sha256) => HEX.test(sha256) && saysWorksheet(db, sha256));
  const list = hashes.map((sha256) => `'${sha256}'`).join(', ');
  return `(SELECT form_id, version FROM form_version WHERE sha256 IN (${list}))`;
}

function saysWorksheet(db: ReadDb, sha256: string): boolean {
  const known = isWorksheet.get(sha256);
  if (known !== undefined) return known;
  const row = db.get<{ says: string | null }>(
    "SELECT json_extract(definition, '$.testimony.use') AS says FROM form_version WHERE sha256 = ?",
    [sha256],
  );
  const says = row?.says === 'worksheet';
  isWorksheet.set(sha256, says);
  return says;
}
