/** @file What is being typed about something that has a day, and the line it makes. */
import type { EventView } from '../../../src-main/contract/dates.ts';
import type { CallInput } from '../../../src-main/contract/index.ts';
import type { EventKind } from '../../../src-main/core/clocks/rule.ts';
import { CLOCK_TIME_OR_NONE } from '../../../src-main/core/dates/clock-time.ts';
import { exactDay, type FuzzyDate, onDay } from '../../../src-main/core/dates/fuzzy-date.ts';
import type { Nation } from '../../../src-main/core/dates/working-days.ts';
import type { EvidenceId, PersonId } from '../../../src-main/core/ids.ts';

export interface EventDraft {
  readonly kind: string;
  readonly title: string;
  /** undefined: what is typed cannot be read yet; null: nothing is typed. */
  readonly on: FuzzyDate | null | undefined;
  readonly sentOn: FuzzyDate | null | undefined;
  readonly servedOn: FuzzyDate | null | undefined;
  readonly time: string;
  readonly result: string;
  readonly place: string;
  readonly note: string;
  readonly owner: string;
  readonly nation: Nation;
  readonly enhanced: 'yes' | 'no' | 'not-known';
  readonly personId: PersonId | null;
  readonly evidenceId: EvidenceId | null;
  readonly isLongAgo: boolean;
  /** Why it is put right, or why nothing is left to do. */
  readonly reason: string;
}

const NEW: EventDraft = {
  kind: '',
  title: '',
  on: null,
  sentOn: null,
  servedOn: null,
  time: '',
  result: '',
  place: '',
  note: '',
  owner: '',
  nation: 'england-wales',
  enhanced: 'not-known',
  personId: null,
  evidenceId: null,
  isLongAgo: false,
  reason: '',
};

/** `nation`: of the case, for something new. */
export function draftOf(event: EventView | null, nationOfCase: Nation): EventDraft {
  if (event === null) return { ...NEW, nation: nationOfCase };
  const { kind, title, on, servedOn, time, result, place, note, owner, nation, enhanced } = event;
  return {
    ...NEW,
    kind,
    title,
    on,
    time,
    result,
    place,
    note,
    owner,
    nation,
    enhanced,
    sentOn: event.sentOn === null ? null : onDay(event.sentOn),
    servedOn: servedOn === null ? null : onDay(servedOn),
    evidenceId: event.evidenceId as EvidenceId | null,
  };
}

type Line = Omit<CallInput<'dateAmend'>, 'eventId' | 'reason'>;

/** Null while something in it is missing or cannot be read. */
export function lineOf(draft: EventDraft, kind: EventKind): Line | null {
  const { on, sentOn, servedOn, result, place, note, owner, nation, enhanced, evidenceId } = draft;
  const time = draft.time.trim();
  // Emptied, it is called as its kind is.
  const title = draft.title.trim() || (kind.named ? '' : kind.title);
  if (on === null || on === undefined || servedOn === undefined || !CLOCK_TIME_OR_NONE.test(time))
    return null;
  const arrived = servedOn === null ? null : exactDay(servedOn);
  // A draft from before this was asked has none.
  const sent = sentOn == null ? null : exactDay(sentOn);
  if ((servedOn !== null && arrived === null) || (sentOn != null && sent === null)) return null;
  if (kind.named && title === '') return null;
  if (kind.hearing && exactDay(on) === null) return null;
  return {
    on,
    sentOn: sent,
    servedOn: arrived,
    time,
    title,
    result,
    place,
    note,
    owner,
    nation,
    enhanced,
    evidenceId,
  };
}
