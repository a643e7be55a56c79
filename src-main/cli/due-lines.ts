/** @file Days that are due, as lines for people. */
import type { ClockView, DueInCase, DueView, Explained } from '../contract/dates.ts';
import type { RuleVersion } from '../core/clocks/rule.ts';
import type { HangsOn } from '../core/clocks/running.ts';
import { NATIONS, type Nation } from '../core/dates/working-days.ts';
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

/** How sure: certainty with what it rests on, what the day hangs on, and a mark where the calendar ended before it. */
const sure = ({ certainty, basis, covered, hangsOn }: DueView): string =>
  [
    certainty ?? '',
    basis,
    ...hangsOn.map((one) => HANGS_ON_SAID[one]),
    covered ? '' : 'check the bank holidays',
  ]
    .filter(Boolean)
    .join(', ');

/** The day is then the earliest it can be. */
const HANGS_ON_SAID: Readonly<Record<HangsOn, string>> = {
  sent: 'day sent not known: counted from the day it is dated',
  served: 'day of arrival not known: counted from the day it is dated',
  age: 'age not known: counted as for an adult',
  conciliation: 'conciliation not over: its days are not taken off yet',
  law: 'the law may have changed: the earlier day',
  undecided: 'two offices wrote different things, and nobody has decided',
};

const NATION_SAID: Readonly<Record<Nation, string>> = {
  'england-wales': 'England and Wales',
  scotland: 'Scotland',
  'northern-ireland': 'Northern Ireland',
};
export const nationsSaid = (nations: readonly Nation[]): string =>
  nations.length === NATIONS.length ? 'all of the UK' : nations.map((one) => NATION_SAID[one]).join(', ');

/** Which last day comes first, in one line; nothing where none runs. */
export function firstLines(first: ClockView | null): string[] {
  if (first === null) return [];
  const where = [NATION_SAID[first.nation], first.source, sure(first)].filter(Boolean).join('; ');
  return [`Runs out first: ${dayOf(first)}, ${first.title} (${where})`, ''];
}

/** "20 working-days", "3 months, the day itself being the first", "5 working-days before". */
export const counted = ({ amount, unit, before, roll, firstDay, orUpTo }: RuleVersion): string =>
  [
    `${amount} ${unit}${before ? ' before' : ''}`,
    firstDay ? ', the day itself being the first' : '',
    roll ? ', then the next working day' : '',
    orUpTo === undefined ? '' : `, perhaps ${orUpTo.amount} ${orUpTo.unit}`,
  ].join('');

const fromOf = ({ why, about, person }: DueInCase): string =>
  why === undefined ? about : [person, sayFinding(why)].join(': ');

export const dueLines = (due: readonly DueInCase[]): string[] =>
  due.length === 0
    ? ['Nothing is due, and nothing is waited for.']
    : [
        ...columns(
          ['case', 'day', 'state', 'what', 'from', 'whose', 'owner', 'nation', 'sure', 'rule'],
          due.map((one) => [
            one.caseReference,
            dayOf(one),
            one.on === null && one.why !== undefined ? 'now' : SAID[one.state],
            one.title,
            one.needs.length > 0 ? one.needs.join(', ') : fromOf(one),
            one.whose,
            one.owner,
            NATION_SAID[one.nation],
            sure(one),
            one.ruleId,
          ]),
        ),
        '',
        ...sourceLines(due.map(({ ruleId, source }) => [ruleId, source])),
      ];

export const clockRows = (clocks: readonly ClockView[]): string[] =>
  clocks.length === 0
    ? ['Nothing follows from it.']
    : [
        ...columns(
          ['day', 'state', 'what', 'from', 'nation', 'sure', 'clock'],
          clocks.map((one) => [
            dayOf(one),
            SAID[one.state],
            one.title,
            one.about,
            NATION_SAID[one.nation],
            sure(one),
            `${one.subject} ${one.ruleId}`,
          ]),
        ),
        '',
        ...sourceLines(clocks.map(({ ruleId, source }) => [ruleId, source])),
      ];

/** Each rule with its source, in full and once. */
export const sourceLines = (sources: readonly (readonly [string, string])[]): string[] => [
  ...new Set(sources.map(([rule, source]) => `${rule}: ${source}`)),
];

export function explainedLines(one: Explained): string[] {
  const { version } = one;
  return [
    ...facts([
      ['day', [one.on ?? '', one.time].filter(Boolean).join(' ')],
      ['spoken of from', one.warnOn],
      ['rule', one.title],
      ['counted', version === null ? 'no version of the rule reaches that day' : counted(version)],
      ['from', one.from],
      ['nation', NATION_SAID[one.nation]],
      ['law of', nationsSaid(one.nations)],
      ['left out', one.skipped.map(({ day, name }) => `${day} ${name}`).join('; ')],
      ['good for', version === null ? null : `${version.from ?? 'any day'} to ${version.to ?? 'now'}`],
      ['not sure', version?.unsure || null],
      ['source', version?.source ?? null],
      ['certainty', version === null ? null : `${version.certainty}, ${one.basis}`],
      ['calendar', one.covered ? null : 'ends before that day: compare with the published bank holidays'],
    ]),
    '',
    one.text,
  ];
}
