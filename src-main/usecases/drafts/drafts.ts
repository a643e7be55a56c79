/**
 * @file Keeps what is being typed into a form that is not saved yet. It belongs to whoever unlocked the vault, is
 * encrypted as everything is, and is taken away once it is saved where it belongs, or left out.
 */

import type { Words } from '../../contract/drafts.ts';
import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import { dropDraftText, keepDraftText, listDraftText } from '../../vault/queries/drafts.ts';
import type { Engine } from '../engine/engine.ts';
import { transact } from '../engine/transact.ts';

export function draftTextList(
  engine: Engine,
  input: CheckedInput<'draftTextList'>,
): CallOutput<'draftTextList'> {
  const { actor } = engine.session;
  return { kept: engine.session.read((db) => listDraftText(db, actor, input.subject)) };
}

/** The log holds that something was kept and about what, nothing of its words. */
export function draftTextKeep(
  engine: Engine,
  input: CheckedInput<'draftTextKeep'>,
): CallOutput<'draftTextKeep'> {
  const { words, ...where } = input;
  const place = { actor: engine.session.actor, ...where };
  const at = engine.clock.now();
  const facts = { form: where.kind };
  if (words === null) {
    const kept = engine.session.read((db) => listDraftText(db, place.actor, place.subject));
    if (kept.some((one) => one.kind === place.kind && one.detail === place.detail))
      transact(engine, { action: 'words.left-out', subject: place.subject, facts }, (tx) =>
        dropDraftText(tx, place),
      );
    return { at };
  }
  const wellFormed: Words = Object.fromEntries(
    Object.entries(words).map(([field, text]) => [field, text.toWellFormed()]),
  );
  transact(engine, { action: 'words.kept', subject: place.subject, facts }, (tx) =>
    keepDraftText(tx, place, wellFormed, at),
  );
  return { at };
}
