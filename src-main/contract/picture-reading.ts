/** @file Pages without text, read by machine from what is seen of them: offline, page by page, and off by choice. */
import * as z from 'zod';
import { CaseId, EvidenceId, FileHandle } from '../core/ids.ts';
import { call, longCall } from './call.ts';

/** As their files are called, without the ending: "ukr". English is always there, and not among them. */
export interface ReadingLanguages {
  /** Where the files lie on this computer; '' where nobody named a folder. */
  readonly folder: string;
  /** `gone`: a folder was named, and cannot be read now. */
  readonly state: 'none' | 'there' | 'gone';
  readonly there: readonly string[];
  /** Those that pages are read in where nobody chose others for their exhibit. */
  readonly usual: readonly string[];
}

export interface PictureReach {
  /** False where this vault has turned it off. */
  readonly on: boolean;
  /** Pages that have no text and were not read yet, by exhibit, in the order of the case. */
  readonly waiting: readonly {
    readonly evidenceId: EvidenceId;
    readonly title: string;
    readonly pages: readonly number[];
    /** Languages beside English that somebody chose for it; null for those that are usual. */
    readonly languages: readonly string[] | null;
  }[];
  readonly languages: ReadingLanguages;
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

const Languages = z.array(z.string().regex(/^[A-Za-z][A-Za-z0-9_-]{1,30}$/)).max(MOST_LANGUAGES);

export const pictureReadingCalls = {
  pictureReach: call<PictureReach>()(z.strictObject({ caseId: CaseId })),
  /**
   * Reads the pages of a case that have no text, or those of one exhibit, and lays the words into the working copies, where
   * nobody sees them and a search finds them. What was read stays read when it is stopped. English needs nothing;
   * `languages` are files of Tesseract's data. for this time, in place of
   * the usual ones. `again`: also what could not be read. Throws turned-off, language-missing, language-unusable, cancelled.
   */
  pictureRead: longCall<PictureReach>()(
    z.strictObject({
      caseId: CaseId,
      languages: z.array(FileHandle).max(MOST_LANGUAGES).default([]),
      again: z.boolean().default(false),
    }),
  ),
  /**
   * In which languages the pages of an exhibit are read from now on, beside English; null for the usual ones. What was read
   * stays as it was read. Throws not-found; language-missing for one that has no file in the vault's folder.
   */
  pictureReadIn: call<{ languages: readonly string[] | null }>()(
    z.strictObject({ evidenceId: EvidenceId, languages: Languages.nullable() }),
  ),
  /**
   * For everybody who opens this vault, what is given of it: whether pages are read at all, the folder with files of
   * languages (null: none), and the languages that are usual. What was read stays. Throws language-missing, also for a
   * folder without any such file; file-unreadable for one that cannot be read.
   */
  pictureReadingSet: call<{ on: boolean }>()(
    z.strictObject({
      on: z.boolean().optional(),
      folder: FileHandle.nullable().optional(),
      usual: Languages.optional(),
    }),
  ),
};
