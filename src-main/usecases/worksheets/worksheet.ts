/**
 * @file A worksheet read together, in words: elements recorded, dimensions a published rule marks, signs noted,
 * criteria answered, a journey's corridor and checks. It describes the record; it says nothing about the person.
 */

import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import type { WorksheetReading } from '../../contract/interviews.ts';
import type { AnswerView } from '../../core/answers/answer.ts';
import { answeredValues, standingAnswers } from '../../core/answers/said.ts';
import { isAsked } from '../../core/forms/questions.ts';
import { newestAnswers } from '../../vault/queries/screening.ts';
import { readLinks } from '../answers/read-links.ts';
import { pinnedForm, requireScreening } from '../answers/read-screening.ts';
import type { Engine } from '../engine/engine.ts';
import { loadExpressions } from '../forms/expressions.ts';
import { ageRecordedFor } from './age-recorded.ts';
import type { Worksheet } from './worksheet-rules.ts';
import { WORKSHEET_RULES } from './worksheet-rules.ts';

/** Empty for a form without a rule. Throws `not-found`. */
export async function screeningReading(
  engine: Engine,
  input: CheckedInput<'screeningReading'>,
): Promise<CallOutput<'screeningReading'>> {
  const { evaluate } = await loadExpressions();
  return engine.session.read((db) => {
    const row = requireScreening(db, input.screeningId);
    const form = pinnedForm(db, row);
    const { rule, label } = form.file.testimony;
    const links = readLinks(db, row.id);
    if (rule === undefined) return { readings: [], label, links };
    const standing = standingAnswers<AnswerView>(newestAnswers(db, row.id));
    const values = answeredValues(standing.values());
    const asked = form.questions.filter((question) => isAsked(question, values, evaluate));
    const linked = new Set(links.map((link) => link.question));
    const sheet: Worksheet = {
      form: form.questions,
      asked,
      values,
      standing,
      linked,
      age: ageRecordedFor(engine, db, row),
      resources: engine.resources,
    };
    const readings: WorksheetReading[] = WORKSHEET_RULES[rule](sheet);
    return { readings, label, links };
  });
}
