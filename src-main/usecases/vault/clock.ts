/**
 * @file The computer's clock beside the log: whether it says an earlier time than was already written down, and setting
 * right, in the log, times that ran ahead. Nothing that was written is changed: an entry is added that says so.
 */
import type { CheckedInput } from '../../contract/index.ts';
import type { ClockView } from '../../contract/vault.ts';
import { isBehind } from '../../core/dates/day-in-force.ts';
import { about, TestimonyError } from '../../core/errors/errors.ts';
import { coded } from '../../core/findings/finding.ts';
import type { ReadDb } from '../../vault/db.ts';
import { CLOCK_CORRECTED, type LoggedTime, latestDay, timesSince } from '../../vault/queries/log-times.ts';
import type { Engine } from '../engine/engine.ts';
import { transact } from '../engine/transact.ts';

export function vaultClock(engine: Engine): ClockView {
  return engine.session.read((db) => readClock(engine, db));
}

function readClock({ clock }: Engine, db: ReadDb): ClockView {
  const now = clock.now();
  const latest = timesSince(db, latestDay(db) ?? now.slice(0, 10)).reduce<LoggedTime | null>(later, null);
  const ahead = latest !== null && isBehind(now, latest.at) ? aheadOf(now, db) : [];
  const [first] = ahead;
  const last = ahead.at(-1);
  return {
    now,
    latest,
    ahead:
      first === undefined || last === undefined
        ? null
        : { from: first.seq, to: last.seq, entries: ahead.length },
  };
}

const later = (a: LoggedTime | null, b: LoggedTime): LoggedTime =>
  a === null || Date.parse(b.at) > Date.parse(a.at) ? b : a;

/** Entries whose moments are still to come, by a minute or more. */
const aheadOf = (now: string, db: ReadDb): LoggedTime[] =>
  timesSince(db, now.slice(0, 10)).filter(({ at }) => isBehind(now, at));

/**
 * Notes in the log that the times which are still to come ran ahead. From then on nothing ends, and nobody grows older,
 * by them. The person says what day it is, so that a clock that is itself wrong is noticed first.
 * Throws `bad-input` naming `today` when the clock says another day; `not-ready` when no time in the log is ahead.
 */
export function vaultCorrectClock(engine: Engine, input: CheckedInput<'vaultCorrectClock'>): ClockView {
  const byClock = engine.clock.today();
  if (input.today !== byClock) {
    const found = [about('today', coded('clock-says-another-day', { on: byClock }))];
    throw new TestimonyError('bad-input', { subject: 'today', found });
  }
  const { vaultId } = engine.session;
  return transact(
    engine,
    ({ before: { now, latest, ahead } }: Corrected) => ({
      action: CLOCK_CORRECTED,
      subject: vaultId,
      facts: { from: ahead.from, to: ahead.to, latest: latest.at, trueTime: now },
    }),
    (tx) => {
      const { now, latest, ahead } = readClock(engine, tx);
      if (ahead === null || latest === null) {
        throw new TestimonyError('not-ready', { subject: 'the log', found: [coded('clock-nothing-ahead')] });
      }
      return { before: { now, latest, ahead } };
    },
  ).before;
}

interface Corrected {
  readonly before: { readonly [K in keyof ClockView]: NonNullable<ClockView[K]> };
}
