/** @file What a link may point to: an answer or an exhibit of the same case. */
import type { LinkTarget } from '../../contract/links.ts';
import { hasContent, standingAnswers } from '../../core/answers/said.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { type Coded, coded } from '../../core/findings/finding.ts';
import type { ReadDb } from '../../vault/db.ts';
import type { ScreeningRow } from '../../vault/queries/screening.ts';
import { type LinkRow, listAnswersTo } from '../../vault/queries/screening-links.ts';
import { requireScreening } from '../answers/read-screening.ts';
import { requireEvidence } from '../evidence/evidence-view.ts';

/** The row in the store that is linked to `point`. Throws `not-found`, `answer-not-allowed` naming the point. */
export function linkTargetOf(
  db: ReadDb,
  sheet: ScreeningRow,
  point: string,
  target: LinkTarget,
): Pick<LinkRow, 'answerId' | 'evidenceId'> {
  const refuse = (found: Coded) => {
    throw new TestimonyError('answer-not-allowed', { subject: point, found: [found] });
  };
  if (target.kind === 'exhibit') {
    const { id, caseId } = requireEvidence(db, target.evidenceId);
    if (caseId !== sheet.caseId) refuse(coded('link-exhibit-elsewhere'));
    return { answerId: null, evidenceId: id };
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
  return { answerId: answer.id, evidenceId: null };
}
