/** @file The days the rules give, with the calendars that ship: in every nation, in leap years, and wherever a computer stands. */
import { afterAll, describe, expect, it } from 'vitest';
import { clockExplain, dateKinds } from '../../../../src-main/usecases/clocks/without-a-case.ts';
import { findResources } from '../../../../src-main/usecases/resources/resources.ts';
import { failureOf } from '../../../support/failures.ts';
import { WORKED_DAYS } from './worked-days.ts';

/** Rules that count nothing: the day itself, though it is a holiday there. */
const THE_DAY_ITSELF = [
  'hearing-day',
  'plan-review',
  'appointment',
  'bail-ends',
  'urgent-need',
  'consent-expiry',
  'pack-answer',
].flatMap((rule) => [
  [rule, 'england-wales', '2026-12-25', '2026-12-25', 'Christmas Day'] as const,
  [rule, 'scotland', '2026-11-30', '2026-11-30', 'St Andrew’s Day'] as const,
  [rule, 'northern-ireland', '2026-07-13', '2026-07-13', 'the day off for the Twelfth'] as const,
]);
const WORKED = [...WORKED_DAYS, ...THE_DAY_ITSELF];

const resources = findResources();
const explain = (ruleId: string, from: string, nation: 'england-wales' | 'scotland' | 'northern-ireland') =>
  clockExplain({ resources }, { ruleId, from, nation });

const before = process.env.TZ;
afterAll(() => {
  if (before === undefined) delete process.env.TZ;
  else process.env.TZ = before;
});

describe.each(['Europe/London', 'Pacific/Kiritimati', 'America/Los_Angeles'])(
  'on a computer in %s',
  (zone) => {
    it.each(WORKED)('%s, %s: from %s to %s (%s)', (ruleId, nation, from, on) => {
      process.env.TZ = zone;
      expect(explain(ruleId, from, nation).on).toBe(on);
    });
  },
);

describe('a rule that changed on a day', () => {
  const recovery = (from: string) => explain('recovery-earliest-end', from, 'england-wales');

  it('keeps for a case from before it the length and the source it had', () => {
    expect(recovery('2022-12-12').version).toMatchObject({ amount: 45, to: '2022-12-12', certainty: 'M' });
    expect(recovery('2022-12-13').version).toMatchObject({ amount: 30, from: '2022-12-13', certainty: 'H' });
  });

  it('gives no day to a case that no version reaches, instead of the nearest one', () => {
    const plea = explain('special-measures-crown', '2025-10-03', 'england-wales');
    expect([plea.on, plea.version]).toEqual([null, null]);
    expect(explain('special-measures-crown', '2025-10-06', 'england-wales').on).toBe('2025-10-20');
    expect(explain('support-scotland', '2018-03-31', 'scotland').on).toBeNull();
  });

  it('says what it is not sure of, from the day on which it may have changed', () => {
    const unsure = (from: string) => explain('employment-tribunal', from, 'england-wales').version;
    expect(unsure('2026-09-30')).toMatchObject({ unsure: '', to: '2026-09-30' });
    expect(unsure('2026-10-01')).toMatchObject({
      unsure: expect.stringContaining('to be confirmed'),
      orUpTo: { amount: 6 },
    });
  });
});

describe('a rule of one nation', () => {
  it('is not counted in another, which is said', async () => {
    const failure = await failureOf(() => explain('support-scotland', '2026-06-01', 'england-wales'));
    expect([failure.code, failure.subject]).toEqual(['bad-input', 'nation']);
    expect(failure.found?.[0]).toMatchObject({ params: { nations: 'scotland' } });
  });

  it('is counted in its own where nobody says in which', () => {
    const { nation, on } = clockExplain({ resources }, { ruleId: 'support-scotland', from: '2026-01-01' });
    expect([nation, on]).toEqual(['scotland', '2026-03-31']);
  });

  it('has every rule of resources/clocks among those counted by hand: in each nation, in each version', () => {
    const { rules } = dateKinds({ resources });
    const counted = new Set(
      WORKED.flatMap(([ruleId, nation, from]) => [
        `${ruleId} ${nation}`,
        `${ruleId} since ${explain(ruleId, from, nation).version?.from ?? 'ever'}`,
      ]),
    );
    const asked = rules.flatMap(({ id, nations, versions }) => [
      ...nations.map((nation) => `${id} ${nation}`),
      ...versions.map(({ from }) => `${id} since ${from ?? 'ever'}`),
    ]);
    expect(asked.filter((one) => !counted.has(one))).toEqual([]);
    expect(WORKED.length).toBeGreaterThan(260);
  });
});

describe('the years a calendar covers', () => {
  it('are said to be over where a day lies past them, and weekends are still left out', () => {
    const past = explain('victims-code-update-enhanced', '2028-12-29', 'england-wales');
    expect([past.on, past.covered]).toEqual(['2029-01-01', false]);
    expect(explain('victims-code-update-enhanced', '2028-12-28', 'england-wales')).toMatchObject({
      on: '2028-12-29',
      covered: true,
    });
  });

  it('are over before they begin too, when counted back', () => {
    expect(explain('victims-code-update-enhanced', '2026-12-24', 'england-wales')).toMatchObject({
      covered: true,
      skipped: [
        { day: '2026-12-25', name: 'Christmas Day' },
        { day: '2026-12-28', name: 'Boxing Day (substitute day)' },
      ],
    });
  });
});
