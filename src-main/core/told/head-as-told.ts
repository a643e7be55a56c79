/** @file The name of a period above what an account told of it, where a later account changed the name alone. */
import sheetWords from '../../../resources/codes/told-words.json' with { type: 'json' };
import type { RowTold } from '../answers/rows-told.ts';
import { headOf, type Period, readPeriods, whenOf, whereOf } from './period.ts';

/** The days and the place name the period as it stands: an account that did not tell them so is not made to say them. */
export function headAsTold(period: Period, row: RowTold['value'], then: RowTold['value']): string {
  const head = headOf(period);
  const [was] = readPeriods([then]);
  const [now] = readPeriods([row]);
  const isAsItWas = was === now || (was && now && headOf(was) === headOf(now));
  return isAsItWas || head === '' ? head : `${head} (${wordFor(was, now)})`;
}

/** `head`, with what it was where another of `all` has the same days and place: two lines would be one to whoever reads them. */
export function withWhat(head: string, period: Period, all: readonly Period[]): string {
  const isOfTwo = all.filter((one) => headOf(one) === headOf(period)).length > 1;
  return head === '' || period.what === '' || !isOfTwo
    ? head
    : `${head} (${period.what.replaceAll(': ', ', ')})`;
}

/** Which part of the name was told later: the rest was told as it stands. */
function wordFor(was: Period | undefined, now: Period | undefined): string {
  if (was === undefined || now === undefined || same(was, now, whenOf) === same(was, now, whereOf))
    return sheetWords['head-told-later'];
  if (same(was, now, whenOf)) return sheetWords['place-told-later'];
  const isEnd = same(was, now, ({ from }) => JSON.stringify(from));
  return isEnd ? sheetWords['end-told-later'] : sheetWords['days-told-later'];
}

const same = (one: Period, other: Period, of: (period: Period) => string): boolean => of(one) === of(other);
