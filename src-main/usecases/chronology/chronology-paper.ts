/** @file The chronology in words, for its pages: dates as they are known, and every row with its sources. */
import type { ChronologyView } from '../../contract/chronology.ts';
import type { ChronologyRow } from '../../core/chronology/chronology.ts';
import { formatFuzzyDate } from '../../core/dates/fuzzy-date.ts';
import { coded } from '../../core/findings/finding.ts';
import type { ChronologyPaper, PrintedEntry } from '../../documents/chronology.ts';
import type { Say } from '../resources/paper-words.ts';
import { momentOf } from './dated.ts';

export interface About {
  readonly reference: string;
  /** Empty where it is about everybody. */
  readonly person: string;
  /** ISO date-time. */
  readonly at: string;
  readonly by: string;
}

export function chronologyPaper(say: Say, view: ChronologyView, about: About): ChronologyPaper {
  const label = (
    name: 'when' | 'what' | 'source' | 'person' | 'case' | 'rows' | 'left-out' | 'referrals' | 'printed',
  ) => say(coded('chronology-label', { label: name }));
  const { leftOut, referrals, rows } = view;
  const facts: (readonly [string, string])[] = [
    [label('case'), about.reference],
    [label('person'), about.person],
    [label('rows'), String(rows.length)],
    [
      label('referrals'),
      referrals === 0 ? '' : say(coded('chronology-referral-count', { count: referrals })),
    ],
    [label('left-out'), leftOut === 0 ? '' : say(coded('chronology-privileged', { count: leftOut }))],
    [label('printed'), `${momentOf(about.at)}, ${about.by}`],
  ];
  return {
    title: say(coded('chronology-title')),
    about: say(coded('chronology-about')),
    facts: facts.filter(([, value]) => value !== ''),
    headings: { when: label('when'), what: label('what'), source: label('source') },
    entries: rows.map((row) => entryOf(say, row, about.person)),
    createdAt: about.at,
  };
}

function entryOf(say: Say, row: ChronologyRow, person: string): PrintedEntry {
  return {
    when: whenOf(row),
    what: say(row.what),
    beside: [
      row.person === person ? '' : row.person,
      row.toldOtherwise ? say(coded('chronology-told-otherwise')) : '',
      row.orderOpen ? say(coded('chronology-order-open')) : '',
    ].filter((line) => line !== ''),
    sources: row.sources.map(({ said }) => say(said)),
  };
}

/** "about June 2021 – March 2023", "3 Nov 2026, 11:00". */
export function whenOf({ on, until, time }: Pick<ChronologyRow, 'on' | 'until' | 'time'>): string {
  const first = [formatFuzzyDate(on), time].filter(Boolean).join(', ');
  return until === null ? first : `${first} – ${formatFuzzyDate(until)}`;
}
