/**
 * @file A worksheet read together, in words: elements recorded, dimensions a published rule marks, signs noted,
 * criteria answered, a journey's corridor and checks. It describes the record; it says nothing about the person.
 */
import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import type { WorksheetReading } from '../../contract/interviews.ts';
import type { AnswerView } from '../../core/answers/answer.ts';
import { answeredValues, standingAnswers } from '../../core/answers/said.ts';
import { coded } from '../../core/findings/finding.ts';
import { isAsked, type Question } from '../../core/forms/questions.ts';
import { accountFinding, tellingLine } from '../../core/told/telling-line.ts';
import { askedAsAgreed } from '../../core/worksheets/referral-yes.ts';
import { newestAnswers } from '../../vault/queries/screening.ts';
import { readLinks } from '../answers/read-links.ts';
import { referralYes } from '../disclosure/referral-yes.ts';
import { type SheetAccounts, sheetAccounts } from '../disclosure/sheet.ts';
import type { Engine } from '../engine/engine.ts';
import { loadExpressions } from '../forms/expressions.ts';
import { pinnedForm, requireScreening } from '../forms/pinned-form.ts';
import { ageRecordedFor } from './age-recorded.ts';
import { WORKSHEET_RULES, type Worksheet } from './worksheet-rules.ts';

/** What the reading stands on that is older than what was told since, or was told differently; first of all. */
function accountsReading(asked: readonly Question[], told: SheetAccounts): WorksheetReading[] {
  const lines = asked.flatMap(({ name, title }) => {
    const accounts = told.get(name);
    const finding = accounts === undefined ? null : accountFinding(title, accounts);
    return accounts === undefined || finding === null ? [] : [finding, ...accounts.tellings.map(tellingLine)];
  });
  return lines.length === 0
    ? []
    : [{ title: coded('reading-accounts'), lines, note: coded('reading-accounts-care') }];
}

/** Empty for a form without a rule whose answers are as they were told. Throws `not-found`. */
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
    const told = sheetAccounts(engine, db, row, form);
    const standing = standingAnswers<AnswerView>(newestAnswers(db, row.id));
    const values = askedAsAgreed(answeredValues(standing.values()), referralYes(engine, db, row, form));
    const asked = form.questions.filter((question) => isAsked(question, values, evaluate));
    const before = accountsReading(asked, told);
    if (rule === undefined) return { readings: before, label, links };
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
    const readings: WorksheetReading[] = [...before, ...WORKSHEET_RULES[rule](sheet)];
    return { readings, label, links };
  });
}
