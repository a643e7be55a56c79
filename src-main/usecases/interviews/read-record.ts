/** @file A record read for printing, held against its signature and the log as it is when it is shown. */
import type { LinkView } from '../../contract/links.ts';
import type { AnswerView } from '../../core/answers/answer.ts';
import { answeredValues, standingAnswers } from '../../core/answers/said.ts';
import { standingConsents } from '../../core/consent/consent.ts';
import { safeRouteIn } from '../../core/forms/also-recorded.ts';
import type { Evaluate } from '../../core/forms/questions.ts';
import type { ScreeningId } from '../../core/ids.ts';
import { isOneOf, SIGNED } from '../../core/log/record-actions.ts';
import { supersededAnswers } from '../../core/worksheets/hidden-answers.ts';
import { askedAsAgreed } from '../../core/worksheets/referral-yes.ts';
import type { ReadDb } from '../../vault/db.ts';
import { listPersonConsents } from '../../vault/queries/consent.ts';
import { isMarked } from '../../vault/queries/privilege.ts';
import { answerHistory } from '../../vault/queries/screening.ts';
import { loggedFacts } from '../../vault/queries/screening-proof.ts';
import { readLinks } from '../answers/read-links.ts';
import { readScreening } from '../answers/read-screening.ts';
import { requireCase } from '../cases/case-view.ts';
import { requirePerson } from '../cases/write-person.ts';
import { keptSinceMade } from '../disclosure/disclosure.ts';
import { fieldsAside } from '../disclosure/fields.ts';
import type { ReadRecord } from '../disclosure/record-model.ts';
import { referralYes } from '../disclosure/referral-yes.ts';
import { heldOnSheet, onSheetNow, sheetAccounts } from '../disclosure/sheet.ts';
import { readWithheld } from '../disclosure/withhold.ts';
import type { Engine } from '../engine/engine.ts';
import { pinnedForm, requireScreening } from '../forms/pinned-form.ts';
import { heldExhibits } from '../leaving/privilege-gate.ts';
import { alterationsOf, notCoveredBy } from './record-check.ts';

const NONE: ReadonlySet<string> = new Set();

/**
 * `evaluate`: what was told beside a question that is not asked now is left out, as the question is; without it everything
 * is there. Throws `not-found`, `form-damaged`.
 */
export function readRecord(engine: Engine, db: ReadDb, id: ScreeningId, evaluate?: Evaluate): ReadRecord {
  const row = requireScreening(db, id);
  const log = loggedFacts(db, id);
  const view = readScreening(engine, db, id);
  const form = pinnedForm(db, row);
  const person = requirePerson(db, row.personId);
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
  const links = readLinks(db, id).filter((one) => !isPrivileged(engine, db, one));
  const keptLinks = links.flatMap(({ id: link, target }) =>
    target.kind === 'exhibit' && keptSinceMade(db, [target.evidenceId], engine.reader ?? '').length > 0
      ? [link]
      : [],
  );
  const quoted = links.flatMap(({ target }) => (target.kind === 'answer' ? [target.quoted.personId] : []));
  return {
    asked,
    superseded,
    links,
    keptLinks: new Set(keptLinks),
    withheld: readWithheld(engine, db, [row.personId, ...quoted]),
    view: { ...view, notCovered: notCoveredBy(db, row) },
    history: answerHistory(db, id),
    form,
    told: new Map([...told].filter(([name]) => asked === null || asked.has(name) || name === safeRoute)),
    consents: standingConsents(listPersonConsents(db, row.personId)),
    aside: fieldsAside(db, id),
    yes,
    person: person.name,
    role: person.role,
    reference: requireCase(db, row.caseId).reference,
    alterations: alterationsOf(db, row),
    signedSeq: log.findLast((entry) => isOneOf(SIGNED, entry))?.seq ?? 0,
    lastSeq: log.at(-1)?.seq ?? 0,
  };
}

/** Of what was marked since it was linked not even the title is printed beside something else. */
const isPrivileged = (engine: Engine, db: ReadDb, { target }: LinkView): boolean =>
  target.kind === 'exhibit'
    ? heldExhibits(engine, db, [target.evidenceId]).length > 0
    : isMarked(db, 'record', target.quoted.screeningId);
