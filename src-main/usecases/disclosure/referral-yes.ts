/**
 * @file What a referral should have before it goes, from resources/rules/readiness.json, and what the yes of the official form
 * needs.
 */

import { join } from 'node:path';
import * as z from 'zod';
import { hasContent, standingAnswers } from '../../core/answers/said.ts';
import { conditionOf, conditionSettled } from '../../core/consent/condition.ts';
import { decidedDay, decisionFor, standingConsents } from '../../core/consent/consent.ts';
import { type ConsentView, isNo } from '../../core/consent/consent-line.ts';
import { limitOf } from '../../core/consent/limit.ts';
import { agreedOn, conditionForAll, openCondition } from '../../core/consent/open-condition.ts';
import { settledWords } from '../../core/consent/settled-words.ts';
import { coded } from '../../core/findings/finding.ts';
import { Certainty, QuestionName } from '../../core/forms/form-format.ts';
import type { ScreeningId } from '../../core/ids.ts';
import { namesOfficialNotice, type ReferralYes } from '../../core/worksheets/referral-yes.ts';
import type { ReadDb } from '../../vault/db.ts';
import { listPersonConsents } from '../../vault/queries/consent.ts';
import { listAside } from '../../vault/queries/readiness-aside.ts';
import { listPersonScreenings, newestAnswers, type ScreeningRow } from '../../vault/queries/screening.ts';
import { today } from '../engine/day.ts';
import type { Engine } from '../engine/engine.ts';
import type { CompiledForm } from '../forms/compiled-form.ts';
import { findPinned } from '../forms/pinned-form.ts';
import type { Resources } from '../resources/resources.ts';
import { copiedOutAs, leavesUnder, readData } from '../resources/vocabulary.ts';
import { readWithheld } from './withhold.ts';

// What a referral should have before it goes: resources/rules/readiness.json, checked when it is read.

const line = z.string().min(1);
const ReadinessFile = z.strictObject({
  about: line,
  /** The worksheet it is about. */
  form: line,
  source: line,
  certainty: Certainty,
  looks: z
    .array(
      z.strictObject({
        id: QuestionName,
        title: line,
        look: line,
        source: line,
        certainty: Certainty,
        when: z.enum(['always', 'fields-open', 'accounts-differ', 'consent-missing', 'notice-unrecorded']),
        parts: z
          .array(
            z.strictObject({
              about: line,
              questions: z.array(QuestionName).min(1),
              read: z.literal(true).optional(),
            }),
          )
          .min(1),
      }),
    )
    .min(1),
  /** Questions in which the form asks about somebody else, and those that hold the person's own details. */
  'asks-for-others': z.array(QuestionName),
  'persons-own': z.array(QuestionName),
  /** Answers that name whom the rest of the sheet should not: each name in them is looked for everywhere else. */
  'names-others': z.array(QuestionName),
  /** Where the form asks about the family itself. */
  family: z.array(QuestionName),
  /** Words for somebody close that stand without a name. */
  kin: z.array(line).min(1),
  /** More of them, by which something that is to stay out of forms may be told. */
  'kin-apart': z.array(line).min(1),
  /** The field whose yes says that the notice was given, and what an interview asks of it. */
  notice: z.strictObject({
    says: QuestionName,
    asked: z.array(QuestionName).min(1),
    /** Of those, the one that names the notice; and the purpose of the consent with which any notice is that of the form. */
    named: QuestionName,
    consent: line,
  }),
  /** Where periods are told of and where it began, by fact, and the fields they go into: the first that is asked. */
  periods: z.strictObject({
    facts: z.strictObject({ rows: line, began: line }),
    questions: z.array(QuestionName).min(1),
  }),
  /** Fields whose no only the person can have said. */
  'no-of-the-person': z.array(QuestionName).min(1),
  /**
   * Facts of questions behind which something told may stand unseen: whether it was `reported` before, with what kept
   * somebody from it; concerns about the account; the `case` against the person.
   */
  'told-behind': z.strictObject({
    reported: line,
    'kept-from-telling': line,
    contrary: line,
    case: line,
    // Kinds of events, and facts, by which a case has an earlier report.
    passed: z.array(line),
    numbers: z.array(line),
  }),
  /** A field, and the facts of which it should have all: somebody filled it before they were told, or by hand. */
  'known-too': z.array(z.strictObject({ question: QuestionName, facts: z.array(line).min(1) })),
  /** Who refers. */
  'own-side': z.array(QuestionName),
  /** A field, and what stands apart on its subject. */
  'told-apart': z.array(z.strictObject({ question: QuestionName, apart: QuestionName })),
  /** What the form has whoever sends the referral say of themselves, in the first person. */
  'of-who-sends': z.array(QuestionName).min(1),
  /** Words with a capital that name nobody. */
  'not-names': z.array(line),
  labels: z.strictObject({ looks: line, kin: line, apart: line }),
});
export type ReadinessData = z.infer<typeof ReadinessFile>;

const read = new WeakMap<Resources, ReadinessData>();

/** Read once. Throws `form-damaged` naming the file. */
export function loadReadiness(resources: Resources): ReadinessData {
  const known = read.get(resources) ?? readData(resources, join('rules', 'readiness.json'), ReadinessFile);
  read.set(resources, known);
  return known;
}

// Whether it is on record that the Home Office's privacy notice was explained, which the official form's yes says: with
// the consent to the referral that stands, by whichever name, or by its own name with another consent or in an
// interview. A charity's own notice, gone through before the interview, is another one. That it was understood the form
// does not say.

interface NoticeMissing {
  /** By title, what no interview has as said; what to name where no interview asks. */
  readonly titles: string[];
  /** The other notice that is on record, in the words of whoever recorded it; '' where there is none. */
  readonly other: string;
}

/** Null where it is recorded. `title`: what to name where no interview asks. */
export function noticeUnrecorded(
  db: ReadDb,
  { personId }: Pick<ScreeningRow, 'personId'>,
  { asked, consent, named }: ReadinessData['notice'],
  title: string,
): NoticeMissing | null {
  const given = standingConsents(listPersonConsents(db, personId)).filter(
    (line) => line.status === 'given' && line.privacyNotice !== '',
  );
  if (given.some((line) => line.purpose === consent || namesOfficialNotice(line.privacyNotice))) return null;
  const other = unstopped(given.at(-1)?.privacyNotice ?? '');
  let open: NoticeMissing | null = null;
  for (const row of listPersonScreenings(db, personId)) {
    const form = findPinned(db, row.formId, row.formVersion);
    const questions = asked.flatMap((name) => form?.byName.get(name) ?? []);
    if (questions.length === 0) continue;
    const standing = standingAnswers(newestAnswers(db, row.id));
    const isUnsaid = (name: string) => !hasContent(standing.get(name)) || standing.get(name)?.value === 'no';
    const answer = standing.get(named);
    const words = [answer?.value, answer?.ownWords]
      .filter((one) => typeof one === 'string')
      .join('\n')
      .trim();
    const isNo = questions.some(({ name }) => standing.get(name)?.value === 'no');
    if (namesOfficialNotice(words) && !isNo) return null;
    const titles = questions
      .filter(({ name }) => isUnsaid(name) || (name === named && !namesOfficialNotice(words)))
      .map((one) => one.title);
    open = { titles, other: words === '' || namesOfficialNotice(words) ? other : unstopped(words) };
  }
  // In the last that asks, where none has any of it.
  return open ?? { titles: [title], other };
}

/** Quoted within a sentence that has a stop of its own. */
const unstopped = (words: string): string => words.replace(/[.\s]+$/u, '');

// What the official form's yes to the referral needs: that the person agreed, with no condition left open, and that the
// privacy notice was explained, for its words say both. Where one is missing the program fills in no yes; whoever
// prepares the form may answer it, and what limits the yes stands beside it.

/** The line of what a referral should have that says that the notice is not recorded. */
export const NOTICE_LOOK = 'look/privacy-notice';

/** Null for another form, where nothing is decided, and for a no that was explained: there is nothing to say of it. */
export function referralYes(
  engine: Engine,
  db: ReadDb,
  row: Pick<ScreeningRow, 'personId' | 'formId'> & { readonly id: ScreeningId | null },
  { byName }: Pick<CompiledForm, 'byName'>,
): ReferralYes | null {
  const { notice, form } = loadReadiness(engine.resources);
  if (row.formId !== form) return null;
  const { personId } = row;
  const { export: kind, recipient } = copiedOutAs(engine.resources, row.formId);
  const purpose = leavesUnder(engine.resources, kind, '')[0]?.id ?? '';
  const ledger = listPersonConsents(db, personId);
  const line = decisionFor(ledger, { personId, purpose, recipient }, today(engine, db));
  if (line !== undefined && isNo(line.status)) return referralNo(ledger, line, notice.says);
  if (line?.status !== 'given') return null;
  const withheld = readWithheld(engine, db, [personId]);
  const own = (words: string) => (withheld.within(words) === undefined ? words : '');
  const standing = standingConsents(ledger).filter((one) => one.purpose === purpose);
  const open = openCondition(ledger, line) ?? conditionForAll(ledger, standing, line);
  const agreed = agreedOn(ledger, line);
  const onCondition =
    open === undefined
      ? []
      : [coded('referral-yes-condition', { on: decidedDay(open), condition: own(wordsThatSet(open)) })];
  // Whoever set that line aside said how it was given.
  const isSeen = row.id !== null && listAside(db, row.id).some(({ line: one }) => one === NOTICE_LOOK);
  const gap = isSeen ? null : noticeUnrecorded(db, row, notice, byName.get(notice.says)?.title ?? '');
  const unsaid =
    gap === null
      ? []
      : [coded('referral-yes-notice', { ...agreed, titles: gap.titles, other: own(gap.other) })];
  const limit = open?.id === line.id ? '' : limitOf(line);
  const settled = settledWords(line, own(conditionSettled(line).settled));
  return {
    question: notice.says,
    value: 'yes',
    seq: line.seq,
    missing: [...onCondition, ...unsaid],
    notice: unsaid,
    beside: [
      ...onCondition,
      ...(limit === '' ? [] : [coded('referral-yes-limit', { ...agreed, limit: own(limit) })]),
      ...(settled === null ? [] : [settled]),
    ],
  };
}

/** The form's no says as well that all was explained and what follows was understood. Somebody who only said no said none of that. */
function referralNo(ledger: readonly ConsentView[], line: ConsentView, question: string): ReferralYes | null {
  const isExplained = ledger.some(
    (one) =>
      one.purpose === line.purpose && (one.explainedBy !== '' || namesOfficialNotice(one.privacyNotice)),
  );
  const missing = [coded('referral-no-unexplained', { on: decidedDay(line) })];
  return isExplained ? null : { question, value: 'no', seq: line.seq, missing, notice: [], beside: [] };
}

const wordsThatSet = (open: ConsentView): string => conditionOf({ ...open, recipient: '' });
