/** @file The calls of shared/contract/cases.ts and today.ts. */
import type { caseCalls } from '../../shared/contract/cases.ts';
import type { todayCalls } from '../../shared/contract/today.ts';
import type { Handlers } from '../handlers.ts';
import { caseList, caseShow } from './read-case.ts';
import { todayShow } from './today.ts';
import { caseCreate, caseUpdate } from './write-case.ts';
import { personAdd, personUpdate } from './write-person.ts';

export const caseHandlers = {
  caseCreate,
  caseUpdate,
  caseList,
  caseShow,
  personAdd,
  personUpdate,
  todayShow,
} satisfies Handlers<keyof typeof caseCalls | keyof typeof todayCalls>;
