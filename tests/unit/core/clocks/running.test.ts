/** @file Which clocks run from what happened, when they are spoken of, and what ends them: with the rules that ship. */
import { describe, expect, it } from 'vitest';
import {
  CLOCK_STATES,
  type Clock,
  canRunOut,
  clockKey,
  clocksOf,
  eighteenth,
  type Happened,
  isOver,
} from '../../../../src-main/core/clocks/running.ts';
import { parseFuzzyDate } from '../../../../src-main/core/dates/fuzzy-date.ts';
import { loadClocks } from '../../../../src-main/usecases/resources/clock-book.ts';
import { findResources } from '../../../../src-main/usecases/resources/resources.ts';

const book = loadClocks(findResources());
const TODAY = '2026-11-26';

function event(id: string, kind: string, on: string, more: Partial<Happened> = {}): Happened {
  const date = parseFuzzyDate(on);
  if (date === null) throw new Error(`${on} is no date`);
  const usual = {
    personId: null,
    sentOn: null,
    servedOn: null,
    birthDate: null,
    result: '',
    nation: 'england-wales' as const,
  };
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
    expect(of('negative')).toEqual(['d judicial-review-referral', 'd reconsideration']);
    expect(of('')).toEqual([]);
  });

  it('opens the Recovery Needs Assessment only where it is a positive conclusive one', () => {
    const of = (result: string) =>
      Object.keys(states([event('d', 'conclusive-grounds', '2026-11-20', { result })]));
    expect(of('positive')).toContain('d recovery-needs-assessment');
    expect(of('negative')).toEqual(['d judicial-review-referral', 'd reconsideration']);
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
    expect([of('2026-11-20'), of('2026-10-29'), of('2026-01-01')]).toEqual(['later', 'soon', 'reached']);
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

describe('support', () => {
  const grounds = (nation: Happened['nation'], on = '2026-06-01') =>
    event('g', 'reasonable-grounds', on, { result: 'positive', nation });
  const conclusive = (nation: Happened['nation'], on: string, result = 'positive') =>
    event('c', 'conclusive-grounds', on, { result, nation });
  const ofGrounds = (events: Happened[], today = TODAY) =>
    Object.entries(states(events, today)).filter(([key]) => /^g (recovery|support)/.test(key));

  it('follows the law of its own nation alone', () => {
    expect(ofGrounds([grounds('england-wales')])).toEqual([['g recovery-earliest-end', 'reached']]);
    expect(ofGrounds([grounds('scotland')])).toEqual([['g support-scotland', 'reached']]);
    expect(ofGrounds([grounds('northern-ireland')])).toEqual([['g support-northern-ireland', 'reached']]);
    const afterwards = (nation: Happened['nation']) =>
      Object.keys(states([conclusive(nation, '2026-11-01')]));
    expect(afterwards('england-wales')).toEqual(['c recovery-needs-assessment', 'c twelve-months']);
    expect(afterwards('northern-ireland')).toEqual(['c support-northern-ireland-after']);
    expect(afterwards('scotland')).toEqual([]);
  });

  it('in England and Wales lasts to the later of its thirtieth day and the conclusive decision', () => {
    const withDecision = (on: string, today: string) =>
      ofGrounds([grounds('england-wales'), conclusive('england-wales', on, 'negative')], today)[0]?.[1];
    expect(withDecision('2026-06-29', '2026-06-30')).toBe('reached');
    expect(withDecision('2026-06-29', '2026-07-01')).toBe('ended');
    expect(withDecision('2026-06-30', '2026-06-30')).toBe('ended');
    expect(withDecision('2026-08-01', '2026-08-01')).toBe('ended');
  });

  it('in Scotland ends with the earlier of its ninetieth day and the conclusive decision', () => {
    const withDecision = (on: string) =>
      ofGrounds([grounds('scotland'), conclusive('scotland', on)], '2026-07-02')[0]?.[1];
    expect(withDecision('2026-07-01')).toBe('ended');
    expect(ofGrounds([grounds('scotland')], '2026-08-28')).toEqual([['g support-scotland', 'soon']]);
    expect(ofGrounds([grounds('scotland')], '2026-08-29')).toEqual([['g support-scotland', 'reached']]);
  });

  it('in Northern Ireland outlasts an early positive decision, and no negative one', () => {
    const withDecision = (result: string) =>
      ofGrounds(
        [grounds('northern-ireland'), conclusive('northern-ireland', '2026-06-20', result)],
        '2026-07-10',
      );
    expect(withDecision('positive')).toEqual([['g support-northern-ireland', 'soon']]);
    expect(withDecision('negative')).toEqual([['g support-northern-ireland', 'ended']]);
  });
});

describe('a last day', () => {
  const decision = event('a', 'appealable-decision', '2026-11-16', { servedOn: '2026-11-24' });

  it('of an appeal runs from the day it was sent; while that is not known, from the day it is dated, which it says', () => {
    expect(run([decision])['a tribunal-appeal']).toMatchObject({
      due: { on: '2026-11-30' },
      hangsOn: ['sent'],
    });
    expect(run([{ ...decision, sentOn: '2026-11-18' }])['a tribunal-appeal']).toMatchObject({
      due: { on: '2026-12-02' },
      hangsOn: [],
    });
  });

  it('of an appeal from outside runs from the day it arrived, and says while that is not known', () => {
    const outside = { ...decision, result: 'outside-uk', servedOn: null };
    expect(run([outside])['a tribunal-appeal-outside']).toMatchObject({
      due: { on: '2026-12-14' },
      hangsOn: ['served'],
    });
    expect(Object.keys(states([{ ...outside, servedOn: '2026-11-24' }]))).toEqual([
      'a tribunal-appeal-outside',
    ]);
    expect(run([{ ...outside, servedOn: '2026-11-24' }])['a tribunal-appeal-outside']?.due).toMatchObject({
      on: '2026-12-22',
    });
  });

  it('runs from the eighteenth birthday of somebody who was under 18, and says while the age is not known', () => {
    const crime = event('v', 'violent-crime', '2024-05-09');
    const born = (birth: string) => run([{ ...crime, birthDate: parseFuzzyDate(birth) }]);
    expect(born('2006-05-10')['v criminal-injuries-under-18']).toMatchObject({
      due: { on: '2026-05-10' },
      hangsOn: [],
    });
    expect(Object.keys(born('2006-05-10'))).toEqual(['v criminal-injuries-under-18']);
    expect(born('2006-05-09')['v criminal-injuries']).toMatchObject({
      due: { on: '2026-05-09' },
      hangsOn: [],
    });
    expect(born('2006')['v criminal-injuries']?.hangsOn).toEqual(['age']);
    expect(run([crime])['v criminal-injuries']?.hangsOn).toEqual(['age']);
    // A day with no end on one side may be one on which somebody was a child, or was none.
    for (const on of ['before 2024', 'after 2024']) {
      const open = { ...event('v', 'violent-crime', on), birthDate: parseFuzzyDate('2000-01-01') };
      expect(run([open])['v criminal-injuries']?.hangsOn).toContain('age');
    }
    expect(born('2010')['v criminal-injuries-under-18']?.due).toMatchObject({
      on: '2030-01-01',
      latest: '2030-12-31',
    });
  });

  it.each([
    ['2008-05-10', '2026-05-10'],
    ['2008-02-29', '2026-02-28'],
    ['2008-05', '2026-05'],
    ['2008', '2026'],
  ])('has the eighteenth birthday of %s on %s, known no closer', (birth, on) => {
    expect(eighteenth({ value: birth, qualifier: 'exact' })).toEqual({ value: on, qualifier: 'exact' });
  });

  it('of an employment claim leaves out the days of conciliation, and a month is left after them', () => {
    const act = event('e', 'employment-act', '2026-03-10');
    const with_ = (asked: string, certificate: string | null, today = '2026-05-01') =>
      run(
        [
          act,
          event('x', 'conciliation-asked', asked),
          ...(certificate === null ? [] : [event('y', 'conciliation-certificate', certificate)]),
        ],
        today,
      )['e employment-tribunal'];
    expect(run([act])['e employment-tribunal']?.due).toMatchObject({ on: '2026-06-09' });
    expect(with_('2026-03-20', '2026-04-20')?.due).toMatchObject({ on: '2026-07-10', warnOn: '2026-06-12' });
    expect(with_('2026-06-01', '2026-07-15')?.due).toMatchObject({ on: '2026-08-15' });
    expect(with_('2026-06-09', '2026-06-12')?.due).toMatchObject({ on: '2026-07-12' });
    expect(with_('2026-06-10', '2026-07-15')?.due).toMatchObject({ on: '2026-06-09' });
    // Asked before the act: only days of its own time are left out, and none where the certificate came before it.
    expect(with_('2026-03-01', '2026-04-01')?.due).toMatchObject({ on: '2026-07-01' });
    expect(with_('2026-01-05', '2026-02-20')?.due).toMatchObject({ on: '2026-06-09' });
    expect(with_('2026-04-01', null)).toMatchObject({ due: { on: '2026-06-09' }, hangsOn: ['conciliation'] });
  });

  it('that may be later by a law that is not confirmed is the earlier one, and says so', () => {
    expect(run([event('e', 'employment-act', '2026-10-14')])['e employment-tribunal']).toMatchObject({
      due: { on: '2027-01-13', latest: '2027-04-13' },
      hangsOn: ['law'],
    });
  });

  it('is what can run out: a last day of ours by law or guidance, that is neither past nor seen to', () => {
    const all = Object.values(
      run([
        event('p', 'public-decision', '2026-11-20'),
        event('h', 'hearing', '2026-12-07'),
        event('w', 'pre-action-letter', '2026-11-20'),
        event('o', 'public-decision', '2026-01-20'),
      ]),
    );
    expect(
      all
        .filter((one) => canRunOut({ ...one.rule, state: one.state }))
        .map(({ of, rule }) => `${of.id} ${rule.id}`),
    ).toEqual(['p judicial-review', 'p human-rights', 'o human-rights']);
  });
});

it('what has ended or was settled stands still, and nothing else does', () => {
  expect(CLOCK_STATES.filter(isOver)).toEqual(['ended', 'settled']);
});
