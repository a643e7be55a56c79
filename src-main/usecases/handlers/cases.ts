/** @file The calls of contract/cases.ts and privilege.ts. */
import type { caseCalls } from '../../contract/cases.ts';
import type { privilegeCalls } from '../../contract/privilege.ts';
import { earlierWords, wordsDecide } from '../cases/earlier-words.ts';
import { privilegeLift, privilegeList, privilegeMark } from '../cases/privilege.ts';
import { caseList, caseShow } from '../cases/read-case.ts';
import { caseMatches, personApart, personMatches } from '../cases/same-person.ts';
import { caseCreate, caseSituation, caseUpdate } from '../cases/write-case.ts';
import { personAdd, personUpdate } from '../cases/write-person.ts';
import { undecidedDecide, undecidedList } from '../today/undecided.ts';
import type { Handlers } from './handlers.ts';

export const caseHandlers = {
  caseCreate,
  caseUpdate,
  caseSituation,
  caseList,
  caseShow,
  undecidedList,
  undecidedDecide,
  personAdd,
  personUpdate,
  earlierWords,
  wordsDecide,
  personMatches,
  caseMatches,
  personApart,
  privilegeMark,
  privilegeLift,
  privilegeList,
} satisfies Handlers<keyof typeof caseCalls | keyof typeof privilegeCalls>;
