/** @file The calls of worksheets: links, copying out, the Duty to Notify copy, printing. */
import type { accountCalls } from '../../contract/accounts.ts';
import type { copyOutCalls } from '../../contract/copy-out.ts';
import type { linkCalls } from '../../contract/links.ts';
import type { notificationCalls } from '../../contract/notification.ts';
import type { offerCalls } from '../../contract/offers.ts';
import type { readinessCalls } from '../../contract/readiness.ts';
import type { referralCalls } from '../../contract/referral.ts';
import type { submissionCalls } from '../../contract/submission.ts';
import type { worksheetExportCalls } from '../../contract/worksheet-export.ts';
import { screeningLinks, screeningQuotable } from '../answers/read-links.ts';
import { accountsList } from '../worksheets/accounts-list.ts';
import { copyOutCheck, copyOutRecord } from '../worksheets/copy-out.ts';
import { screeningLink, screeningRelink, screeningUnlink } from '../worksheets/links.ts';
import { notificationShow } from '../worksheets/notification.ts';
import { notificationExport } from '../worksheets/notification-export.ts';
import { offerLeave, offerTakeUp, pointOffers } from '../worksheets/offers.ts';
import { readinessSetAside, readinessShow, readinessTakeUp } from '../worksheets/readiness.ts';
import { referralShow } from '../worksheets/referral.ts';
import { accountsSettle } from '../worksheets/settle-accounts.ts';
import { accountsMore, accountsMoreSettle } from '../worksheets/settle-more.ts';
import { accountsRowSettle } from '../worksheets/settle-row.ts';
import {
  submissionList,
  submissionRecord,
  submissionShow,
  submissionWithdraw,
} from '../worksheets/submission.ts';
import { accountsWithheld } from '../worksheets/withheld-list.ts';
import { accountsGiveBack, accountsWithhold } from '../worksheets/withhold.ts';
import { screeningReading } from '../worksheets/worksheet.ts';
import { worksheetExport } from '../worksheets/worksheet-export.ts';
import type { Handlers } from './handlers.ts';

export const worksheetHandlers = {
  screeningReading,
  accountsList,
  accountsSettle,
  accountsMore,
  accountsMoreSettle,
  accountsRowSettle,
  accountsWithheld,
  accountsWithhold,
  accountsGiveBack,
  screeningLinks,
  screeningQuotable,
  screeningLink,
  screeningUnlink,
  screeningRelink,
  pointOffers,
  offerLeave,
  offerTakeUp,
  readinessShow,
  readinessSetAside,
  readinessTakeUp,
  submissionList,
  submissionShow,
  submissionRecord,
  submissionWithdraw,
  referralShow,
  notificationShow,
  notificationExport,
  copyOutCheck,
  copyOutRecord,
  worksheetExport,
} satisfies Handlers<
  | keyof typeof accountCalls
  | keyof typeof linkCalls
  | keyof typeof offerCalls
  | keyof typeof readinessCalls
  | keyof typeof submissionCalls
  | keyof typeof referralCalls
  | keyof typeof notificationCalls
  | keyof typeof copyOutCalls
  | keyof typeof worksheetExportCalls
>;
