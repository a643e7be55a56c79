/** @file The calls of contract/dates.ts. */
import type { dateCalls } from '../../contract/dates.ts';
import { dateList } from '../clocks/case-dates.ts';
import { clockExplain, dateKinds, shelfList } from '../clocks/without-a-case.ts';
import { clockReopen, clockSettle, dateAmend, dateRecord, dateWithdraw } from '../clocks/write-dates.ts';
import { clockDue } from '../today/everything.ts';
import type { Handlers } from './handlers.ts';

export const dateHandlers = {
  dateKinds,
  dateList,
  dateRecord,
  dateAmend,
  dateWithdraw,
  clockSettle,
  clockReopen,
  clockDue,
  clockExplain,
  shelfList,
} satisfies Handlers<keyof typeof dateCalls>;
