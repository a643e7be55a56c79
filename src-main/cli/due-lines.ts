/** @file Days that are due, as lines for people. */
import type { ClockView, DueInCase, DueView, Explained } from '../contract/dates.ts';
import { columns, facts } from './columns.ts';
import { sayFinding } from './finding-words.ts';

const SAID: Readonly<Record<DueView['state'], string>> = {
  overdue: 'past',
  due: 'today',
  soon: 'soon',
  reached: 'reached',
  later: '',
  'no-day': 'day not known',
  'no-rule': 'no rule reaches that day',
  ended: 'over',
  settled: 'seen to',
};

/** "2026-11-30", "2026-11-03 to 2026-12-02", with the time where there is one. */
export function dayOf({ on, latest, time }: Pick<DueView, 'on' | 'latest' | 'time'>): string {
  if (on === null) return '';
  return [latest === null || latest === on ? on : `${on} to ${latest}`, time].filter(Boolean).join(' ');
}

/** How sure: certainty with what it rests on, and a mark where the calendar ended before the day. */
const sure = ({ certainty, basis, covered }: DueView): string =>
  [certainty ?? '', basis, covered ? '' : 'check the bank holidays'].filter(Boolean).join(', ');

const fromOf = ({ why, about, person }: DueInCase): string =>
  why === undefined ? about : [person, sayFinding(why)].join(': ');

export const dueLines = (due: readonly DueInCase[]): string[] =>
  due.length === 0
    ? ['Nothing is due, and nothing is waited for.']
    : columns(
        ['case', 'day', 'state', 'what', 'from', 'whose', 'owner'],
        due.map((one) => [
          ...[
            one.caseReference,
            dayOf(one),
            one.on === null && one.why !== undefined ? 'now' : SAID[one.state],
            one.title,
          ],
          ...[one.needs.length > 0 ? one.needs.join(', ') : fromOf(one), one.whose, one.owner],
        ]),
      );

export const clockRows = (clocks: readonly ClockView[]): string[] =>
  clocks.length === 0
    ? ['Nothing follows from it.']
    : columns(
        ['day', 'state', 'what', 'from', 'sure', 'clock'],
        clocks.map((one) => [
          ...[dayOf(one), SAID[one.state], one.title, one.about, sure(one)],
          `${one.subject} ${one.ruleId}`,
        ]),
      );

export function explainedLines(one: Explained): string[] {
  const { version } = one;
  const counted =
    version === null
      ? 'no version of the rule reaches that day'
      : `${version.amount} ${version.unit}${version.before ? ' before' : ''}${version.roll ? ', then the next working day' : ''}`;
  return [
    ...facts([
      ['day', [one.on ?? '', one.time].filter(Boolean).join(' ')],
      ['spoken of from', one.warnOn],
      ['rule', one.title],
      ['counted', counted],
      ['from', `${one.from}, ${one.nation}`],
      ['left out', one.skipped.map(({ day, name }) => `${day} ${name}`).join('; ')],
      ['good for', version === null ? null : `${version.from ?? 'any day'} to ${version.to ?? 'now'}`],
      ['source', version?.source ?? null],
      ['certainty', version === null ? null : `${version.certainty}, ${one.basis}`],
      ['calendar', one.covered ? null : 'ends before that day: compare with the published bank holidays'],
    ]),
    '',
    one.text,
  ];
}
