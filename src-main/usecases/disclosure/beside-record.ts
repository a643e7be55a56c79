/** @file What stands beside a record that is read: what was told since, what its form asks now, and what of it is withheld. */
import type { ScreeningView } from '../../contract/interviews.ts';
import type { LinkView } from '../../contract/links.ts';
import type { AnswerView } from '../../core/answers/answer.ts';
import { answeredValues, standingAnswers } from '../../core/answers/said.ts';
import { standingConsents } from '../../core/consent/consent.ts';
import { safeRouteIn } from '../../core/forms/also-recorded.ts';
import type { Evaluate } from '../../core/forms/questions.ts';
import { supersededAnswers } from '../../core/worksheets/hidden-answers.ts';
import { askedAsAgreed } from '../../core/worksheets/referral-yes.ts';
import type { ReadDb } from '../../vault/db.ts';
import { listPersonConsents } from '../../vault/queries/consent.ts';
import type { ScreeningRow } from '../../vault/queries/screening.ts';
import type { Engine } from '../engine/engine.ts';
import type { CompiledForm } from '../forms/compiled-form.ts';
import { keptSinceMade } from './disclosure.ts';
import { fieldsAside } from './fields.ts';
import type { ReadRecord } from './record-model.ts';
import { referralYes } from './referral-yes.ts';
import { heldOnSheet, onSheetNow, sheetAccounts } from './sheet.ts';
import { readWithheld } from './withhold.ts';

type Beside = Pick<
  ReadRecord,
  'keptLinks' | 'told' | 'asked' | 'superseded' | 'consents' | 'aside' | 'yes' | 'withheld'
>;

interface Read {
  readonly row: ScreeningRow;
  readonly form: CompiledForm;
  readonly view: ScreeningView;
  readonly links: readonly LinkView[];
}

const NONE: ReadonlySet<string> = new Set();

/** `evaluate`: what was told beside a question that is not asked now is left out; without it everything is there. */
export function besideRecord(
  engine: Engine,
  db: ReadDb,
  { row, form, view, links }: Read,
  evaluate: Evaluate | undefined,
): Beside {
  const told = sheetAccounts(engine, db, row, form, { known: view.known });
  // It holds on every route, and goes wherever a way to reach the person goes.
  const safeRoute = safeRouteIn(form.questions)?.name;
  const standing = standingAnswers<AnswerView>(view.answers);
  const yes = referralYes(engine, db, row, form);
  const values = askedAsAgreed(answeredValues(standing.values()), yes);
  const asked =
    evaluate === undefined || form.file.testimony.use !== 'worksheet'
      ? null
      : new Set(onSheetNow(form, standing, values, evaluate).map(({ name }) => name));
  const superseded =
    evaluate === undefined || asked === null
      ? NONE
      : supersededAnswers(form.questions, heldOnSheet(standing, values, told, view.known), evaluate);
  const isKept = ({ target }: LinkView) =>
    target.kind === 'exhibit' && keptSinceMade(db, [target.evidenceId], engine.reader ?? '').length > 0;
  const quoted = links.flatMap(({ target }) => (target.kind === 'answer' ? [target.quoted.personId] : []));
  return {
    asked,
    superseded,
    yes,
    keptLinks: new Set(links.filter(isKept).map(({ id }) => id)),
    withheld: readWithheld(engine, db, [row.personId, ...quoted]),
    told: new Map([...told].filter(([name]) => asked === null || asked.has(name) || name === safeRoute)),
    consents: standingConsents(listPersonConsents(db, row.personId)),
    aside: fieldsAside(db, row.id),
  };
}
