/** @file Pages without text, read by machine from what is seen of them: offline, page by page, and off by choice. */
import * as z from 'zod';
import { CaseId, type EvidenceId, FileHandle } from '../core/ids.ts';
import { call, longCall } from './call.ts';

export interface PictureReach {
  /** False where this vault has turned it off. */
  readonly on: boolean;
  /** Pages that have no text and were not read yet, by exhibit, in the order of the case. */
  readonly waiting: readonly {
    readonly evidenceId: EvidenceId;
    readonly title: string;
    readonly pages: readonly number[];
  }[];
  /** Exhibits whose pages nobody has looked at for words: they are first. */
  readonly notLookedAt: number;
  /** Pages that could not be read, or whose words could not be laid into the copy that goes into bundles. */
  readonly failed: readonly {
    readonly evidenceId: EvidenceId;
    readonly title: string;
    readonly page: number;
    readonly code: string;
  }[];
}

/** The languages somebody brings along: at most that many files. */
const MOST_LANGUAGES = 8;

export const pictureReadingCalls = {
  pictureReach: call<PictureReach>()(z.strictObject({ caseId: CaseId })),
  /**
   * Reads the pages of a case that have no text, or those of one exhibit, and lays the words into the working copies, where
   * nobody sees them and a search finds them. What was read stays read when it is stopped. English needs nothing;
   * `languages` are files of Tesseract's data. `again`: also what could not be read. Throws turned-off, language-unusable, cancelled.
   */
  pictureRead: longCall<PictureReach>()(
    z.strictObject({
      caseId: CaseId,
      languages: z.array(FileHandle).max(MOST_LANGUAGES).default([]),
      again: z.boolean().default(false),
    }),
  ),
  /** Turns it on or off for everybody who opens this vault. What was read stays. */
  pictureReadingSet: call<{ on: boolean }>()(z.strictObject({ on: z.boolean() })),
};
