/** @file An interview that was held already, recorded at once: begun, answered and signed off together or not at all. */
import type { CheckedInput } from '../../shared/contract/index.ts';
import type { ScreeningView } from '../../shared/contract/screening.ts';
import type { ScreeningId } from '../../shared/ids.ts';
import type { Engine } from '../engine.ts';
import { requireAnyForm } from '../forms/own-forms.ts';
import { type AuditNote, noteIn, transact } from '../transact.ts';
import { loadExpressions } from './expressions.ts';
import { readScreening } from './read-screening.ts';
import { answeredNote, answerIn } from './screening-answer.ts';
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
  const expressions = await loadExpressions();
  const screeningId = engine.random.id() as ScreeningId;
  const nonce = engine.random.id();
  const at = engine.clock.now();
  const last = (done: { view: ScreeningView; note: AuditNote }) => done.note;
  const { view } = transact(engine, last, (tx) => {
    startIn(engine, tx, screeningId, form, start);
    let note = startedNote(screeningId, form);
    if (answers.length > 0) {
      noteIn(engine, tx, note);
      const written = answerIn(engine, tx, { screeningId, answers }, at, nonce, expressions);
      note = answeredNote(screeningId, nonce, written);
    }
    if (readBack === null) return { view: readScreening(engine, tx, screeningId), note };
    noteIn(engine, tx, note);
    const signed = signIn(engine, tx, { screeningId, readBack }, at, expressions.evaluate);
    return { view: signed, note: signedNote(signed, at, readBack) };
  });
  return view;
}
