/** @file Around the answers: partners' notes, pauses, and coming back. */

import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import type { ScreeningView } from '../../contract/interviews.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { coded } from '../../core/findings/finding.ts';
import { breakMinutes } from '../../core/interviews/break.ts';
import { insertBreak, insertNote, listLayers, openBreak } from '../../vault/queries/annotations.ts';
import { sessionInForce } from '../../vault/queries/interview-sessions.ts';
import { heldFact, heldLine, requireHeld } from '../answers/held-on.ts';
import { readScreening } from '../answers/read-screening.ts';
import type { Engine } from '../engine/engine.ts';
import { type AuditNote, noteIn, transact } from '../engine/transact.ts';
import { pinnedForm, requireScreening } from '../forms/pinned-form.ts';
import { annotationProof } from './annotation-proof.ts';
import { accountNow, breakOfSigned, earlierBreak, refusedBreak, takeBreakBack } from './break-afterwards.ts';
import { breakOver } from './break-over.ts';
import { sameAs, screeningSession, sessionIn, sessionNote } from './interview-session.ts';
import { writableLayer } from './screening-answer.ts';

/**
 * A note in a partner's name beside a question, or beside the whole record; also after sign-off, since it
 * changes no answer. Without a name it is by whoever unlocked the vault, who is kept beside the name in any case.
 * Throws `not-found`, `answer-not-allowed` when the form has no such question, `bad-input` for a read-back of an account that is not there.
 */
export function screeningNote(engine: Engine, input: CheckedInput<'screeningNote'>): ScreeningView {
  const { screeningId, note, heldOn, readBackOf } = input;
  const question = readBackOf === null ? input.question : '';
  const author = input.author === '' ? engine.session.actor : input.author;
  const at = engine.clock.now();
  const nonce = engine.random.id();
  const kept = { question, at, author, writtenBy: engine.session.actor, note: note.toWellFormed() };
  const of = readBackOf === null ? {} : { readBackOf };
  const proof = annotationProof('note', nonce, { ...kept, ...of, ...heldLine({ heldOn }) });
  const facts = { question, ...of, ...heldFact(heldOn), ...proof };
  return transact(engine, { action: 'screening.noted', subject: screeningId, facts }, (tx) => {
    const row = requireScreening(tx, screeningId);
    if (question !== '' && !pinnedForm(tx, row).byName.has(question)) {
      const found = [coded('answer-no-such-question', { nearest: [] })];
      throw new TestimonyError('answer-not-allowed', { subject: question, found });
    }
    requireHeld(engine, tx, heldOn);
    if (readBackOf !== null && !listLayers(tx, row.id).some(({ layer }) => layer === readBackOf)) {
      const found = [{ ...coded('no-such-account', { number: readBackOf }), field: 'readBackOf' }];
      throw new TestimonyError('bad-input', { subject: 'readBackOf', found });
    }
    insertNote(tx, row.id, { ...kept, heldOn, readBackOf }, nonce);
    return readScreening(engine, tx, row.id);
  });
}

/**
 * Starts a break; a break that is already running goes on. `earlier`: it is over, and belongs to an account that was held
 * before; it is recorded whole. `takeBack`: one that was written down by mistake is taken back. Throws `not-found`;
 * `signed-off` for a locked record that no later account has been opened on; `not-ready` for an earlier break of an account
 * that is held now, for one of now in an account that was held before, and for times that cannot be or are not of that talk.
 */
export function screeningPause(
  engine: Engine,
  input: CheckedInput<'screeningPause'>,
): CallOutput<'screeningPause'> {
  const { earlier, takeBack } = input;
  if (takeBack !== undefined) return takeBreakBack(engine, { ...input, takeBack });
  if (earlier !== undefined) return earlierBreak(engine, { ...input, earlier });
  const running = engine.session.read((db) => {
    const row = requireScreening(db, input.screeningId);
    const layers = listLayers(db, row.id);
    if (row.status === 'signed' && layers.length === 0) throw breakOfSigned(row.formTitle);
    const open = openBreak(db, row.id);
    // Nobody talks now: a break of today would stand in what says how the talk was held.
    if (open === undefined && accountNow(row, layers).heldOn !== null)
      throw refusedBreak(row.formTitle, coded('break-held-before'));
    return open;
  });
  if (running !== undefined) return { startedAt: running.startedAt };
  const begun = { startedAt: engine.clock.now(), endedAt: null, reason: input.reason };
  const nonce = engine.random.id();
  const facts = annotationProof('break', nonce, begun);
  return transact(engine, { action: 'screening.paused', subject: input.screeningId, facts }, (tx) => {
    insertBreak(tx, input.screeningId, begun, nonce);
    return { startedAt: begun.startedAt };
  });
}

/**
 * Ends the break that is running; whole minutes, rounded. Nothing to end is no mistake: 0 minutes. Language and
 * interpreter, where given, are those of the session that begins. Throws `not-found`; as `screeningSession` does where
 * they are another than before.
 */
export function screeningResume(
  engine: Engine,
  input: CheckedInput<'screeningResume'>,
): CallOutput<'screeningResume'> {
  const { running, anew } = engine.session.read((db) => {
    const row = requireScreening(db, input.screeningId);
    const changed = !sameAs(sessionInForce(db, row), input);
    return { running: openBreak(db, row.id), anew: changed ? writableLayer(engine, db, row) : null };
  });
  if (running === undefined) {
    if (anew !== null) screeningSession(engine, input);
    return { minutes: 0 };
  }
  const at = engine.clock.now();
  transact(
    engine,
    (over: AuditNote) => over,
    (tx) => {
      const note = breakOver(tx, input.screeningId, running, at, input.reason);
      if (anew !== null) {
        const proof = sessionIn(engine, tx, requireScreening(tx, input.screeningId), anew, input, at);
        noteIn(engine, tx, sessionNote(input.screeningId, proof));
      }
      return note;
    },
  );
  return { minutes: breakMinutes(running.startedAt, at) };
}
