/** @file The calls of shared/contract/screening.ts. */
import type { copyOutCalls } from '../../shared/contract/copy-out.ts';
import type { linkCalls } from '../../shared/contract/links.ts';
import type { notificationCalls } from '../../shared/contract/notification.ts';
import type { screeningCalls } from '../../shared/contract/screening.ts';
import type { sheetExportCalls } from '../../shared/contract/sheet-export.ts';
import type { Handlers } from '../handlers.ts';
import { screeningCarryOver } from './carry-over.ts';
import { consentList, consentRecord, consentReleases } from './consent.ts';
import { consentCheck } from './consent-gate.ts';
import { copyOutCheck, copyOutRecord } from './copy-out.ts';
import { factList } from './facts.ts';
import { formList, formShow } from './forms.ts';
import { screeningLink, screeningRelink, screeningUnlink } from './links.ts';
import { notificationShow } from './notification.ts';
import { notificationExport } from './notification-export.ts';
import { screeningLinks, screeningQuotable } from './read-links.ts';
import { screeningAnswer } from './screening-answer.ts';
import { screeningNote, screeningPause, screeningResume } from './screening-margins.ts';
import { screeningContinue, screeningRecord } from './screening-record.ts';
import { screeningAddLayer, screeningSign } from './screening-sign.ts';
import {
  screeningHistory,
  screeningList,
  screeningOpen,
  screeningShow,
  screeningStart,
} from './screening-start.ts';
import { sheetExport } from './sheet-export.ts';
import { screeningSitting } from './sitting.ts';
import { screeningReading } from './worksheet.ts';

export const screeningHandlers = {
  formList,
  formShow,
  screeningStart,
  screeningList,
  screeningShow,
  screeningAnswer,
  screeningRecord,
  screeningContinue,
  screeningOpen,
  screeningHistory,
  screeningCarryOver,
  screeningReading,
  screeningLinks,
  screeningQuotable,
  screeningLink,
  screeningUnlink,
  screeningRelink,
  notificationShow,
  notificationExport,
  factList,
  screeningSign,
  screeningAddLayer,
  screeningNote,
  screeningPause,
  screeningResume,
  screeningSitting,
  consentRecord,
  consentCheck,
  consentList,
  consentReleases,
  copyOutCheck,
  copyOutRecord,
  sheetExport,
} satisfies Handlers<
  | keyof typeof screeningCalls
  | keyof typeof linkCalls
  | keyof typeof notificationCalls
  | keyof typeof copyOutCalls
  | keyof typeof sheetExportCalls
>;
