/** @file The calls of shared/contract/cases.ts. */
import type { caseCalls } from '../../shared/contract/cases.ts';
import type { Handlers } from '../handlers.ts';
import { caseList, caseShow } from './read-case.ts';
import { caseCreate, caseUpdate } from './write-case.ts';
import { personAdd, personUpdate } from './write-person.ts';

export const caseHandlers = {
  caseCreate,
  caseUpdate,
  caseList,
  caseShow,
  personAdd,
  personUpdate,
} satisfies Handlers<keyof typeof caseCalls>;
