/**
 * @file The sheet that a pack of answers to retype is made from. Where nobody has begun one, it is what carrying over would
 * write into a new one; it is not kept.
 */
import { accountsOn } from '../../core/answers/accounts.ts';
import type { AnswerView } from '../../core/answers/answer.ts';
import { answeredValues } from '../../core/answers/said.ts';
import { askedAsAgreed, isLeftOpen } from '../../core/worksheets/referral-yes.ts';
import type { ScreeningRow } from '../../vault/queries/screening.ts';
import { askedWrongly } from '../disclosure/collect.ts';
import { referralYes } from '../disclosure/referral-yes.ts';
import { knownFor } from '../disclosure/resolve.ts';
import { agedIn, carriedInto, type SheetNow, sheetNow } from '../disclosure/sheet.ts';
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
  return { ...sheetNow(engine, db, row), row };
}

const NOBODYS = { cause: '', language: '', interpreter: '', at: '', author: '' } as const;

function asCarried({ engine, db, person, tools }: PackSource, formId: string): FormSheet {
  const form = tools.forms.get(formId);
  if (form === undefined) throw new Error(`a profile names a form that was not loaded: ${formId}`);
  const known = knownFor(engine, db, { personId: person.id, id: null }, form);
  const yes = referralYes(engine, db, { personId: person.id, formId, id: null }, form);
  const carried = carriedInto(form, [], known, tools.expressions).filter((one) => !isLeftOpen(yes, one));
  const standing = new Map(
    carried.map((one): [string, AnswerView] => [
      one.question,
      { ...one, ...NOBODYS, layer: 0, relation: 'confirms' },
    ]),
  );
  const byQuestion = new Map(known.map((one) => [one.question, one]));
  const accounts = new Map(
    form.questions.flatMap((question) => {
      const on = accountsOn(question, standing.get(question.name), undefined, byQuestion.get(question.name));
      return on.stands === 'agrees' ? [] : [[question.name, on] as const];
    }),
  );
  const wrongly = askedWrongly(engine, form);
  const aged = agedIn(engine, db, { personId: person.id, id: null }, form, standing);
  const values = askedAsAgreed(answeredValues(standing.values()), yes);
  return { row: null, form, known, standing, kept: new Map(), values, wrongly, accounts, aged, yes };
}
