/** @file The periods that were told, as they stand and in the order of what happened, each with the row and the account it is from. */
import type { FactView } from '../answers/fact.ts';
import type { Told } from '../answers/rows-told.ts';
import { type RowTold, rowsTold } from '../answers/rows-told.ts';
import { type Period, readPeriods } from './period.ts';
import { asItHappened } from './period-order.ts';

export interface PeriodTold extends Told<Period> {
  readonly row: RowTold['value'];
  readonly told: RowTold;
}

/** As they stand; an account that adds to another may say again what that one said, and says it once. */
export const periodsTold = (fact: Pick<FactView, 'statements'> | undefined): PeriodTold[] =>
  asItHappened(
    rowsTold(fact).stands.flatMap((told) =>
      readPeriods([told.value]).map((value) => {
        const [before] = told.before === undefined ? [] : readPeriods([told.before.value]);
        return { value, said: told.said, row: told.value, told, ...(before === undefined ? {} : { before }) };
      }),
    ),
  );
