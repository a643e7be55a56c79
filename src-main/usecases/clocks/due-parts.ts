/** @file What every day that is waited for has in common, wherever it is recorded. */
import type { DueInCase } from '../../contract/dates.ts';
import type { Due } from '../../core/clocks/due.ts';
import type { ClockRule, RuleVersion } from '../../core/clocks/rule.ts';
import type { ClockState } from '../../core/clocks/running.ts';
import type { Nation } from '../../core/dates/working-days.ts';

/**
 * Before the names of case and person are put to it, and the words of the event it runs from: they are read for the rows
 * that are shown.
 */
export interface InCase extends Omit<DueInCase, 'caseReference' | 'caseTitle' | 'person'> {
  /** Of what runs from an event: `isTheDay`. */
  readonly ownDay?: boolean;
  /** Of a day that came from another vault: the time of its own line, which need not be the effective one. */
  readonly ownTime?: string;
}

type Parts = Pick<
  InCase,
  | 'ruleId'
  | 'title'
  | 'means'
  | 'whose'
  | 'basis'
  | 'state'
  | 'on'
  | 'latest'
  | 'time'
  | 'certainty'
  | 'covered'
  | 'nation'
  | 'source'
  | 'hangsOn'
>;

/** Of the version that counts; else of the newest, so that no rule is shown without them. */
export function sourceOf(
  { versions }: ClockRule,
  due: Due | null,
): { readonly source: string; readonly certainty: RuleVersion['certainty'] | null } {
  const version = due?.version ?? versions.at(-1);
  return { source: version?.source ?? '', certainty: version?.certainty ?? null };
}

/** No calendar is said to end before a day that nobody knows. */
export const isCovered = (due: Due | null): boolean => due?.covered ?? true;

export function partsOf(rule: ClockRule, due: Due | null, state: ClockState, nation: Nation): Parts {
  return {
    ruleId: rule.id,
    title: rule.title,
    means: rule.means,
    whose: rule.whose,
    basis: rule.basis,
    state,
    on: due?.on ?? null,
    latest: due?.latest ?? null,
    time: due?.time ?? '',
    covered: isCovered(due),
    nation,
    ...sourceOf(rule, due),
    hangsOn: [],
  };
}

/** Whether it is the day of what it runs from, and not one counted from it. */
export const isTheDay = (due: Due | null): boolean => due?.version.amount === 0;

/**
 * What it is called, and what it runs from: a day that is the event's own is called as the event is, and runs from
 * nothing else.
 */
export const calledAs = (
  rule: Pick<ClockRule, 'title'>,
  ownDay: boolean,
  event: string,
): { readonly title: string; readonly about: string } =>
  ownDay && event !== '' ? { title: event, about: '' } : { title: rule.title, about: event };
