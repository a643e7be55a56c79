/**
 * @file An interview that was held already, recorded at once: begun or gone on with, answered and signed off together
 * or not at all.
 */
import type { CheckedInput } from '../../contract/index.ts';
import type { ScreeningView } from '../../contract/interviews.ts';
import { accountAnswers, standingAnswers, stateWith } from '../../core/answers/said.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { coded } from '../../core/findings/finding.ts';
import type { ScreeningId } from '../../core/ids.ts';
import type { WriteTx } from '../../vault/db.ts';
import { listLayers } from '../../vault/queries/annotations.ts';
import { sessionInForce } from '../../vault/queries/interview-sessions.ts';
import { newestAnswers, type ScreeningRow } from '../../vault/queries/screening.ts';
import { readScreening } from '../answers/read-screening.ts';
import { requireOnWith } from '../consent/whom-for.ts';
import type { Engine } from '../engine/engine.ts';
import { type AuditNote, noteIn, transact } from '../engine/transact.ts';
import { loadExpressions } from '../forms/expressions.ts';
import { requireAnyForm } from '../forms/own-forms.ts';
import { pinnedForm, requireScreening } from '../forms/pinned-form.ts';
import { sameAs, sessionIn, sessionNote } from './interview-session.ts';
import { answeredNote, answerIn, freshIn, writableLayer } from './screening-answer.ts';
import { signedNote, signIn } from './screening-sign.ts';
import { startedNote, startIn } from './screening-start.ts';

/**
 * Throws what starting, answering and signing throw, and then no draft is left behind. Without `readBack` it stays
 * a draft. Each step has its own entry in the log.
 */
export async function screeningRecord(
  engine: Engine,
  input: CheckedInput<'screeningRecord'>,
): Promise<ScreeningView> {
  const { answers, readBack, ...start } = input;
  const form = await requireAnyForm(engine, input.formId);
  const screeningId = engine.random.id() as ScreeningId;
  const begin = (tx: WriteTx) => {
    return [startedNote(screeningId, form, start, startIn(engine, tx, screeningId, form, start))];
  };
  return recorded(engine, { screeningId, answers, readBack }, begin);
}

/**
 * Goes on with a draft, or with the later account that is open on a signed record. Throws what answering and signing
 * throw, `signed-off` for a record that is locked, `not-ready` where there is nothing to do; all is then as it was.
 */
export async function screeningContinue(
  engine: Engine,
  input: CheckedInput<'screeningContinue'>,
): Promise<ScreeningView> {
  const row = engine.session.read((db) => requireScreening(db, input.screeningId));
  const open = engine.session.read((db) => row.status === 'draft' || listLayers(db, row.id).length > 0);
  // A later account is not signed: it stands under its date and author.
  if (!open || (row.status === 'signed' && input.readBack !== null))
    throw new TestimonyError('signed-off', { subject: row.formTitle });
  if (input.answers.length === 0 && input.readBack === null) {
    throw new TestimonyError('not-ready', { subject: row.formTitle, found: [coded('nothing-to-record')] });
  }
  requireOwnToTakeBack(engine, row, input.answers);
  if (await isAllRecorded(engine, row, input)) return screeningNow(engine, row.id);
  return recorded(engine, input, (tx) => {
    const { language, interpreter } = input;
    const now = requireScreening(tx, row.id);
    if (sameAs(sessionInForce(tx, now), { language, interpreter })) return [];
    const layer = writableLayer(engine, tx, now);
    const proof = sessionIn(engine, tx, now, layer, { language, interpreter }, engine.clock.now());
    return [sessionNote(row.id, proof)];
  });
}

const screeningNow = (engine: Engine, id: ScreeningId): ScreeningView =>
  engine.session.read((db) => readScreening(engine, db, id));

/** The same again, by the same people, and nothing to sign: there is nothing to write, and nothing to seal. */
async function isAllRecorded(
  engine: Engine,
  row: ScreeningRow,
  { answers, readBack, language, interpreter }: CheckedInput<'screeningContinue'>,
): Promise<boolean> {
  if (readBack !== null) return false;
  const expressions = await loadExpressions();
  const at = engine.clock.now();
  return engine.session.read(
    (db) =>
      sameAs(sessionInForce(db, row), { language, interpreter }) &&
      freshIn(engine, db, { screeningId: row.id, answers }, at, expressions).length === 0,
  );
}

/**
 * An account takes back what it holds itself: what an earlier one recorded would stand on, and whoever asked would think
 * that it is gone. Throws `answer-not-allowed` with each question of which only an earlier account holds an answer.
 */
function requireOwnToTakeBack(
  engine: Engine,
  { id, status }: ScreeningRow,
  answers: CheckedInput<'screeningContinue'>['answers'],
): void {
  if (status === 'draft') return;
  const found = engine.session.read((db) => {
    const layer = listLayers(db, id).at(-1)?.layer ?? 0;
    const recorded = newestAnswers(db, id);
    const own = accountAnswers(recorded, layer);
    const standing = standingAnswers(recorded);
    return answers
      .filter(({ state, ownWords }) => stateWith(state, ownWords) === 'cleared')
      .filter(({ question }) => !own.has(question) && standing.has(question))
      .map(({ question }) => ({ ...coded('answer-of-earlier-account'), field: question }));
  });
  if (found.length > 0)
    throw new TestimonyError('answer-not-allowed', { subject: found[0]?.field ?? '', found });
}

/** `begin` does what comes first in the same change, and says so for the log. */
async function recorded(
  engine: Engine,
  {
    screeningId,
    answers,
    readBack,
  }: Pick<CheckedInput<'screeningContinue'>, 'screeningId' | 'answers' | 'readBack'>,
  begin: (tx: WriteTx) => AuditNote[],
): Promise<ScreeningView> {
  const expressions = await loadExpressions();
  const nonce = engine.random.id();
  const at = engine.clock.now();
  const last = (done: { view: ScreeningView; note: AuditNote }) => done.note;
  const { view } = transact(engine, last, (tx) => {
    const notes = begin(tx);
    if (answers.length > 0) {
      const written = answerIn(engine, tx, { screeningId, answers }, at, nonce, expressions);
      // An entry about no answers would be one that nothing in the record agrees with.
      if (written.fresh.length > 0) notes.push(answeredNote(screeningId, nonce, written));
      // Told all at once, that they are under 18 stands beside everything an adult is asked.
      const row = requireScreening(tx, screeningId);
      requireOnWith(engine, tx, pinnedForm(tx, row), row.personId);
    }
    const signed =
      readBack === null ? null : signIn(engine, tx, { screeningId, readBack }, at, expressions.evaluate);
    if (signed !== null && readBack !== null) notes.push(signedNote(signed, at, readBack));
    const note = notes.pop();
    if (note === undefined) throw new TestimonyError('internal', { detail: 'nothing was recorded' });
    for (const earlier of notes) noteIn(engine, tx, earlier);
    return { view: signed ?? readScreening(engine, tx, screeningId), note };
  });
  return view;
}
