/** @file The calls of shared/contract/evidence.ts. */
import type { evidenceCalls } from '../../shared/contract/evidence.ts';
import type { Handlers } from '../handlers.ts';
import { evidenceAdd } from './add-evidence.ts';
import { evidenceRemove, evidenceRestore, evidenceUpdate } from './change-evidence.ts';
import { evidenceExport } from './export-evidence.ts';
import {
  evidenceCustody,
  evidenceList,
  evidencePage,
  evidenceRemoved,
  evidenceThumbnail,
  evidenceViewed,
} from './read-evidence.ts';
import { evidenceTurnPages } from './turn-pages.ts';
import { evidenceVerify } from './verify-evidence.ts';

export const evidenceHandlers = {
  evidenceAdd,
  evidenceUpdate,
  evidenceRemove,
  evidenceRestore,
  evidenceTurnPages,
  evidenceList,
  evidenceRemoved,
  evidenceThumbnail,
  evidencePage,
  evidenceViewed,
  evidenceCustody,
  evidenceVerify,
  evidenceExport,
} satisfies Handlers<keyof typeof evidenceCalls>;
