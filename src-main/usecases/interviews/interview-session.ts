/** @file Language and interpreter of a session: asked anew each time, kept with each answer that is written in it. */
import type { CheckedInput } from '../../contract/index.ts';
import type { ScreeningView } from '../../contract/interviews.ts';
import type { WriteTx } from '../../vault/db.ts';
import { insertSession, sessionInForce } from '../../vault/queries/interview-sessions.ts';
import type { ScreeningRow } from '../../vault/queries/screening.ts';
import { readScreening } from '../answers/read-screening.ts';
import { requireOnWith } from '../consent/whom-for.ts';
import type { Engine } from '../engine/engine.ts';
import { type AuditNote, transact } from '../engine/transact.ts';
import { pinnedForm, requireScreening } from '../forms/pinned-form.ts';
import { annotationProof } from './annotation-proof.ts';
import { writableLayer } from './screening-answer.ts';

interface Spoken {
  readonly language?: string | undefined;
  readonly interpreter?: string | undefined;
}

/**
 * From now on the account is held in this language and with this interpreter; what is left out stays. Said again on
 * the same day it is not written twice. Only whoever
 * writes the account says so. Throws `not-found`; `signed-off` when no account is open; `answer-not-allowed`.
 */
export function screeningSession(engine: Engine, input: CheckedInput<'screeningSession'>): ScreeningView {
  const unchanged = engine.session.read((db) => {
    const row = requireScreening(db, input.screeningId);
    writableLayer(engine, db, row);
    const last = sessionInForce(db, row);
    // The same on another day is a session of its own: it was asked anew.
    const said = sameAs(last, input) && last.at.slice(0, 10) === engine.clock.today();
    return said ? readScreening(engine, db, row.id) : null;
  });
  if (unchanged !== null) return unchanged;
  const note = (done: { proof: SessionProof }) => sessionNote(input.screeningId, done.proof);
  return transact(engine, note, (tx) => {
    const row = requireScreening(tx, input.screeningId);
    const layer = writableLayer(engine, tx, row);
    const proof = sessionIn(engine, tx, row, layer, input, engine.clock.now());
    return { proof, view: readScreening(engine, tx, row.id) };
  }).view;
}

export type SessionProof = ReturnType<typeof annotationProof>;

export const sessionNote = (subject: string, proof: SessionProof): AuditNote => ({
  action: 'screening.sitting-changed',
  subject,
  facts: proof,
});

export const sameAs = (last: Required<Spoken>, { language, interpreter }: Spoken): boolean =>
  (language ?? last.language) === last.language && (interpreter ?? last.interpreter) === last.interpreter;

/** The session, as part of a change that may go on; what ties it to the log belongs into the entry of that change. */
export function sessionIn(
  engine: Engine,
  tx: WriteTx,
  row: ScreeningRow,
  layer: number,
  spoken: Spoken,
  at: string,
): SessionProof {
  requireOnWith(engine, tx, pinnedForm(tx, row), row.personId);
  const last = sessionInForce(tx, row);
  const { language = last.language, interpreter = last.interpreter } = spoken;
  const session = { layer, at, author: engine.session.actor, language, interpreter };
  const nonce = engine.random.id();
  insertSession(tx, row.id, session, nonce);
  return annotationProof('sitting', nonce, session);
}
