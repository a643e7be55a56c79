/**
 * @file Answers that were given beside a list of rows and that none of its rows has: when it started, while each period says when it
 * began. The question is not asked once there are rows, and no sheet takes the answer from there: it belongs to a row.
 */
import type { AnswerView } from '../answers/answer.ts';
import { rowsOf } from '../answers/fact-values.ts';
import { isSameCell } from '../answers/rows-told.ts';
import { hasContent } from '../answers/said.ts';
import { FuzzyDate, formatFuzzyDate } from '../dates/fuzzy-date.ts';
import type { Question } from '../forms/questions.ts';

type Told = Pick<AnswerView, 'question' | 'state' | 'value' | 'ownWords'>;
export interface BesideRows<A extends Told> {
  readonly answer: A;
  readonly asked: Question;
  /** The question that takes the rows, and its rows. */
  readonly list: Question;
  readonly rows: ReturnType<typeof rowsOf>;
}

/** `standing`: by question, what stands. An answer without own words that a row has too is one fact, and is none of these. */
export function answersBesideRows<A extends Told>(
  questions: readonly Question[],
  standing: ReadonlyMap<string, A>,
): BesideRows<A>[] {
  const byName = new Map(questions.map((one) => [one.name, one]));
  return questions.flatMap((asked) => {
    const answer = standing.get(asked.name);
    const name = /\{([a-z0-9-]+)\} empty/u.exec(asked.element.visibleIf ?? '')?.[1];
    const list = byName.get(name ?? '');
    const rows = rowsOf(standing.get(name ?? '')?.value);
    if (answer === undefined || list === undefined || rows.length === 0 || !hasContent(answer)) return [];
    const isInRow = rows.some((row) => Object.values(row).some((cell) => isSame(cell, answer.value)));
    return isInRow && answer.ownWords === '' ? [] : [{ answer, asked, list, rows }];
  });
}

/** A date is the same however it is stored. */
function isSame(cell: unknown, value: unknown): boolean {
  const [one, other] = [FuzzyDate.safeParse(cell).data, FuzzyDate.safeParse(value).data];
  if (one !== undefined && other !== undefined) return formatFuzzyDate(one) === formatFuzzyDate(other);
  return isSameCell(cell, value);
}
