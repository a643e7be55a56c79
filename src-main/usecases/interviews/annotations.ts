/** @file Around the answers: partners' notes, pauses, and coming back. */

import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import type { LayerView, ScreeningView } from '../../contract/interviews.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { coded } from '../../core/findings/finding.ts';
import { breakMinutes } from '../../core/interviews/break.ts';
import { insertBreak, insertNote, listLayers, openBreak } from '../../vault/queries/annotations.ts';
import { sessionInForce } from '../../vault/queries/interview-sessions.ts';
import { heldFact, heldLine, requireHeld } from '../answers/held-on.ts';
import { pinnedForm, readScreening, requireScreening } from '../answers/read-screening.ts';
import type { Engine } from '../engine/engine.ts';
import { type AuditNote, noteIn, transact } from '../engine/transact.ts';
import { annotationProof } from './annotation-proof.ts';
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
 * before; it is recorded whole. Throws `not-found`; `signed-off` for a locked record that no later account has been opened
 * on; `not-ready` for an earlier break of an account that is held now, for one of now in an account that was held before,
 * and for times that cannot be.
 */
export function screeningPause(
  engine: Engine,
  input: CheckedInput<'screeningPause'>,
): CallOutput<'screeningPause'> {
  if (input.earlier !== undefined) return earlierBreak(engine, { ...input, earlier: input.earlier });
  const running = engine.session.read((db) => {
    const row = requireScreening(db, input.screeningId);
    const layers = listLayers(db, row.id);
    if (row.status === 'signed' && layers.length === 0) throw signedOff(row.formTitle);
    const open = openBreak(db, row.id);
    // Nobody talks now: a break of today would stand in what says how the talk was held.
    if (open === undefined && accountNow(row, layers).heldOn !== null)
      throw refused(row.formTitle, 'break-held-before');
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

const signedOff = (subject: string) =>
  new TestimonyError('signed-off', { subject, found: [coded('break-signed')] });

const refused = (subject: string, code: 'break-held-before' | 'break-not-held-before' | 'break-times') =>
  new TestimonyError('not-ready', { subject, found: [coded(code)] });

/** The account that is being taken or entered: the newest later one of a record that is signed. */
const accountNow = (row: Pick<ScreeningView, 'status' | 'heldOn'>, layers: readonly LayerView[]) =>
  (row.status === 'signed' ? layers.at(-1) : undefined) ?? row;

type Earlier = Omit<CheckedInput<'screeningPause'>, 'earlier'> & {
  readonly earlier: { readonly from: string; readonly to: string };
};

function earlierBreak(
  engine: Engine,
  { screeningId, reason, earlier }: Earlier,
): CallOutput<'screeningPause'> {
  const now = engine.clock.now();
  // Of the wall where this is typed: a moment of the log has its place in time behind it.
  const at = (time: string) => `${time}:00.000${/(?:Z|[+-]\d{2}:\d{2})$/.exec(now)?.[0] ?? '+00:00'}`;
  const [startedAt, endedAt] = [at(earlier.from), at(earlier.to)];
  const nonce = engine.random.id();
  return transact(
    engine,
    ({ note }: { note: AuditNote; startedAt: string }) => note,
    (tx) => {
      const row = requireScreening(tx, screeningId);
      const refuse = (code: 'break-not-held-before' | 'break-times') => refused(row.formTitle, code);
      const layers = listLayers(tx, row.id);
      if (row.status === 'signed' && layers.length === 0) throw signedOff(row.formTitle);
      writableLayer(engine, tx, row);
      if (accountNow(row, layers).heldOn === null) throw refuse('break-not-held-before');
      const [from, to] = [Date.parse(startedAt), Date.parse(endedAt)];
      if (!(from < to && to - from < DAY && to <= Date.parse(now))) throw refuse('break-times');
      if (openBreak(tx, row.id) !== undefined) throw refuse('break-times');
      const begun = { startedAt, endedAt: null, reason };
      insertBreak(tx, row.id, begun, nonce);
      const facts = annotationProof('break', nonce, begun);
      noteIn(engine, tx, { action: 'screening.paused', subject: row.id, facts });
      const running = openBreak(tx, row.id);
      if (running === undefined) throw refuse('break-times');
      return { note: breakOver(tx, row.id, running, endedAt), startedAt };
    },
  );
}
const DAY = 24 * 60 * 60 * 1000;

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
