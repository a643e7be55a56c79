/** @file The name of a period above what an account told of it, where a later account changed the name alone. */
import sheetWords from '../../../resources/codes/told-words.json' with { type: 'json' };
import { headOf, type Period, readPeriods } from './period.ts';
import type { RowTold } from './rows-told.ts';

/** The days and the place name the period as it stands: an account that did not tell them so is not made to say them. */
export function headAsTold(period: Period, row: RowTold['value'], then: RowTold['value']): string {
  const head = headOf(period);
  const [was, now] = [then, row].map((one) => readPeriods([one]).map(headOf).join(''));
  return was === now || head === '' ? head : `${head} (${sheetWords['head-later']})`;
}
