/**
 * @file A "No" to whether it was reported before that was told in an account, where the case has a report or a decision: true of
 * its day, and bare in the form it would be said of today. Carrying over leaves it open, and both are said.
 */
import type { FactView, KnownAnswer } from '../../core/answers/fact.ts';
import { heldDay } from '../../core/answers/held-order.ts';
import { standingStatements } from '../../core/answers/standing-statements.ts';
import { formatFuzzyDate } from '../../core/dates/fuzzy-date.ts';
import type { ReadDb } from '../../vault/db.ts';
import type { ScreeningRow } from '../../vault/queries/screening.ts';
import { loadReadiness } from '../disclosure/referral-yes.ts';
import { sheetFacts } from '../disclosure/sheet.ts';
import type { Engine } from '../engine/engine.ts';
import type { CompiledForm } from '../forms/compiled-form.ts';
import { passedBefore } from './passed-before.ts';

/** The question whose no is left open on this sheet; null where none is. */
export function noLeftOpen(
  engine: Engine,
  db: ReadDb,
  row: ScreeningRow,
  form: Pick<CompiledForm, 'questions'>,
  made: readonly Pick<KnownAnswer, 'question' | 'value'>[],
): string | null {
  const data = loadReadiness(engine.resources);
  if (row.formId !== data.form) return null;
  const { reported } = data['told-behind'];
  const name = form.questions.find(({ fact }) => fact === reported)?.name;
  const isNo = made.some(({ question, value }) => question === name && value === 'no');
  if (name === undefined || !isNo) return null;
  return passedBefore(db, row, sheetFacts(engine, db, row), data).length > 0 ? name : null;
}

/** The days on which it was told: "24 Feb 2026"; empty where no account says it, and its day where nobody said when. */
export function noToldOn(facts: ReadonlyMap<string, FactView>, reported: string): string {
  const fact = facts.get(reported);
  const days = (fact === undefined ? [] : standingStatements(fact))
    .filter(({ value, origin }) => value === 'no' && origin.kind === 'interview' && origin.sheet !== true)
    .flatMap((one) => heldDay(one) ?? []);
  return [...new Set(days.map(formatFuzzyDate))].join(', ');
}
