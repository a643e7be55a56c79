/** @file What a case has of an earlier report: a referral or a decision with its day, a number of the Home Office. */
import type { FactView } from '../../core/answers/fact.ts';
import { standingStatements } from '../../core/answers/standing-statements.ts';
import { formatFuzzyDate } from '../../core/dates/fuzzy-date.ts';
import type { ReadDb } from '../../vault/db.ts';
import { listEvents } from '../../vault/queries/events.ts';
import type { ScreeningRow } from '../../vault/queries/screening.ts';
import { listSubmissionLines } from '../../vault/queries/submissions.ts';
import type { ReadinessData } from '../disclosure/referral-yes.ts';

/** `seq`: of the log, or another number that grows with what is written. */
export interface Reason {
  readonly words: string;
  readonly seq: number;
}

/** Of whom the sheet is about, or of the case. That the sheet itself was sent is no earlier report. */
export function passedBefore(
  db: ReadDb,
  { id, caseId, personId }: Pick<ScreeningRow, 'id' | 'caseId' | 'personId'>,
  facts: ReadonlyMap<string, FactView>,
  { 'told-behind': { passed, numbers } }: ReadinessData,
): Reason[] {
  const sent = listSubmissionLines(db, id)[0];
  const day = sent === undefined || sent.kind === 'withdrawn' ? null : sent.day;
  const events = listEvents(db, caseId).filter(
    ({ kind, withdrawn, personId: of, on }) =>
      passed.includes(kind) &&
      !withdrawn &&
      (of === null || of === personId) &&
      (day === null || on.value < day),
  );
  const known = numbers.flatMap((key) => {
    const fact = facts.get(key);
    return fact === undefined
      ? []
      : standingStatements(fact).flatMap(({ text, ownWords, seq }) => {
          const said = [text, ownWords].filter((one) => one !== '').join(' ');
          return said === '' ? [] : [{ words: `${fact.title}: ${said}`, seq }];
        });
  });
  return [
    ...events.map(({ title, on, lines }) => ({
      words: `${title}, ${formatFuzzyDate(on)}`,
      seq: lines.length,
    })),
    ...known,
  ];
}
