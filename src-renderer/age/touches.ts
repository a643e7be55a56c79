/** @file What is read anew once something about an age was written down. */
import type { CallName } from '../../src-main/contract/index.ts';

export const AGE_TOUCHES: readonly CallName[] = [
  'caseShow',
  'caseList',
  'factList',
  'screeningShow',
  'referralShow',
  'readinessShow',
  'screeningReading',
];
