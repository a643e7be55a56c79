/** @file Where an answer that was carried over came from, in a line. */
import type { ScreeningView } from '../contract/interviews.ts';
import type { AnswerView } from '../core/answers/answer.ts';
import { stillSays, valueToTake } from '../core/answers/carried.ts';
import type { FactStatement } from '../core/answers/fact.ts';
import { hasContent } from '../core/answers/said.ts';
import { standingStatements } from '../core/answers/standing-statements.ts';
import { formatFuzzyDate } from '../core/dates/fuzzy-date.ts';
import type { FormQuestion } from '../core/forms/form-format.ts';

const SOURCES = { person: 'the person’s particulars', consent: 'the consent ledger' } as const;

/** "as recorded 24 Nov 2026 by NAME in FORM"; nothing once either side says something else. */
export function carriedFrom(
  question: FormQuestion | undefined,
  answer: AnswerView,
  { known, entries }: Pick<ScreeningView, 'known' | 'entries'>,
): string[] {
  const same = known.find((one) => one.question === answer.question);
  if (same === undefined || !hasContent(answer)) return [];
  const taken = question === undefined ? same.value : valueToTake(question, same);
  if (!stillSays(answer, same, taken)) return [];
  const seq = entries.find((one) => one.question === answer.question && one.layer === answer.layer)?.seq ?? 0;
  const statements = same.facts
    .flatMap((fact) => fact.statements)
    .filter((one) => one.state === answer.state);
  // Said the same again since: the line names the one that was there to be carried.
  const sources = same.facts
    .flatMap(standingStatements)
    .map((stands) => statements.find((one) => one.seq <= seq && stillSays(one, stands)))
    .filter((one) => one !== undefined);
  const named = [...new Set(sources.map(asRecorded))];
  return named.length === 0 ? [] : [named.join('; ')];
}

function asRecorded({ at, author, origin }: FactStatement): string {
  const day = formatFuzzyDate({ value: at.slice(0, 10), qualifier: 'exact' });
  const by = author === '' ? '' : ` by ${author}`;
  return `as recorded ${day}${by} in ${origin.kind === 'interview' ? origin.formTitle : SOURCES[origin.kind]}`;
}
