/** @file Breaks that are entered after the talk, and those that are taken back because they were written down by mistake. */
import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import type { BreakView, LayerView, ScreeningView } from '../../contract/interviews.ts';
import { formatFuzzyDate, wordBefore } from '../../core/dates/fuzzy-date.ts';
import { mayBeOn } from '../../core/dates/held.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { type Coded, coded } from '../../core/findings/finding.ts';
import { breakMinutes, takenBackBy } from '../../core/interviews/break.ts';
import { talkIn } from '../../core/interviews/talk.ts';
import type { ReadDb } from '../../vault/db.ts';
import { endBreak, insertBreak, listBreaks, listLayers, openBreak } from '../../vault/queries/annotations.ts';
import { newestAnswers, type ScreeningRow } from '../../vault/queries/screening.ts';
import type { Engine } from '../engine/engine.ts';
import { type AuditNote, noteIn, transact } from '../engine/transact.ts';
import { pinnedForm, requireScreening } from '../forms/pinned-form.ts';
import { annotationProof, wholeBreakProof } from './annotation-proof.ts';
import { breakOver } from './break-over.ts';
import { writableLayer } from './screening-answer.ts';

type Paused = CallOutput<'screeningPause'>;
type Input<K extends 'earlier' | 'takeBack'> = CheckedInput<'screeningPause'> & {
  readonly [P in K]-?: NonNullable<CheckedInput<'screeningPause'>[P]>;
};

export const breakOfSigned = (subject: string) =>
  new TestimonyError('signed-off', { subject, found: [coded('break-signed')] });

export const refusedBreak = (subject: string, found: Coded) =>
  new TestimonyError('not-ready', { subject, found: [found] });

/** The account that is being taken or entered: the newest later one of a record that is signed. */
export const accountNow = (
  row: Pick<ScreeningView, 'status' | 'heldOn'>,
  layers: readonly LayerView[],
): Pick<ScreeningView, 'heldOn'> & { readonly layer?: number } =>
  (row.status === 'signed' ? layers.at(-1) : undefined) ?? row;

/** A break that is over, of an account that was held before: recorded whole. Throws as `screeningPause` says. */
export function earlierBreak(engine: Engine, { screeningId, reason, earlier }: Input<'earlier'>): Paused {
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
export function takeBreakBack(engine: Engine, { screeningId, reason, takeBack }: Input<'takeBack'>): Paused {
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
