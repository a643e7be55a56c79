/** @file Beginning an interview: the form is pinned in the vault as it is today, and stays so for this record. */

import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import type { ScreeningView } from '../../contract/interviews.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { coded } from '../../core/findings/finding.ts';
import { formText } from '../../core/forms/form-format.ts';
import type { ScreeningId } from '../../core/ids.ts';
import type { WriteTx } from '../../vault/db.ts';
import { touchCase } from '../../vault/queries/cases.ts';
import {
  answerHistory,
  findPinnedHash,
  insertPinnedForm,
  insertScreening,
  listOpenDrafts,
  listScreenings,
} from '../../vault/queries/screening.ts';
import { heldFact, heldLine, requireHeld } from '../answers/held-on.ts';
import { readScreening } from '../answers/read-screening.ts';
import { requireCase } from '../cases/case-view.ts';
import { requirePerson } from '../cases/write-person.ts';
import { requireFor } from '../consent/whom-for.ts';
import type { Engine } from '../engine/engine.ts';
import { type AuditNote, transact } from '../engine/transact.ts';
import type { CompiledForm } from '../forms/compiled-form.ts';
import { requireAnyForm } from '../forms/own-forms.ts';
import { requireScreening } from '../forms/pinned-form.ts';
import { annotationProof } from './annotation-proof.ts';
import { alterationsOf, notCoveredBy } from './record-check.ts';

/**
 * Throws `not-found` for case, person or form, `form-damaged`, `bad-input` for a day still to come; what `requireFor` throws; with `ifOpen: refuse`, `draft-open` naming each
 * draft of the form that the person has. The author is whoever unlocked the vault.
 */
export async function screeningStart(
  engine: Engine,
  input: CheckedInput<'screeningStart'>,
): Promise<ScreeningView> {
  const form = await requireAnyForm(engine, input.formId);
  const id = engine.random.id() as ScreeningId;
  const note = (begun: { proof: StartProof }) => startedNote(id, form, input, begun.proof);
  return transact(engine, note, (tx) => {
    const proof = startIn(engine, tx, id, form, input);
    return { proof, view: readScreening(engine, tx, id) };
  }).view;
}

type StartProof = ReturnType<typeof annotationProof>;

export const startedNote = (
  id: ScreeningId,
  form: CompiledForm,
  { heldOn }: Pick<CheckedInput<'screeningStart'>, 'heldOn'>,
  proof: StartProof,
): AuditNote => ({
  action: 'screening.started',
  subject: id,
  facts: { form: form.file.testimony.id, formSha256: form.sha256, ...heldFact(heldOn), ...proof },
});

/** Throws `not-found`. */
export function screeningOpen(
  engine: Engine,
  { personId, formId }: CheckedInput<'screeningOpen'>,
): CallOutput<'screeningOpen'> {
  return engine.session.read((db) => {
    requirePerson(db, personId);
    return { drafts: listOpenDrafts(db, personId, formId) };
  });
}

/**
 * The beginning of an interview, as part of a change that may go on; what ties it to the log belongs into its entry.
 * Throws `not-found`, `draft-open`; `for-adults`, `for-children` or `for-other-roles` where the form is not for them.
 */
export function startIn(
  engine: Engine,
  tx: WriteTx,
  id: ScreeningId,
  form: CompiledForm,
  input: CheckedInput<'screeningStart'>,
): StartProof {
  const at = engine.clock.now();
  const { caseId, personId, formId, language, interpreter, place, heldOn, takenBy } = input;
  requireHeld(engine, tx, heldOn);
  requireCase(tx, caseId);
  if (requirePerson(tx, personId).caseId !== caseId) {
    throw new TestimonyError('not-found', {
      subject: 'personId',
      detail: 'this person is in another case',
    });
  }
  requireFor(engine, tx, form, personId, heldOn);
  const drafts = input.ifOpen === 'refuse' ? listOpenDrafts(tx, personId, formId) : [];
  if (drafts.length > 0) {
    throw new TestimonyError('draft-open', {
      subject: formText(form.file.title),
      found: drafts.map(({ id: draft, startedAt, author, answered }) =>
        coded('draft-begun', { id: draft, on: startedAt.slice(0, 10), author, answered }),
      ),
    });
  }
  const formVersion = pinForm(tx, form, at);
  const author = engine.session.actor;
  const start = { caseId, personId, author, language, interpreter, place, startedAt: at };
  const nonce = engine.random.id();
  insertScreening(tx, { ...start, id, formId, formVersion, heldOn, takenBy }, nonce);
  touchCase(tx, caseId, at);
  return annotationProof('start', nonce, { ...start, ...heldLine({ heldOn, takenBy }) });
}

/**
 * The version the form is kept under. A file that was changed without a new version is kept under its version
 * and the start of its hash, so that no record ever changes its questions.
 */
export function pinForm(tx: WriteTx, form: CompiledForm, at: string): string {
  const { id: formId, version: stated } = form.file.testimony;
  for (const version of [stated, `${stated}+${form.sha256.slice(0, 12)}`]) {
    const pinned = findPinnedHash(tx, formId, version);
    if (pinned === form.sha256) return version;
    if (pinned !== undefined) continue;
    const { sha256 } = form;
    const definition = JSON.stringify(form.definition);
    insertPinnedForm(
      tx,
      {
        formId,
        version,
        sha256,
        title: formText(form.file.title),
        questions: form.questions.length,
        definition,
      },
      at,
    );
    return version;
  }
  throw new TestimonyError('form-damaged', {
    subject: formId,
    detail: 'two different forms have the same hash',
  });
}

/** Newest first. Throws `not-found`. */
export function screeningList(
  engine: Engine,
  input: CheckedInput<'screeningList'>,
): CallOutput<'screeningList'> {
  return engine.session.read((db) => {
    requireCase(db, input.caseId);
    return { screenings: listScreenings(db, input.caseId) };
  });
}

/** The record held against its signature and the log. Throws `not-found`. */
export function screeningShow(engine: Engine, input: CheckedInput<'screeningShow'>): ScreeningView {
  return engine.session.read((db) => {
    const view = readScreening(engine, db, input.screeningId);
    const row = requireScreening(db, view.id);
    return { ...view, alterations: alterationsOf(db, row), notCovered: notCoveredBy(db, row) };
  });
}

/** Throws `not-found`. */
export function screeningHistory(
  engine: Engine,
  input: CheckedInput<'screeningHistory'>,
): CallOutput<'screeningHistory'> {
  return engine.session.read((db) => ({
    answers: answerHistory(db, requireScreening(db, input.screeningId).id),
  }));
}
