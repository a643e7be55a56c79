/** @file The calls of contract/interviews.ts. */
import type { screeningCalls } from '../../contract/interviews.ts';
import type { recordPaperCalls } from '../../contract/record-paper.ts';
import { typedKeptOnPaper } from '../disclosure/check.ts';
import { factList } from '../disclosure/disclosure.ts';
import { screeningNote, screeningPause, screeningResume } from '../interviews/annotations.ts';
import { recordExhibit } from '../interviews/exhibit-record.ts';
import { recordExport } from '../interviews/export-record.ts';
import { screeningSession } from '../interviews/interview-session.ts';
import { screeningAnswer } from '../interviews/screening-answer.ts';
import { screeningContinue, screeningRecord } from '../interviews/screening-record.ts';
import { screeningAddLayer, screeningSign } from '../interviews/screening-sign.ts';
import {
  screeningHistory,
  screeningList,
  screeningOpen,
  screeningShow,
  screeningStart,
} from '../interviews/screening-start.ts';
import { consentPaper, noticeSet, noticeShow } from '../leaving/consent-paper.ts';
import { formPaper } from '../leaving/form-paper.ts';
import { screeningCarryOver } from '../worksheets/carry-over.ts';
import type { Handlers } from './handlers.ts';

export const interviewHandlers = {
  screeningStart,
  screeningList,
  screeningShow,
  screeningAnswer,
  screeningRecord,
  screeningContinue,
  screeningOpen,
  screeningHistory,
  screeningCarryOver,
  factList,
  screeningSign,
  screeningAddLayer,
  screeningNote,
  screeningPause,
  screeningResume,
  screeningSession,
  formPaper,
  consentPaper,
  noticeShow,
  noticeSet,
  recordExport: (engine, input, job) => recordExport(engine, input, job, typedKeptOnPaper),
  recordExhibit,
} satisfies Handlers<keyof typeof screeningCalls | keyof typeof recordPaperCalls>;
