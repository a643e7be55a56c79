/** @file Seven ways in which a laptop's clock misleads, and a clock that can be put to any of them. */
import type { Clock } from '../../src-main/contract/ports.ts';

export interface ClockScenario {
  readonly name: string;
  /** Where the laptop is, before and after. */
  readonly zones: readonly [string, string];
  /** What the clock says when things are first recorded: ISO 8601 with offset. */
  readonly before: string;
  /** What it says when they are decided otherwise, later in truth. */
  readonly after: string;
  /** An ISO day that is past at `before`. */
  readonly pastBefore: string;
  /** Whether what the clock says `after` is an earlier moment than what the log holds. */
  readonly behind: boolean;
}

export const CLOCK_SCENARIOS: readonly ClockScenario[] = [
  {
    name: 'daylight saving ends',
    zones: ['Europe/London', 'Europe/London'],
    before: '2026-10-25T01:50:00.000+01:00',
    after: '2026-10-25T01:10:00.000+00:00',
    pastBefore: '2026-10-24',
    behind: false,
  },
  {
    name: 'Paris to London',
    zones: ['Europe/Paris', 'Europe/London'],
    before: '2026-11-25T00:20:00.000+01:00',
    after: '2026-11-24T23:50:00.000+00:00',
    pastBefore: '2026-11-24',
    behind: false,
  },
  {
    name: 'Kathmandu to Delhi',
    zones: ['Asia/Kathmandu', 'Asia/Kolkata'],
    before: '2026-11-25T00:05:00.000+05:45',
    after: '2026-11-24T23:55:00.000+05:30',
    pastBefore: '2026-11-24',
    behind: false,
  },
  {
    name: 'a dead battery, 1970',
    zones: ['UTC', 'UTC'],
    before: '2026-11-24T10:00:00.000+00:00',
    after: '1970-01-01T00:03:00.000+00:00',
    pastBefore: '2026-11-23',
    behind: true,
  },
  {
    name: 'a dead battery, 2000',
    zones: ['UTC', 'Europe/Berlin'],
    before: '2026-11-24T10:00:00.000+00:00',
    after: '2000-01-01T01:00:00.000+01:00',
    pastBefore: '2026-11-23',
    behind: true,
  },
  {
    name: 'put right by minutes, over midnight',
    zones: ['UTC', 'UTC'],
    before: '2026-11-25T00:04:00.000+00:00',
    after: '2026-11-24T23:58:00.000+00:00',
    pastBefore: '2026-11-24',
    behind: true,
  },
  {
    name: 'the 32 bits of 2038 run over',
    zones: ['UTC', 'UTC'],
    before: '2038-01-19T03:14:00.000+00:00',
    after: '1901-12-13T20:46:00.000+00:00',
    pastBefore: '2038-01-18',
    behind: true,
  },
  {
    name: 'beyond 2038, home from the east',
    zones: ['Asia/Shanghai', 'Europe/London'],
    before: '2041-06-01T09:00:00.000+08:00',
    after: '2041-06-01T02:30:00.000+01:00',
    pastBefore: '2041-05-31',
    behind: false,
  },
  {
    name: 'forward a year and back',
    zones: ['UTC', 'UTC'],
    before: '2027-11-24T10:00:00.000+00:00',
    after: '2026-11-24T11:00:00.000+00:00',
    pastBefore: '2027-11-23',
    behind: true,
  },
];

export interface SettableClock extends Clock {
  /** Puts it to what it is to say next; it moves on by a millisecond each time it is asked. */
  set(moment: string): void;
}

export function settableClock(moment: string): SettableClock {
  const offsetOf = (iso: string) => iso.slice(-6);
  const wall = (iso: string) => Date.parse(`${iso.slice(0, -6)}Z`);
  let offset = offsetOf(moment);
  let now = wall(moment);
  const said = () => `${new Date(now).toISOString().slice(0, -1)}${offset}`;
  return {
    set(next) {
      offset = offsetOf(next);
      now = wall(next);
    },
    now() {
      now += 1;
      return said();
    },
    today: () => said().slice(0, 10),
  };
}
