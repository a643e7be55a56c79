/** @file An answer on the consent page is a line in the consent ledger, in the same transaction. */

import type { AnswerView } from '../../core/answers/answer.ts';
import { conditionIn, decisionIn, GIVEN_IF } from '../../core/answers/answered-consent.ts';
import { conditionOf } from '../../core/consent/condition.ts';
import { consentLine, decidedDay, laterNo, noticeNamed } from '../../core/consent/consent.ts';
import { type ConsentView, SLIP } from '../../core/consent/consent-line.ts';
import { limitOf } from '../../core/consent/limit.ts';
import { wordsOf } from '../../core/consent/settled-words.ts';
import { dateRange, exactDay, type FuzzyDate, formatFuzzyDate } from '../../core/dates/fuzzy-date.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { coded } from '../../core/findings/finding.ts';
import type { ConsentId } from '../../core/ids.ts';
import { isWritingMended } from '../../core/interviews/opening.ts';
import type { ReadDb, WriteTx } from '../../vault/db.ts';
import { listLayers } from '../../vault/queries/annotations.ts';
import { insertConsent, listPersonConsents, screeningOf } from '../../vault/queries/consent.ts';
import { dayOfEntry } from '../../vault/queries/log-times.ts';
import { answerHistory, type ScreeningRow } from '../../vault/queries/screening.ts';
import { requirePerson } from '../cases/write-person.ts';
import { today } from '../engine/day.ts';
import type { Engine } from '../engine/engine.ts';
import { paperWords } from '../resources/paper-words.ts';
import { ageOf, whyAsked } from './consent-age.ts';

/**
 * Appends to the ledger what an answer changed (`decisionIn`); returns "purpose=status" for the audit entry, or nothing.
 * Throws `answer-not-allowed`, naming the question, for "not needed, under 18" where the person is asked after all.
 */
export function recordAnsweredConsent(
  engine: Engine,
  tx: WriteTx,
  row: ScreeningRow,
  purpose: string | null,
  answer: AnswerView,
): string[] {
  if (purpose === null) return [];
  const line = consentLine(listPersonConsents(tx, row.personId), row.personId, purpose, today(engine, tx));
  const here =
    line !== undefined && screeningOf(tx, line.id) === row.id && !isOfAnEarlierAccount(tx, row, answer);
  const status =
    decisionIn(answer, line?.status, here) ??
    limitedAnew(answer, line) ??
    withoutCondition(answer, line, here);
  if (status === undefined) return [];
  const held = heldOn(tx, row, answer.layer);
  if (status === 'given' && held !== null) refuseSince(tx, row, purpose, answer.question, held);
  const said =
    status === 'not-needed-child' ? childNote(engine, tx, row, purpose, answer) : conditionIn(answer);
  const decidedOn = held === null ? null : exactDay(held);
  const about =
    held === null || decidedOn !== null
      ? ''
      : paperWords(engine.resources)(coded('consent-decided-about', { on: formatFuzzyDate(held) }));
  const settled = status === 'withdrawn' && isWritingMended(answer) ? SLIP : null;
  const note = [said, about].filter((part) => part !== '').join(' ');
  insertConsent(tx, {
    id: engine.random.id() as ConsentId,
    caseId: row.caseId,
    personId: row.personId,
    purpose,
    recipient: '',
    item: '',
    status,
    language: answer.language,
    interpreter: answer.interpreter,
    // Whoever asked need not have explained it: nobody says so by recording the answer.
    explainedBy: '',
    privacyNotice: noticeNamed({ status, privacyNotice: '' }, line),
    decidedBy: '',
    cannotDecide: '',
    expiresOn: null,
    evidenceId: null,
    screeningId: row.id,
    note,
    settled,
    decidedOn,
    at: answer.at,
    recordedBy: answer.author,
  });
  return [`${purpose}=${status}`];
}

/** Not asked anew in a later account is no decision: what an account before it says stands, unless that was written down by mistake. */
const isOfAnEarlierAccount = (
  db: ReadDb,
  row: ScreeningRow,
  { question, layer, state, cause }: AnswerView,
): boolean =>
  layer > 0 &&
  cause !== 'recording' &&
  NOT_ANEW.has(state) &&
  !answerHistory(db, row.id).some(
    (one) => one.layer === layer && one.question === question && one.state === 'answered',
  );
const NOT_ANEW: ReadonlySet<AnswerView['state']> = new Set(['not-asked', 'deferred', 'own-words']);

/** The same decision, with words beside it that the ledger does not have yet: what limits a yes is part of the yes. */
const limitedAnew = (
  { state, value, ownWords, relation }: AnswerView,
  line: ConsentView | undefined,
): ConsentView['status'] | undefined =>
  state === 'answered' &&
  (value === line?.status || value === GIVEN_IF) &&
  line?.status === 'given' &&
  relation !== 'confirms' &&
  ownWords.trim() !== '' &&
  !wordsOf(line).includes(ownWords.trim())
    ? line.status
    : undefined;

/** The condition or limit that was recorded here is taken out of the answer: a plain yes is said, and stands in its place. */
const withoutCondition = (
  { state, value, ownWords, relation }: AnswerView,
  line: ConsentView | undefined,
  here: boolean,
): ConsentView['status'] | undefined =>
  here &&
  state === 'answered' &&
  value === 'given' &&
  ownWords.trim() === '' &&
  relation !== 'confirms' &&
  line !== undefined &&
  (conditionOf(line) !== '' || limitOf(line) !== '')
    ? 'given'
    : undefined;

/** When the account that the answer is in was held; null where it was recorded as it was held. */
const heldOn = (db: ReadDb, row: ScreeningRow, layer: number): FuzzyDate | null =>
  (layer === 0 ? row : listLayers(db, row.id).find((one) => one.layer === layer))?.heldOn ?? null;

/** A yes of an account that was held before, or may have been, does not undo a no that was given since. */
function refuseSince(
  db: ReadDb,
  row: ScreeningRow,
  purpose: string,
  question: string,
  held: FuzzyDate,
): void {
  const line = {
    personId: row.personId,
    purpose,
    recipient: '',
    item: '',
    decidedOn: dateRange(held)[0] ?? '',
  };
  const writtenOn = ({ seq, at }: ConsentView) => dayOfEntry(db, seq) ?? at.slice(0, 10);
  const no = laterNo(listPersonConsents(db, row.personId), line, writtenOn);
  if (no === undefined) return;
  const found = [
    { ...coded('consent-no-since', { status: no.status, on: decidedDay(no) }), field: question },
  ];
  throw new TestimonyError('answer-not-allowed', { subject: question, found });
}

/** What the ledger keeps beside "not needed": what was said, or that the age did not stand in the record. */
function childNote(
  engine: Engine,
  tx: WriteTx,
  row: ScreeningRow,
  purpose: string,
  { question, ownWords }: AnswerView,
): string {
  const person = requirePerson(tx, row.personId);
  const finding = whyAsked(engine, tx, person, purpose);
  if (finding !== null) {
    throw new TestimonyError('answer-not-allowed', {
      subject: question,
      found: [{ ...finding, field: question }],
    });
  }
  if (ownWords.trim() !== '' || ageOf(engine, tx, person) === 'yes') return ownWords;
  return 'Taken to be under 18 in the interview; no date of birth on record decided it then.';
}
