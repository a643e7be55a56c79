/**
 * @file Something that happened in a case, or will, on a day. It is written down once; what was wrong is put right by a line
 * more, with its reason, and the first line stays. The newest line counts.
 */
import { exactDay, type FuzzyDate, formatFuzzyDate, knownRange } from '../dates/fuzzy-date.ts';
import { isStillToCome } from '../dates/held.ts';
import type { Nation } from '../dates/working-days.ts';
import { inTextOrder } from '../effective.ts';
import { about, type Found } from '../errors/errors.ts';
import { coded } from '../findings/finding.ts';
import type { ENHANCED, EventKind } from './rule.ts';

export type Enhanced = (typeof ENHANCED)[number];

export interface EventLine {
  /** A month or a year where no day is known. */
  readonly on: FuzzyDate;
  /** "14:30"; empty when not known. */
  readonly time: string;
  /** ISO day a decision was sent, where time runs from that; null where it is not known. */
  readonly sentOn: string | null;
  /** ISO day a decision arrived; null where it is not known or there was none. */
  readonly servedOn: string | null;
  readonly nation: Nation;
  /** One of the kind's results; empty for none. */
  readonly result: string;
  /** As it is called: the kind's words, those of whoever recorded it, or both: `calledIn`. */
  readonly title: string;
  readonly place: string;
  readonly note: string;
  /** Who sees to what follows from it. */
  readonly owner: string;
  readonly enhanced: Enhanced;
  /** An exhibit: the letter it came in. */
  readonly evidenceId: string | null;
}

/**
 * What a line is called: by whoever wrote it down where the kind is named so; else by the kind, and what it is called beside
 * that: "Appointment: Child protection conference". The kind's own words alone take the other away. `before`: as the line
 * that is put right is called; it stays where nothing is said.
 */
export function calledIn(kind: Pick<EventKind, 'named' | 'title'>, title: string, before = ''): string {
  if (kind.named) return title;
  if (title === '') return before === '' ? kind.title : before;
  return title === kind.title || title.startsWith(`${kind.title}: `) ? title : `${kind.title}: ${title}`;
}

/** Of two days that nobody has decided between the earlier one governs, and one that stands before one that was taken back. */
export const DAY_RULE = {
  says: ({
    on,
    time,
    sentOn,
    servedOn,
    nation,
    result,
    title,
    place,
    note,
    owner,
    enhanced,
    withdrawn,
  }: WrittenDay) =>
    // Taken back by both, nothing is left to decide.
    withdrawn || [on, time, sentOn, servedOn, nation, result, title, place, note, owner, enhanced],
  safer: (a: WrittenDay, b: WrittenDay) =>
    Number(a.withdrawn) - Number(b.withdrawn) ||
    inTextOrder(firstDay(a), firstDay(b)) ||
    inTextOrder(a.time, b.time),
};
type WrittenDay = EventLine & { readonly withdrawn: boolean };
const firstDay = ({ on }: WrittenDay): string => knownRange(on)?.[0] ?? '9999';

/** What of a line does not fit its kind, field by field. `today`: ISO day. */
export function faultsOf(kind: EventKind, line: EventLine, today: string): Found[] {
  const { on, sentOn, servedOn, result } = line;
  const found: Found[] = [];
  if (result !== '' && !kind.results.includes(result))
    found.push(about('result', coded('date-no-such-result', { choices: kind.results.join(', ') })));
  if (kind.hearing && exactDay(on) === null) found.push(about('on', coded('date-needs-a-day')));
  if (kind.past && isStillToCome(on, today))
    found.push(about('on', coded('date-still-to-come', { on: formatFuzzyDate(on) })));
  const dated = knownRange(on)?.[0] ?? '';
  if (sentOn !== null && (sentOn > today || sentOn < dated || (servedOn !== null && sentOn > servedOn)))
    found.push(about('sentOn', coded('date-sent-between', { on: sentOn })));
  if (servedOn !== null && servedOn > today)
    found.push(about('servedOn', coded('date-arrives-later', { on: servedOn })));
  if (servedOn !== null && servedOn < dated)
    found.push(about('servedOn', coded('date-arrived-before', { on: servedOn })));
  return found;
}
