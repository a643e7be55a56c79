/** @file A record read for printing, held against its signature and the log as it is when it is shown. */
import type { LinkView } from '../../contract/links.ts';
import type { Evaluate } from '../../core/forms/questions.ts';
import type { ScreeningId } from '../../core/ids.ts';
import { isOneOf, SIGNED } from '../../core/log/record-actions.ts';
import type { ReadDb } from '../../vault/db.ts';
import { isMarked } from '../../vault/queries/privilege.ts';
import { answerHistory } from '../../vault/queries/screening.ts';
import { loggedFacts } from '../../vault/queries/screening-proof.ts';
import { readLinks } from '../answers/read-links.ts';
import { readScreening } from '../answers/read-screening.ts';
import { requireCase } from '../cases/case-view.ts';
import { requirePerson } from '../cases/write-person.ts';
import { besideRecord } from '../disclosure/beside-record.ts';
import type { ReadRecord } from '../disclosure/record-model.ts';
import type { Engine } from '../engine/engine.ts';
import { pinnedForm, requireScreening } from '../forms/pinned-form.ts';
import { heldExhibits } from '../leaving/privilege-gate.ts';
import { alterationsOf, notCoveredBy } from './record-check.ts';

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
  const links = readLinks(db, id).filter((one) => !isPrivileged(engine, db, one));
  return {
    ...besideRecord(engine, db, { row, form, view, links }, evaluate),
    links,
    view: { ...view, notCovered: notCoveredBy(db, row) },
    history: answerHistory(db, id),
    form,
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
