/** @file Where an answer that was carried over came from, in a line. */
import type { ScreeningView } from '../contract/interviews.ts';
import type { AnswerView } from '../core/answers/answer.ts';
import { carriedFrom } from '../core/answers/carried.ts';
import type { FactStatement } from '../core/answers/fact.ts';
import { formatDay } from '../core/dates/fuzzy-date.ts';
import type { FormQuestion } from '../core/forms/form-format.ts';

const SOURCES = {
  person: 'the person’s particulars',
  case: 'the case file',
  consent: 'the consent ledger',
} as const;

/** "as recorded 24 Nov 2026 by NAME in FORM"; nothing once either side says something else. */
export function carriedFromLines(
  question: FormQuestion | undefined,
  answer: AnswerView,
  { known, entries }: Pick<ScreeningView, 'known' | 'entries'>,
): string[] {
  const same = known.find((one) => one.question === answer.question);
  const recorded = entries.find((one) => one.question === answer.question && one.layer === answer.layer);
  const sources = carriedFrom(question, answer, same, recorded?.seq);
  if (sources === null || sources === 'otherwise' || sources.length === 0) return [];
  return [[...new Set(sources.map(asRecorded))].join('; ')];
}

function asRecorded({ at, author, origin }: FactStatement): string {
  const by = author === '' ? '' : ` by ${author}`;
  const where = origin.kind === 'interview' ? origin.formTitle : SOURCES[origin.kind];
  return `as recorded ${formatDay(at)}${by} in ${where}`;
}
