/** @file Which clocks run from what happened, when they are spoken of, and what ends them: with the rules that ship. */
import { describe, expect, it } from 'vitest';
import { type Clock, clockKey, clocksOf, type Happened } from '../../../../src-main/core/clocks/running.ts';
import { parseFuzzyDate } from '../../../../src-main/core/dates/fuzzy-date.ts';
import { loadClocks } from '../../../../src-main/usecases/resources/clock-book.ts';
import { findResources } from '../../../../src-main/usecases/resources/resources.ts';

const book = loadClocks(findResources());
const TODAY = '2026-11-26';

function event(id: string, kind: string, on: string, more: Partial<Happened> = {}): Happened {
  const date = parseFuzzyDate(on);
  if (date === null) throw new Error(`${on} is no date`);
  const usual = { personId: null, servedOn: null, result: '', nation: 'england-wales' as const };
  return { id, kind, on: date, enhanced: 'not-known', ...usual, ...more };
}
const run = (events: Happened[], today = TODAY, settled: string[] = []): Record<string, Clock> =>
  Object.fromEntries(
    clocksOf(events, book, new Set(settled), today).map((one) => [`${one.of.id} ${one.rule.id}`, one]),
  );
const states = (events: Happened[], today = TODAY, settled: string[] = []) =>
  Object.fromEntries(Object.entries(run(events, today, settled)).map(([key, { state }]) => [key, state]));

describe('a referral', () => {
  const referral = event('r', 'nrm-referral', '2026-11-20');
  const stateOn = (today: string) => states([referral], today)['r reasonable-grounds-aim'];

  it('is waited on for five working days, and spoken of the working day before', () => {
    expect(['2026-11-25', '2026-11-26', '2026-11-27', '2026-11-28'].map(stateOn)).toEqual([
      'later',
      'soon',
      'due',
      'overdue',
    ]);
  });

  it('is answered by a decision of the same person, or of the whole case, made since', () => {
    const mine = { ...referral, personId: 'p' };
    const decided = (on: string, personId: string | null) =>
      states([mine, event('d', 'reasonable-grounds', on, { personId, result: 'positive' })])[
        'r reasonable-grounds-aim'
      ];
    expect(decided('2026-11-24', 'p')).toBe('ended');
    expect(decided('2026-11-24', null)).toBe('ended');
    expect(decided('2026-11-24', 'q')).toBe('soon');
    expect(decided('2026-11-19', 'p')).toBe('soon');
  });
});

describe('a decision', () => {
  it('opens the recovery period only when positive, and asking again only when negative', () => {
    const of = (result: string) =>
      Object.keys(states([event('d', 'reasonable-grounds', '2026-11-20', { result })]));
    expect(of('positive')).toEqual(['d recovery-earliest-end', 'd conclusive-grounds-wait']);
    expect(of('negative')).toEqual(['d reconsideration']);
    expect(of('')).toEqual([]);
  });

  it('opens the Recovery Needs Assessment only where it is a positive conclusive one', () => {
    const of = (result: string) =>
      Object.keys(states([event('d', 'conclusive-grounds', '2026-11-20', { result })]));
    expect(of('positive')).toContain('d recovery-needs-assessment');
    expect(of('negative')).toEqual(['d reconsideration']);
  });

  it('is counted from the day it was made, though it arrived later, and warned of early', () => {
    const event_ = event('d', 'reasonable-grounds', '2026-11-01', {
      result: 'negative',
      servedOn: '2026-11-20',
    });
    const { due } = run([event_])['d reconsideration'] ?? {};
    expect(due).toMatchObject({ on: '2026-12-01', warnOn: '2026-11-10' });
  });

  it('shows the earliest end of recovery as reached, and never as missed', () => {
    const of = (on: string) =>
      states([event('d', 'reasonable-grounds', on, { result: 'positive' })])['d recovery-earliest-end'];
    expect([of('2026-11-20'), of('2026-10-28'), of('2026-01-01')]).toEqual(['later', 'soon', 'reached']);
  });
});

describe('rights of a victim', () => {
  const of = (enhanced: 'yes' | 'no' | 'not-known', nation: Happened['nation'] = 'england-wales') =>
    Object.keys(states([event('c', 'charge', '2026-11-20', { enhanced, nation })]));

  it('are one working day with enhanced rights, five without, and both while it is not known', () => {
    expect(of('yes')).toEqual(['c victims-code-update-enhanced']);
    expect(of('no')).toEqual(['c victims-code-update']);
    expect(of('not-known')).toEqual(['c victims-code-update', 'c victims-code-update-enhanced']);
  });

  it('are those of England and Wales, and are not said of another nation', () => {
    expect(of('yes', 'scotland')).toEqual([]);
  });

  it('stay open until somebody says that it was seen to', () => {
    const charge = event('c', 'charge', '2026-11-02', { enhanced: 'yes' });
    const key = clockKey('c', 'victims-code-update-enhanced');
    expect(states([charge])[key]).toBe('overdue');
    expect(states([charge], TODAY, [key])[key]).toBe('settled');
  });
});

describe('a hearing', () => {
  const family = event('h', 'family-hearing', '2026-12-07');

  it('is spoken of four weeks before, with what has to be ready before it', () => {
    expect(states([family])).toEqual({
      'h hearing-day': 'soon',
      'h family-contents': 'due',
      'h family-bundle': 'soon',
      'h family-preliminary': 'later',
    });
    expect(run([family])['h family-preliminary']?.due).toMatchObject({ on: '2026-12-04', time: '11:00' });
  });

  it('stays when it is past until an outcome is written down; what had to be ready is over', () => {
    expect(states([family], '2026-12-08')).toMatchObject({
      'h hearing-day': 'overdue',
      'h family-bundle': 'ended',
    });
    const outcome = event('o', 'hearing-result', '2026-12-07');
    expect(states([family, outcome], '2026-12-08')['h hearing-day']).toBe('ended');
  });
});

describe('a day that is not known', () => {
  const of = (on: string) =>
    run([event('d', 'reasonable-grounds', on, { result: 'negative' })])['d reconsideration'];

  it('gives the earliest and the latest day where a month is known, and is over after the latest', () => {
    expect(of('October 2026')).toMatchObject({
      due: { on: '2026-10-31', latest: '2026-11-30' },
      state: 'due',
    });
    expect(of('September 2026')?.state).toBe('overdue');
  });

  it('gives none where it is "about", "before" or "after", and says so', () => {
    for (const on of ['about October 2026', 'before October 2026', 'after October 2026'])
      expect(of(on)).toMatchObject({ due: { why: 'no-day' }, state: 'no-day' });
  });
});

describe('a plan', () => {
  it('is looked at again after the newest look, not after each', () => {
    const [first, second] = [
      event('a', 'plan-agreed', '2026-10-01'),
      event('b', 'plan-agreed', '2026-11-20'),
    ];
    expect(states([first, second])).toEqual({ 'a plan-interval': 'ended', 'b plan-interval': 'later' });
    const same = event('c', 'plan-agreed', '2026-11-20');
    expect(states([second, same])).toEqual({ 'b plan-interval': 'ended', 'c plan-interval': 'later' });
  });
});
