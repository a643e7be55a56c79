/** @file Words for days and what follows from them, shared by the parts of this feature. */
import type { TFunction } from 'i18next';
import type { DueView } from '../../src-main/contract/dates.ts';
import type { CallName } from '../../src-main/contract/index.ts';
import type { ClockState } from '../../src-main/core/clocks/running.ts';
import { formatDay } from '../../src-main/core/dates/fuzzy-date.ts';
import { NATIONS, type Nation } from '../../src-main/core/dates/working-days.ts';
import dates from '../i18n/en/dates.json' with { type: 'json' };

/** What was read of days, wherever it is shown. */
export const TOUCHED: readonly CallName[] = [
  'dateList',
  'todayShow',
  'clockDue',
  'caseShow',
  'caseList',
  'auditList',
];

const RESULTS = Object.keys(dates.result) as (keyof typeof dates.result)[];

/** In words; the code itself for one that was recorded under other rules. */
export function resultWord(t: TFunction<'dates'>, result: string): string {
  const known = RESULTS.find((one) => one === result);
  return known === undefined ? result : t(`result.${known}`);
}

const NEEDS = Object.keys(dates.need) as (keyof typeof dates.need)[];
export const needWords = (t: TFunction<'dates'>, needs: readonly string[]): string =>
  NEEDS.filter((one) => needs.includes(one))
    .map((one) => t(`need.${one}`))
    .join(', ');

/** "10 Dec 2026", "3 Nov to 2 Dec 2026", with a time where there is one; null where no day can be counted. */
export function dayWords(
  t: TFunction<'dates'>,
  { on, latest, time }: Pick<DueView, 'on' | 'latest' | 'time'>,
): string | null {
  if (on === null) return null;
  const day =
    latest === null || latest === on
      ? formatDay(on)
      : t('when.between', { first: formatDay(on), last: formatDay(latest) });
  return time === '' ? day : `${day}, ${time}`;
}

/** Whose law a rule is. */
export const nationsWords = (t: TFunction<'dates'>, nations: readonly Nation[]): string =>
  nations.length === NATIONS.length ? t('rule.all') : nations.map((one) => t(`nation.${one}`)).join(', ');

/** Whose law a rule is, on what it rests, how sure that is, and its source: no rule is shown without them. */
export const ruleWords = (
  t: TFunction<'dates'>,
  { nation, basis, certainty, source }: Pick<DueView, 'nation' | 'basis' | 'certainty' | 'source'>,
): string =>
  t('rule.of', {
    nation: t(`nation.${nation}`),
    basis: t(`basis.${basis}`),
    certainty: t(`certainty.${certainty ?? 'L'}`),
    source,
  });

/** What somebody has to look at now. */
export const needsYou = (state: ClockState): boolean =>
  state === 'overdue' || state === 'due' || state === 'no-day';
