/** @file What is read anew once something was said about typing a sheet into the official form. */
import type { CallName } from '../../../src-main/contract/index.ts';

export const SUBMISSION_TOUCHES: readonly CallName[] = [
  'submissionShow',
  'submissionList',
  'readinessShow',
  'caseList',
];
