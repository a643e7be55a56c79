/** @file Around the answers: partners' notes, pauses, and coming back. */

import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import type { BreakView, LayerView, ScreeningView } from '../../contract/interviews.ts';
import { formatFuzzyDate, wordBefore } from '../../core/dates/fuzzy-date.ts';
import { mayBeOn } from '../../core/dates/held.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { type Coded, coded } from '../../core/findings/finding.ts';
import { breakMinutes, takenBackBy } from '../../core/interviews/break.ts';
import { talkIn } from '../../core/interviews/talk.ts';
import type { ReadDb } from '../../vault/db.ts';
import {
  endBreak,
  insertBreak,
  insertNote,
  listBreaks,
  listLayers,
  openBreak,
} from '../../vault/queries/annotations.ts';
import { sessionInForce } from '../../vault/queries/interview-sessions.ts';
import { newestAnswers, type ScreeningRow } from '../../vault/queries/screening.ts';
import { heldFact, heldLine, requireHeld } from '../answers/held-on.ts';
import { readScreening } from '../answers/read-screening.ts';
import type { Engine } from '../engine/engine.ts';
import { type AuditNote, noteIn, transact } from '../engine/transact.ts';
import { pinnedForm, requireScreening } from '../forms/pinned-form.ts';
import { annotationProof, wholeBreakProof } from './annotation-proof.ts';
import { breakOver } from './break-over.ts';
import { sameAs, screeningSession, sessionIn, sessionNote } from './interview-session.ts';
import { writableLayer } from './screening-answer.ts';

/** Breaks that are entered after the talk, and those that are taken back because they were written down by mistake. */
type Paused = CallOutput<'screeningPause'>;
type Input<K extends 'earlier' | 'takeBack'> = CheckedInput<'screeningPause'> & {
  readonly [P in K]-?: NonNullable<CheckedInput<'screeningPause'>[P]>;
};

const breakOfSigned = (subject: string) =>
  new TestimonyError('signed-off', { subject, found: [coded('break-signed')] });

const refusedBreak = (subject: string, found: Coded) =>
  new TestimonyError('not-ready', { subject, found: [found] });

/** The account that is being taken or entered: the newest later one of a record that is signed. */
const accountNow = (
  row: Pick<ScreeningView, 'status' | 'heldOn'>,
  layers: readonly LayerView[],
): Pick<ScreeningView, 'heldOn'> & { readonly layer?: number } =>
  (row.status === 'signed' ? layers.at(-1) : undefined) ?? row;

/** A break that is over, of an account that was held before: recorded whole. Throws as `screeningPause` says. */
function earlierBreak(engine: Engine, { screeningId, reason, earlier }: Input<'earlier'>): Paused {
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
      const layers = listLayers(tx, row.id);
      if (row.status === 'signed' && layers.length === 0) throw breakOfSigned(row.formTitle);
      writableLayer(engine, tx, row);
      const found = notOfTalk(tx, row, { ...accountNow(row, layers), startedAt, endedAt, now });
      if (found !== null) throw refusedBreak(row.formTitle, found);
      const begun = { startedAt, endedAt: null, reason };
      insertBreak(tx, row.id, begun, nonce);
      const facts = annotationProof('break', nonce, begun);
      noteIn(engine, tx, { action: 'screening.paused', subject: row.id, facts });
      const running = openBreak(tx, row.id);
      if (running === undefined) throw refusedBreak(row.formTitle, coded('break-times'));
      return { note: breakOver(tx, row.id, running, endedAt), startedAt };
    },
  );
}
const DAY = 24 * 60 * 60 * 1000;

/** What is wrong with its times, null where it can have been a break of that talk. */
function notOfTalk(
  db: ReadDb,
  row: ScreeningRow,
  {
    heldOn,
    layer = 0,
    startedAt,
    endedAt,
    now,
  }: ReturnType<typeof accountNow> & { startedAt: string; endedAt: string; now: string },
): Coded | null {
  if (heldOn === null) return coded('break-not-held-before');
  const [from, to] = [Date.parse(startedAt), Date.parse(endedAt)];
  const isTime = from < to && to - from < DAY && to <= Date.parse(now);
  if (!isTime || openBreak(db, row.id) !== undefined) return coded('break-times');
  if (![startedAt, endedAt].some((at) => mayBeOn(heldOn, at.slice(0, 10)))) {
    const on = [wordBefore(heldOn), formatFuzzyDate(heldOn)].filter((part) => part !== '').join(' ');
    return coded('break-other-day', { on });
  }
  const form = pinnedForm(db, row);
  const said = newestAnswers(db, row.id).map((one) => ({
    ...one,
    fact: form.byName.get(one.question)?.fact ?? null,
  }));
  const minutes = talkIn(said, layer)?.minutes ?? 0;
  const isLonger = minutes > 0 && breakMinutes(startedAt, endedAt) > minutes;
  return isLonger ? coded('break-longer-than-talk', { minutes }) : null;
}

/**
 * Takes back the newest break that stands and began in that minute; also of a record that is signed, for it changes no
 * answer. One that still runs is over first. Throws `not-found`; `not-ready` where none began then, and without a reason.
 */
function takeBreakBack(engine: Engine, { screeningId, reason, takeBack }: Input<'takeBack'>): Paused {
  const now = engine.clock.now();
  const nonce = engine.random.id();
  return transact(
    engine,
    ({ note }: { note: AuditNote; startedAt: string }) => note,
    (tx) => {
      const row = requireScreening(tx, screeningId);
      const standing = (): BreakView | undefined =>
        listBreaks(tx, row.id).findLast(
          ({ startedAt, takenBack }) => takenBack === undefined && startedAt.slice(0, 16) === takeBack,
        );
      const one = standing();
      if (one === undefined) throw refusedBreak(row.formTitle, coded('break-not-there'));
      if (reason.trim() === '') throw refusedBreak(row.formTitle, coded('break-back-without-reason'));
      const running = one.endedAt === null ? openBreak(tx, row.id) : undefined;
      if (running !== undefined) noteIn(engine, tx, breakOver(tx, row.id, running, now));
      const back = takenBackBy(standing() ?? one, reason);
      insertBreak(tx, row.id, back, nonce);
      const begun = openBreak(tx, row.id);
      if (begun !== undefined) endBreak(tx, begun.id, back.endedAt, reason);
      const facts = wholeBreakProof(nonce, { ...back });
      return {
        note: { action: 'screening.break-taken-back', subject: row.id, facts },
        startedAt: one.startedAt,
      };
    },
  );
}

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
