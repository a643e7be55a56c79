/**
 * @file What the forms that records were held on say of themselves: which are worksheets, filled in at a desk with nobody being
 * asked (they are counted and named apart, so that nobody reads from a case that the person was questioned more often than
 * they were), and which ask for a fact.
 *
 * [Note: read once] A form that was used is never changed, and an organisation's own may be megabytes long. What it says is read
 * out of it once and known by its hash from then on: read at every look at a case, sixty large forms took seconds.
 */
import type { ReadDb, SqlValue } from '../db.ts';

interface Trait {
  readonly id: string;
  /** Whether a form has it, as SQL over its `definition`. */
  readonly sql: string;
  readonly params: readonly SqlValue[];
}

/** By a trait and the SHA-256 of a form, in hex. */
const known = new Map<string, boolean>();
const HEX = /^[0-9a-f]{64}$/;

/** One that does not say its use is an interview. */
const WORKSHEET: Trait = {
  id: 'worksheet',
  sql: "coalesce(json_extract(definition, '$.testimony.use') = 'worksheet', 0)",
  params: [],
};

/** Of whoever refers: what they wrote of themselves on a sheet is looked for whenever a person is. */
export const REFERRER_FACT = 'referral.role';

const asking = (fact: string): Trait => ({
  id: `asks ${fact}`,
  sql: 'instr(definition, ?) > 0',
  params: [JSON.stringify(fact)],
});

/** Reads what is asked of a form at each look at a case, before anybody looks. */
export function learnForm(db: ReadDb, sha256: string): void {
  for (const trait of [WORKSHEET, asking(REFERRER_FACT)]) has(db, sha256, trait);
}

/** SQL that selects the pinned forms of worksheets, as (form_id, version). */
export const deskForms = (db: ReadDb): string => formsWith(db, WORKSHEET);

/** SQL that selects the pinned forms that ask for `fact`, as (form_id, version). */
export const formsAsking = (db: ReadDb, fact: string): string => formsWith(db, asking(fact));

function formsWith(db: ReadDb, trait: Trait): string {
  const hashes = db
    .all<{ sha256: string }>('SELECT DISTINCT sha256 FROM form_version ORDER BY sha256')
    .map(({ sha256 }) => sha256)
    .filter((sha256) => HEX.test(sha256) && has(db, sha256, trait));
  const list = hashes.map((sha256) => `'${sha256}'`).join(', ');
  return `(SELECT form_id, version FROM form_version WHERE sha256 IN (${list}))`;
}

function has(db: ReadDb, sha256: string, { id, sql, params }: Trait): boolean {
  const key = `${id} ${sha256}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const row = db.get<{ says: number }>(`SELECT ${sql} AS says FROM form_version WHERE sha256 = ?`, [
    ...params,
    sha256,
  ]);
  const says = row?.says === 1;
  known.set(key, says);
  return says;
}
