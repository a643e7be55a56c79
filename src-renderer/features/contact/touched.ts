/** @file What was read of contact and support, wherever it is shown. */
import type { CallName } from '../../../src-main/contract/index.ts';

export const TOUCHED: readonly CallName[] = [
  'contactList',
  'contactPlanShow',
  'supportShow',
  'caseShow',
  'caseList',
  'auditList',
];
