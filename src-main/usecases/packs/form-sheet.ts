/**
 * @file The sheet that a pack of answers to retype is made from. Where nobody has begun one, it is what carrying over would
 * write into a new one; it is not kept.
 */
import { accountsOn } from '../../core/answers/accounts.ts';
import type { AnswerView } from '../../core/answers/answer.ts';
import { answeredValues, standingAnswers } from '../../core/answers/said.ts';
import { newestAnswers, type ScreeningRow } from '../../vault/queries/screening.ts';
import { askedWrongly } from '../answers/facts.ts';
import { knownFor } from '../answers/put-off.ts';
import { pinnedForm } from '../answers/read-screening.ts';
import { sheetAccounts } from '../answers/sheet-accounts.ts';
import { carriedInto } from '../worksheets/carried-into.ts';
import type { SheetNow } from '../worksheets/what-goes.ts';
import type { PackSource } from './pack-source.ts';

export interface FormSheet extends SheetNow {
  /** Null where nobody has begun one. */
  readonly row: ScreeningRow | null;
}

/** The sheet that was chosen, else the newest that is not privileged. */
export function formSheet(source: PackSource, formId: string): FormSheet {
  const { engine, db, asked, records } = source;
  const fit = records.filter((one) => one.formId === formId && !one.privileged);
  const row = fit.find((one) => one.id === asked.screeningId) ?? fit[0];
  if (row === undefined) return asCarried(source, formId);
  const form = pinnedForm(db, row);
  const known = knownFor(engine, db, row, form);
  const standing = standingAnswers<AnswerView>(newestAnswers(db, row.id));
  return {
    ...{ row, form, known, standing, values: answeredValues(standing.values()) },
    wrongly: askedWrongly(engine, form),
    accounts: sheetAccounts(engine, db, row, form, known),
  };
}

const NOBODYS = { cause: '', language: '', interpreter: '', at: '', author: '' } as const;

function asCarried({ engine, db, person, tools }: PackSource, formId: string): FormSheet {
  const form = tools.forms.get(formId);
  if (form === undefined) throw new Error(`a profile names a form that was not loaded: ${formId}`);
  const known = knownFor(engine, db, { personId: person.id, id: null }, form);
  const carried = carriedInto(form, [], known, tools.expressions);
  const standing = new Map(
    carried.map((one): [string, AnswerView] => [
      one.question,
      { ...one, ...NOBODYS, layer: 0, relation: 'confirms' },
    ]),
  );
  const byQuestion = new Map(known.map((one) => [one.question, one]));
  const accounts = new Map(
    form.questions.flatMap((question) => {
      const on = accountsOn(
        question,
        standing.get(question.name),
        undefined,
        byQuestion.get(question.name),
      );
      return on.stands === 'agrees' ? [] : [[question.name, on] as const];
    }),
  );
  const wrongly = askedWrongly(engine, form);
  return { row: null, form, known, standing, values: answeredValues(standing.values()), wrongly, accounts };
}
