/**
 * @file What the official form's yes to the referral needs: that the person agreed, with no condition left open, and that the
 * privacy notice was explained, for its words say both. Where one is missing the program fills in no yes; whoever prepares the form
 * may answer it, and what limits the yes stands beside it.
 */
import { conditionOf, conditionSettled } from '../../core/consent/condition.ts';
import { decidedDay, decisionFor, standingConsents } from '../../core/consent/consent.ts';
import type { ConsentView } from '../../core/consent/consent-line.ts';
import { limitOf } from '../../core/consent/limit.ts';
import { agreedOn, conditionForAll, openCondition } from '../../core/consent/open-condition.ts';
import { settledWords } from '../../core/consent/settled-words.ts';
import { coded } from '../../core/findings/finding.ts';
import type { ScreeningId } from '../../core/ids.ts';
import type { ReferralYes } from '../../core/worksheets/referral-yes.ts';
import type { ReadDb } from '../../vault/db.ts';
import { listPersonConsents } from '../../vault/queries/consent.ts';
import { listAside } from '../../vault/queries/readiness-aside.ts';
import type { ScreeningRow } from '../../vault/queries/screening.ts';
import { readWithheld } from '../disclosure/withhold.ts';
import { today } from '../engine/day.ts';
import type { Engine } from '../engine/engine.ts';
import type { CompiledForm } from '../forms/compiled-form.ts';
import { copiedOutAs, leavesUnder } from '../resources/vocabulary.ts';
import { noticeUnrecorded } from './notice-recorded.ts';
import { loadReadiness } from './readiness-data.ts';

/** The line of what a referral should have that says that the notice is not recorded. */
export const NOTICE_LOOK = 'look/privacy-notice';

/** Null for another form, and where the person does not agree: then there is no yes to fill in. */
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

const wordsThatSet = (open: ConsentView): string => conditionOf({ ...open, recipient: '' });
