/**
 * A year: the program with the clock of its process put to the days on which counting goes wrong and to one in each
 * month, in three zones, as days.json lists them. What ends, falls due and is printed goes by the day where the laptop
 * stands, and a day is counted alike wherever and whenever it is counted.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { formatDay } from '../../src-main/core/dates/fuzzy-date.ts';
import { clockExplain, dateKinds } from '../../src-main/usecases/clocks/without-a-case.ts';
import { findResources } from '../../src-main/usecases/resources/resources.ts';
import { runProgram, temporaryFolder } from '../support/cli.ts';
import { flowOf } from '../support/pdf-tools.ts';
import days from './days.json' with { type: 'json' };

const CHILD = new URL('../support/children/day-of-the-year.ts', import.meta.url).pathname;
const HOUR_MS = 3_600_000;

/** What a clock on the wall shows there: "2027-01-01T09:00". */
const shownIn = (zone: string) => {
  const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  return (moment: number): string => clock.format(moment).replace(' ', 'T');
};

/** When the clock on the wall shows this: twice where an hour is repeated; where it is left out, an hour later. */
function momentsOf(wall: string, zone: string): number[] {
  const shown = shownIn(zone);
  const all = Array.from({ length: 61 }, (_, n) => Date.parse(`${wall}Z`) + (n / 2 - 15) * HOUR_MS);
  const found = all.filter((moment) => shown(moment) === wall);
  const later = new Date(Date.parse(`${wall}Z`) + HOUR_MS).toISOString().slice(0, 16);
  return found.length > 0 ? found : all.filter((moment) => shown(moment) === later);
}

const CASES = days.zones.flatMap((zone) =>
  days.moments.flatMap((wall) =>
    momentsOf(wall, zone).map((moment) => ({ zone, wall: shownIn(zone)(moment), moment })),
  ),
);

/** Counted in words of a calendar, month by month, and not as the program counts. */
function dayAfter(day: string): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const leap = new Map([[2028, 29]]).get(year) ?? 28;
  const last = [31, leap, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
  const two = (number: number) => String(number).padStart(2, '0');
  if (date < last) return `${year}-${two(month)}-${two(date + 1)}`;
  return month < 12 ? `${year}-${two(month + 1)}-01` : `${year + 1}-01-01`;
}
const dayBefore = (day: string): string => {
  const back = new Date(Date.parse(`${day}T12:00Z`) - 24 * HOUR_MS).toISOString().slice(0, 10);
  expect(dayAfter(back)).toBe(day);
  return back;
};

interface Made {
  readonly now: string;
  readonly inForce: string;
  readonly begun: readonly string[];
  readonly consents: unknown;
  readonly hearings: unknown;
  readonly explained: unknown;
  readonly logDays: unknown;
  readonly papers: { readonly bundle: string; readonly sheet: string };
}

/** The clock stands still: however long a busy machine takes, it is the same day. */
async function madeAt(zone: string, moment: number, given: readonly string[]): Promise<Made> {
  const env = {
    TZ: zone,
    FAKETIME_FMT: '%s',
    // The times of files are the disk's, and what waits goes by a clock of its own.
    NO_FAKE_STAT: '1',
    FAKETIME_DONT_FAKE_MONOTONIC: '1',
  };
  const program = [process.execPath, CHILD, temporaryFolder(), ...given];
  const { stdout, stderr } = await runProgram('faketime', ['-m', '-f', String(moment / 1000), ...program], {
    env,
  });
  if (!stdout.startsWith('{')) throw new Error(stderr);
  return JSON.parse(stdout) as Made;
}

it('every zone is put to every day, and to the repeated hour twice', () => {
  expect(CASES.length).toBe(days.zones.length * days.moments.length + 1);
  const autumn = CASES.filter(({ zone, wall }) => zone === 'Europe/London' && wall === '2027-10-31T01:30');
  expect(autumn.map(({ moment }) => new Date(moment).toISOString())).toEqual([
    '2027-10-31T00:30:00.000Z',
    '2027-10-31T01:30:00.000Z',
  ]);
  expect(CASES.map(({ wall }) => wall)).toContain('2027-03-28T02:30');
});

describe.concurrent('the program', () => {
  it.each(CASES)('on $wall in $zone', async ({ zone, wall, moment }) => {
    const today = wall.slice(0, 10);
    const [yesterday, tomorrow] = [dayBefore(today), dayAfter(today)];
    const made = await madeAt(zone, moment, [yesterday, today, tomorrow]);

    expect(made.now.slice(0, 16)).toBe(wall);
    expect(Date.parse(made.now)).toBe(moment);
    expect(made.inForce).toBe(today);
    // Who was born on 1 March is not of age on 29 February.
    const isOfAge = today.endsWith('-02-29') ? 'for-adults' : 'begun';
    expect(made.begun).toEqual(['begun', isOfAge, 'for-adults']);
    // It holds on its last day; a hearing is due on its day.
    expect(made.consents).toEqual([
      [yesterday, true],
      [today, false],
      [tomorrow, false],
    ]);
    expect(made.hearings).toEqual([
      [yesterday, 'overdue'],
      [today, 'due'],
      [tomorrow, 'soon'],
    ]);
    expect(made.logDays).toEqual([today]);

    const resources = findResources();
    const counted = dateKinds({ resources }).rules.map(({ id }) =>
      clockExplain({ resources }, { ruleId: id, from: today }),
    );
    expect(made.explained).toEqual(counted.map(({ ruleId, on, warnOn }) => [ruleId, on, warnOn]));

    expect(made.papers.bundle).toContain(`_${today}.pdf`);
    expect(flowOf(readFileSync(made.papers.bundle))).toContain(
      `Prepared ${formatDay(today)}, ${wall.slice(11)}`,
    );
    for (const path of Object.values(made.papers)) {
      const { stdout } = await runProgram('pdfinfo', ['-isodates', path]);
      const created = Date.parse(
        /^CreationDate: +(\S+)$/m.exec(stdout)?.[1]?.replace(/[+-]\d\d$/, '$&:00') ?? '',
      );
      expect(Math.abs(created - moment)).toBeLessThan(60_000);
    }
  });
});
