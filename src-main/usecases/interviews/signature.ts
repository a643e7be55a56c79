/** @file The SHA-256 that a sign-off locks: worked out when a record is signed, and anew whenever it is checked. */
import { standingAnswers } from '../../core/answers/said.ts';
import { heldFields } from '../../core/dates/held.ts';
import {
  isCovered,
  SIGNATURE_VERSION,
  type SignatureVersion,
  signedRecord,
} from '../../core/interviews/sign-off.ts';
import type { ReadDb } from '../../vault/db.ts';
import { newestAnswers, type ScreeningRow } from '../../vault/queries/screening.ts';
import { signedLinks } from '../answers/read-links.ts';
import { fingerprint } from '../engine/fingerprint.ts';
import { pinnedForm } from '../forms/pinned-form.ts';

type Signed = Pick<
  ScreeningRow,
  | 'id'
  | 'personId'
  | 'formId'
  | 'formVersion'
  | 'formSha256'
  | 'author'
  | 'signedAt'
  | 'readBack'
  | 'heldOn'
  | 'takenBy'
>;

/**
 * The first account of the record with `row.signedAt` and `row.readBack`, as a signature of `version` covers it; see
 * `signedRecord`. Later accounts are not in it. Throws `form-damaged`.
 */
export function signedRecordOf(db: ReadDb, row: Signed, version: SignatureVersion = SIGNATURE_VERSION) {
  const { id: screeningId, personId, formId, formVersion, formSha256, author } = row;
  const { signedAt, readBack } = row;
  const head = { screeningId, personId, formId, formVersion, formSha256, author };
  const order = pinnedForm(db, row).questions.map((question) => question.name);
  const held = heldFields(row.heldOn, row.takenBy);
  const signed = {
    ...head,
    signedAt: signedAt ?? '',
    readBack: readBack ?? '',
    ...(Object.keys(held).length === 0 ? {} : { held }),
  };
  return signedRecord(signed, order, firstAccount(db, row), signedLinks(db, screeningId), version);
}

const firstAccount = (db: ReadDb, { id }: Pick<ScreeningRow, 'id'>) =>
  standingAnswers(newestAnswers(db, id).filter((answer) => answer.layer === 0));

/** Lower-case hex. Throws `form-damaged`. */
export const signatureOf = (...record: Parameters<typeof signedRecordOf>): string =>
  fingerprint(signedRecordOf(...record));

/** The version under which the record agrees with its signature; null where it agrees under none. Throws `form-damaged`. */
export function agreesUnder(db: ReadDb, row: ScreeningRow): SignatureVersion | null {
  const versions: readonly SignatureVersion[] = [SIGNATURE_VERSION, 2, 1];
  return versions.find((version) => signatureOf(db, row, version) === row.signedSha256) ?? null;
}

/**
 * Questions of the first account whose own words the signature does not cover, because it was given before signatures
 * did. Empty for drafts, and where the signature agrees under no version: that is an alteration. Throws `form-damaged`.
 */
export function notCoveredIn(db: ReadDb, row: ScreeningRow): string[] {
  if (row.status === 'draft') return [];
  const left = [...firstAccount(db, row).values()].filter((answer) => !isCovered(1, answer));
  return left.length > 0 && agreesUnder(db, row) === 1 ? left.map((answer) => answer.question) : [];
}
