/** @file The calls of contract/evidence.ts, picture-reading.ts, transcripts.ts and redaction.ts. */
import type { evidenceCalls } from '../../contract/evidence.ts';
import type { pictureReadingCalls } from '../../contract/picture-reading.ts';
import type { redactionCalls } from '../../contract/redaction.ts';
import type { transcriptCalls } from '../../contract/transcripts.ts';
import { evidenceAdd } from '../evidence/add-evidence.ts';
import { evidenceAmend } from '../evidence/amend-evidence.ts';
import { evidenceRemove, evidenceRestore, evidenceUpdate } from '../evidence/change-evidence.ts';
import { evidenceExport } from '../evidence/export-evidence.ts';
import { redactionFind } from '../evidence/find-to-redact.ts';
import { evidenceGather } from '../evidence/gather-files.ts';
import { evidenceIndexed } from '../evidence/indexed-files.ts';
import { evidencePicturePages } from '../evidence/picture-pages.ts';
import {
  evidenceCustody,
  evidenceFind,
  evidenceList,
  evidencePage,
  evidencePageText,
  evidenceRemoved,
  evidenceThumbnail,
  evidenceViewed,
} from '../evidence/read-evidence.ts';
import { pictureReach, pictureRead, pictureReadIn, pictureReadingSet } from '../evidence/read-pictures.ts';
import { recordingPart } from '../evidence/recording-part.ts';
import {
  redactionAdd,
  redactionApply,
  redactionCheck,
  redactionList,
  redactionTakeBack,
} from '../evidence/redact.ts';
import { transcriptSave, transcriptShow } from '../evidence/transcribe.ts';
import { evidenceTurnPages } from '../evidence/turn-pages.ts';
import { evidencePdfBack, evidenceUsePdf } from '../evidence/use-pdf.ts';
import { evidenceVerify } from '../evidence/verify-evidence.ts';
import type { Handlers } from './handlers.ts';

export const evidenceHandlers = {
  evidenceGather,
  evidenceIndexed,
  evidenceAdd,
  evidenceUpdate,
  evidenceAmend,
  evidenceRemove,
  evidenceRestore,
  evidenceTurnPages,
  evidencePicturePages,
  evidenceUsePdf,
  evidencePdfBack,
  evidenceList,
  evidenceRemoved,
  evidenceThumbnail,
  evidencePageText,
  evidenceFind,
  evidencePage,
  evidenceViewed,
  evidenceCustody,
  evidenceVerify,
  evidenceExport,
  pictureReach,
  pictureRead,
  pictureReadIn,
  pictureReadingSet,
  recordingPart,
  transcriptShow,
  transcriptSave,
  redactionList,
  redactionAdd,
  redactionTakeBack,
  redactionFind,
  redactionApply,
  redactionCheck,
} satisfies Handlers<
  | keyof typeof evidenceCalls
  | keyof typeof pictureReadingCalls
  | keyof typeof transcriptCalls
  | keyof typeof redactionCalls
>;
