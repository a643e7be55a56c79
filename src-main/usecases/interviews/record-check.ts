/**
 * @file Whether a record still says what was written and signed. Its signature is worked out anew, and every change to
 * its answers, and every line around them, is held against the hash that the log kept of it. This shows what somebody
 * altered who has the key and not the program; that the log itself is whole is for `auditVerify` to say.
 */
import type { Alteration } from '../../contract/interviews.ts';
import type { AlteredRecord, AuditVerification, NotCoveredRecord } from '../../contract/vault.ts';
import { asLogged } from '../../core/answers/how-said.ts';
import { ANSWERED, isOneOf, SIGNED } from '../../core/log/record-actions.ts';
import type { ReadDb } from '../../vault/db.ts';
import { findPinnedForm, findScreening, type ScreeningRow } from '../../vault/queries/screening.ts';
import {
  allRecords,
  answersByChange,
  type LoggedFact,
  loggedFacts,
  recordsInLog,
} from '../../vault/queries/screening-proof.ts';
import { fingerprint } from '../engine/fingerprint.ts';
import type { Sliced } from '../engine/slices.ts';
import { isTextOf } from '../forms/compiled-form.ts';
import { pinnedForm } from '../forms/pinned-form.ts';
import { annotationAlterations } from './annotation-proof.ts';
import { agreesUnder, notCoveredIn } from './signature.ts';

/** What does not agree, worst first; empty for a record that is as it was written. Never throws for a bad record. */
export function alterationsOf(db: ReadDb, row: ScreeningRow): Alteration[] {
  const log = loggedFacts(db, row.id);
  return [
    ...formAlteration(db, row),
    ...signatureAlteration(db, row, log),
    ...answerAlterations(db, row, log),
    ...annotationAlterations(db, row.id, log),
  ];
}

/** Questions whose own words the signature leaves out; see `notCoveredIn`. Never throws for a bad record. */
export function notCoveredBy(db: ReadDb, row: ScreeningRow): string[] {
  try {
    return notCoveredIn(db, row);
  } catch {
    return [];
  }
}

function formAlteration(db: ReadDb, row: ScreeningRow): Alteration[] {
  const pinned = findPinnedForm(db, row.formId, row.formVersion);
  return pinned !== undefined && sound(() => isTextOf(pinned.sha256, pinned.definition))
    ? []
    : [{ kind: 'form', questions: [], at: null }];
}

function signatureAlteration(db: ReadDb, row: ScreeningRow, log: readonly LoggedFact[]): Alteration[] {
  const signed = log.findLast((entry) => isOneOf(SIGNED, entry));
  const altered: Alteration[] = [{ kind: 'signature', questions: [], at: signed?.at ?? row.signedAt }];
  if (row.status === 'draft') return signed === undefined ? [] : altered;
  if (signed === undefined || hashIn(signed) !== row.signedSha256) return altered;
  return sound(() => agreesUnder(db, row) !== null) ? [] : altered;
}

/** Each change is in the log with the hash of its answers, in drafts and in later accounts too. */
function answerAlterations(db: ReadDb, row: ScreeningRow, log: readonly LoggedFact[]): Alteration[] {
  const logged = new Map(
    log
      .filter((entry) => isOneOf(ANSWERED, entry) && recordsSomething(entry))
      .map((entry) => [hashIn(entry), entry] as const),
  );
  const changes = answersByChange(db, row.id);
  const differing = changes.filter(({ nonce, answers }) => {
    const hash = fingerprintOrNothing({ nonce, answers: answers.map(asLogged) });
    return !logged.delete(hash);
  });
  const altered = differing.map(
    ({ answers }): Alteration => ({
      kind: 'answers',
      questions: [...new Set(answers.map((one) => one.question))],
      at: answers[0]?.at ?? null,
    }),
  );
  // A change that is there in another form is named once, as what it is now.
  const gone = [...logged.values()].slice(differing.length);
  return [...altered, ...gone.map((entry): Alteration => ({ kind: 'gone', questions: [], at: entry.at }))];
}

/** What is wrong with one record, or what its signature leaves out. */
export type CheckedRecord =
  | { readonly kind: 'altered'; readonly record: AlteredRecord }
  | { readonly kind: 'not-covered'; readonly record: NotCoveredRecord };

/** Of every record there is, and those that the log knows and that are not there, what there is to say. */
export function* checkRecords(db: ReadDb): Sliced<CheckedRecord[]> {
  const present = allRecords(db);
  const there = new Set<string>(present.map((one) => one.id));
  const found: CheckedRecord[] = [];
  for (const { id, reference, person } of present) {
    yield;
    const row = findScreening(db, id);
    const about = { screeningId: id, caseReference: reference, person, formTitle: row?.formTitle ?? '' };
    const alterations: Alteration[] =
      row === undefined
        ? [{ kind: 'form', questions: [], at: null }]
        : inWords(db, row, alterationsOf(db, row));
    if (alterations.length > 0) found.push({ kind: 'altered', record: { ...about, alterations } });
    if (row === undefined) continue;
    const questions = notCoveredBy(db, row).map((name) => titleOf(db, row, name));
    if (questions.length > 0) found.push({ kind: 'not-covered', record: { ...about, questions } });
  }
  for (const { id, at } of recordsInLog(db).filter((one) => !there.has(one.id))) {
    const record = { screeningId: id, caseReference: '', person: '', formTitle: '' };
    found.push({
      kind: 'altered',
      record: { ...record, alterations: [{ kind: 'record', questions: [], at }] },
    });
  }
  return found;
}

/** The same, as the check of the log says it. */
export function recordsChecked(
  records: number,
  found: readonly CheckedRecord[],
): Pick<AuditVerification, 'records' | 'alteredRecords' | 'notCovered'> {
  return {
    records,
    alteredRecords: found.flatMap((one) => (one.kind === 'altered' ? [one.record] : [])),
    notCovered: found.flatMap((one) => (one.kind === 'not-covered' ? [one.record] : [])),
  };
}

/** Questions by their words, as far as the form can still be read. */
function inWords(db: ReadDb, row: ScreeningRow, alterations: readonly Alteration[]): Alteration[] {
  return alterations.map((one) => ({
    ...one,
    questions: one.questions.map((name) => titleOf(db, row, name)),
  }));
}

function titleOf(db: ReadDb, row: ScreeningRow, name: string): string {
  try {
    return pinnedForm(db, row).byName.get(name)?.title ?? name;
  } catch {
    return name;
  }
}

/**
 * Former versions sealed an entry where the same was given again, or was taken back that was not there, and it says itself
 * that it recorded no answer: none can be missing for it. How many there were is under the seal of the log, as the hash is.
 */
const recordsSomething = ({ facts: { answers } }: LoggedFact) => answers !== 0;

const hashIn = ({ facts: { sha256 } }: LoggedFact) => sha256;

const fingerprintOrNothing = (value: unknown): string => {
  try {
    return fingerprint(value);
  } catch {
    return '';
  }
};

function sound(check: () => boolean): boolean {
  try {
    return check();
  } catch {
    return false;
  }
}
