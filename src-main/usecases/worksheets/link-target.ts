/** @file What a link may point to: an answer or an exhibit of the same case. */
import type { LinkTarget } from '../../contract/links.ts';
import { hasContent, standingAnswers } from '../../core/answers/said.ts';
import { tellingsToQuote } from '../../core/answers/tellings-to-quote.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { type Coded, coded } from '../../core/findings/finding.ts';
import { tellingsInPlace } from '../../core/interviews/put-right-in-place.ts';
import type { ReadDb } from '../../vault/db.ts';
import { targetsOf } from '../../vault/queries/annotations.ts';
import type { ScreeningRow } from '../../vault/queries/screening.ts';
import { type LinkRow, listAnswersTo } from '../../vault/queries/screening-links.ts';
import { requireEvidence } from '../evidence/evidence-view.ts';
import { requireScreening } from '../forms/pinned-form.ts';

/**
 * The rows in the store that are linked to `point`: of an answer each telling, oldest first, or the one of the account that
 * is named. Throws `not-found`, `answer-not-allowed` naming the point.
 */
export function linkTargetsOf(
  db: ReadDb,
  sheet: ScreeningRow,
  point: string,
  target: LinkTarget,
): Pick<LinkRow, 'answerId' | 'evidenceId'>[] {
  const refuse = (found: Coded) => {
    throw new TestimonyError('answer-not-allowed', { subject: point, found: [found] });
  };
  if (target.kind === 'exhibit') {
    const { id, caseId } = requireEvidence(db, target.evidenceId);
    if (caseId !== sheet.caseId) refuse(coded('link-exhibit-elsewhere'));
    return [{ answerId: null, evidenceId: id }];
  }
  const source = requireScreening(db, target.screeningId);
  if (source.caseId !== sheet.caseId) refuse(coded('link-answer-elsewhere'));
  if (source.id === sheet.id) refuse(coded('link-to-itself'));
  if (source.privileged) refuse(coded('link-privileged'));
  const all = listAnswersTo(db, source.id, target.question);
  const { layer } = target;
  const answer = standingAnswers(layer === undefined ? all : all.filter((one) => one.layer === layer)).get(
    target.question,
  );
  if (answer === undefined || !hasContent(answer)) {
    const found = [coded('link-nothing-to-quote', { question: target.question })];
    throw new TestimonyError('answer-not-allowed', { subject: point, found });
  }
  const tellings =
    layer === undefined ? tellingsToQuote(tellingsInPlace(all, targetsOf(db, source.id))) : [answer];
  return tellings.map(({ id }) => ({ answerId: id, evidenceId: null }));
}
