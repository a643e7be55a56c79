/** @file The calls of contract/cases.ts and today.ts. */
import type { caseCalls } from '../../contract/cases.ts';
import type { privilegeCalls } from '../../contract/privilege.ts';
import type { todayCalls } from '../../contract/today.ts';
import { privilegeLift, privilegeList, privilegeMark } from '../cases/privilege.ts';
import { caseList, caseShow } from '../cases/read-case.ts';
import { caseCreate, caseSituation, caseUpdate } from '../cases/write-case.ts';
import { personAdd, personUpdate } from '../cases/write-person.ts';
import { todayShow } from '../today/today.ts';
import type { Handlers } from './handlers.ts';

export const caseHandlers = {
  caseCreate,
  caseUpdate,
  caseSituation,
  caseList,
  caseShow,
  personAdd,
  personUpdate,
  todayShow,
  privilegeMark,
  privilegeLift,
  privilegeList,
} satisfies Handlers<keyof typeof caseCalls | keyof typeof todayCalls | keyof typeof privilegeCalls>;
