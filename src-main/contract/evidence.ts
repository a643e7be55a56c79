/** @file Evidence: intake, look, custody, export. */
import * as z from 'zod';
import type { PageDirection } from '../core/bundles/page-direction.ts';
import { FIGURE_ORDERS } from '../core/dates/figure-order.ts';
import { FuzzyDate } from '../core/dates/fuzzy-date.ts';
import type { HiddenWords } from '../core/evidence/hidden-words.ts';
import { NOTE_LETTERS, NOTES_OF_ONE } from '../core/evidence/index-notes.ts';
import type { MachineRead } from '../core/evidence/machine-read.ts';
import type { PageWord } from '../core/evidence/page-words.ts';
import type { TextGuess } from '../core/evidence/text-guesses.ts';
import type { TranscriptState } from '../core/evidence/transcript.ts';
import type { Coded, Note } from '../core/findings/finding.ts';
import { CaseId, EvidenceId, FileHandle, type ScreeningId } from '../core/ids.ts';
import { call, longCall } from './call.ts';
import { DecisionFields, ForPurpose, Line, OptionalLine } from './fields.ts';
import { Released } from './privilege.ts';

/** Words that stand beside a page, not on it: a reviewer's comment, or a form answer no font here can draw. */
export interface PageComment {
  /** 1-based page of the working copy. */
  readonly page: number;
  /** As the comment says; empty when it names nobody. */
  readonly author: string;
  readonly text: string;
  /** Set where it is no comment but an answer or a note that was typed onto the page, which shows a part of it only. */
  readonly onPage?: 'not-whole';
  /** The field of a form that the words answer, empty where it has no name; left out where they answer none. */
  readonly answers?: string;
}
/** Of an exhibit that was made here: the record as it stood then. */
export interface MadeFrom {
  readonly screeningId: ScreeningId;
  readonly formTitle: string;
  readonly formVersion: string;
  /** What the record's sign-off locked. */
  readonly signedSha256: string;
  /** How many later accounts are on its pages. */
  readonly accounts: number;
  /** The last entry of the log about the record when it was made. */
  readonly recordSeq: number;
  /** Whether something was said since that is not on its pages, or what is kept back of the person changed. */
  readonly newerSince: boolean;
}
export interface EvidenceView {
  /** In a list: what its first page lets one guess of it, where nobody said so yet; left out for nothing. */
  readonly inText?: TextGuess;
  readonly id: EvidenceId;
  readonly caseId: CaseId;
  readonly exhibitRef: string;
  readonly title: string;
  readonly documentDate: FuzzyDate | null;
  readonly section: string;
  readonly originalName: string;
  readonly mediaType: string;
  readonly byteSize: number;
  readonly sha256: string;
  readonly pageCount: number;
  /** How the copy that goes into a bundle was made from the original. */
  readonly workingSteps: readonly string[];
  readonly notes: readonly Note[];
  readonly comments: readonly PageComment[];
  /** Pages not named stand as they came. */
  readonly pageDirections: readonly PageDirection[];
  /** Words that a search finds on its pages and nobody sees, in page order. */
  readonly hidden: readonly HiddenWords[];
  /** Pages that bundles show as pictures of what is seen of them: nothing else of them goes along. In order. */
  readonly pictured: readonly number[];
  /** Pages whose words were read by machine from what is seen of them: in the working copy, and never in the file as it came. */
  readonly machineRead: readonly MachineRead[];
  /** What was written down of a recording; null where nothing was. */
  readonly transcript: TranscriptState | null;
  readonly receivedAt: string;
  readonly receivedBy: string;
  readonly receivedFrom: string;
  /** Null for what came from outside. */
  readonly madeFrom: MadeFrom | null;
  /** Marked privileged: it leaves only where it is released by name, see contract/privilege.ts. */
  readonly privileged: boolean;
}
/** One that was just taken in. */
export interface AddedEvidence extends EvidenceView {
  /** What came inside it, each an exhibit of its own: attachments of an e-mail, and what came inside those. */
  readonly inside: readonly EvidenceView[];
}
/** Out of lists and bundles; kept all the same, so that it can be brought back. */
export interface RemovedEvidence extends EvidenceView {
  readonly removedAt: string;
  readonly removedBy: string;
  /** Empty where none was recorded. */
  readonly removedWhy: string;
}
export interface CustodyEventView {
  readonly seq: number;
  readonly action: string;
  readonly at: string;
  readonly actor: string;
  readonly from: string;
  readonly to: string;
  readonly purpose: string;
  readonly sha256: string;
  readonly tool: string;
}
export interface EvidenceCheck {
  readonly id: EvidenceId;
  readonly title: string;
  readonly sha256Recorded: string;
  readonly sha256Now: string;
  readonly custodyIntact: boolean;
  readonly intact: boolean;
}
/** Bytes cross as Uint8Array; pictures are PNG or JPEG. */
export interface Picture {
  readonly mediaType: 'image/png' | 'image/jpeg';
  readonly bytes: Uint8Array;
}

/** What of one exhibit is to be otherwise; what is left out stays as it is. */
const EvidenceChange = z.strictObject({
  evidenceId: EvidenceId,
  title: Line.optional(),
  exhibitRef: OptionalLine.unwrap().optional(),
  documentDate: FuzzyDate.nullable().optional(),
  section: OptionalLine.unwrap().optional(),
  receivedFrom: OptionalLine.unwrap().optional(),
});
export type EvidenceChange = z.infer<typeof EvidenceChange>;

/** A file that is to go in, out of what was picked or dropped. */
export interface GatheredFile {
  readonly handle: FileHandle;
  readonly name: string;
  readonly byteSize: number;
  /** From the folder it lies in; empty for none. */
  readonly section: string;
}

/** A file that an index lists, with what stands there of it. */
export interface IndexedFile extends GatheredFile {
  readonly title: string;
  readonly documentDate: FuzzyDate | null;
  readonly exhibitRef: string;
  readonly password?: string;
  readonly notes?: readonly string[];
}

export interface IndexFound {
  /** Name of the index in the folder; null where there is none. */
  readonly index: string | null;
  readonly files: readonly IndexedFile[];
  /** Names of files in the folder that it does not list. */
  readonly notListed: readonly string[];
  /** How it was read, where it does not say so itself. */
  readonly remarks: readonly Coded[];
  /** Its dates can be read two ways, and nobody has said which: the first of them, read each way. */
  readonly dates: { readonly dayFirst: string; readonly monthFirst: string } | null;
}

export const evidenceCalls = {
  /**
   * The index that lies in a folder, and what it lists. Nothing is taken in. Throws file-unreadable, and index-unusable with the
   * lines that cannot be used.
   */
  evidenceIndexed: call<IndexFound>()(
    z.strictObject({ picked: FileHandle, dates: z.enum(FIGURE_ORDERS).optional() }),
  ),
  /**
   * The files in what was picked or dropped, folders opened, in the order of their names; a folder is a section, and so are
   * the folders in one that was given alone. `passedOver`: names of what nobody means, as systems leave it beside files.
   * Throws file-unreadable, and too-large for a folder of more files than a case takes.
   */
  evidenceGather: call<{ files: GatheredFile[]; passedOver: string[] }>()(
    z.strictObject({ picked: z.array(FileHandle).min(1).max(5000) }),
  ),
  /**
   * One file a call. An empty title, and a date that is null, are taken from the file's name where it has them
   * ("2026-01-05 Statement.pdf"; see core/evidence/file-name.ts). `duplicate` is refused, naming the first copy, unless
   * `allowDuplicate`; where that copy was removed, `record` is its identifier, for `evidenceRestore`.
   */
  evidenceAdd: longCall<AddedEvidence>()(
    z.strictObject({
      caseId: CaseId,
      file: FileHandle,
      title: OptionalLine,
      exhibitRef: OptionalLine,
      documentDate: FuzzyDate.nullable().default(null),
      section: OptionalLine,
      receivedFrom: OptionalLine,
      password: z.string().max(1024).optional(),
      allowDuplicate: z.boolean().default(false),
      /** What somebody wrote about it in an index, kept with it and in no bundle. */
      notes: z.array(z.string().min(1).max(NOTE_LETTERS)).max(NOTES_OF_ONE).optional(),
      /** Stands before this one in the case, with what came inside it; last without one. */
      before: EvidenceId.optional(),
    }),
  ),
  evidenceUpdate: call<EvidenceView>()(
    z.strictObject({
      evidenceId: EvidenceId,
      title: Line,
      exhibitRef: OptionalLine,
      documentDate: FuzzyDate.nullable(),
      section: OptionalLine,
      receivedFrom: OptionalLine,
    }),
  ),
  /**
   * Describes one or several anew, in one transaction and with an entry of the log for each that differs; answers those,
   * in the order asked for. All of it or nothing.
   */
  evidenceAmend: call<{ evidence: EvidenceView[] }>()(
    z.strictObject({ changes: z.array(EvidenceChange).min(1).max(5000) }),
  ),
  /** Takes it out of lists and bundles; bytes and custody stay. `evidenceRestore` undoes it. */
  evidenceRemove: call<{ removed: true }>()(z.strictObject({ evidenceId: EvidenceId, reason: OptionalLine })),
  evidenceRestore: call<EvidenceView>()(z.strictObject({ evidenceId: EvidenceId })),
  /** How bundles show these pages; null leaves it to their text again. Neither file nor custody changes. */
  evidenceTurnPages: call<EvidenceView>()(
    z.strictObject({
      evidenceId: EvidenceId,
      pages: z.array(z.number().int().min(1)).min(1).max(5000),
      quarterTurns: z.literal([0, 1, 2, 3]).nullable(),
    }),
  ),
  /**
   * These pages, in the place of any before, go into bundles as pictures of what is seen of them, so that no hidden
   * words go along; none takes it back. The file and its custody stay as they are.
   */
  evidencePicturePages: longCall<EvidenceView>()(
    z.strictObject({
      evidenceId: EvidenceId,
      pages: z.array(z.number().int().min(1)).max(5000),
    }),
  ),
  /** A PDF made elsewhere becomes an exhibit, named and dated like this one, and takes its place in every bundle that is arranged. */
  evidenceUsePdf: longCall<{ readonly evidence: EvidenceView; readonly bundles: number }>()(
    z.strictObject({
      evidenceId: EvidenceId,
      file: FileHandle,
      receivedFrom: OptionalLine,
    }),
  ),
  /** The way back: the PDF is removed from the case, and the file stands in its place again. */
  evidencePdfBack: call<{ readonly bundles: number }>()(z.strictObject({ evidenceId: EvidenceId })),
  evidenceList: call<{ evidence: EvidenceView[] }>()(z.strictObject({ caseId: CaseId })),
  /** What was taken out, the last first. */
  evidenceRemoved: call<{ removed: RemovedEvidence[] }>()(z.strictObject({ caseId: CaseId })),
  evidenceThumbnail: call<Picture | null>()(z.strictObject({ evidenceId: EvidenceId })),
  evidencePage: longCall<Picture>()(
    z.strictObject({
      evidenceId: EvidenceId,
      page: z.number().int().min(1),
      width: z.number().int().min(100).max(2400),
    }),
  ),
  /** The words of a page and where they stand on it, in the order in which they are read; and its size in points as shown. */
  evidencePageText: longCall<{
    words: readonly PageWord[];
    readonly width: number;
    readonly height: number;
  }>()(z.strictObject({ evidenceId: EvidenceId, page: z.number().int().min(1) })),
  /** Where words stand in it: on which page, and which of the page's words is the first of them. */
  evidenceFind: longCall<{ found: readonly { readonly page: number; readonly at: number }[] }>()(
    z.strictObject({ evidenceId: EvidenceId, search: Line }),
  ),
  /** Records that a person opened it: one custody event. */
  evidenceViewed: call<{ recorded: true }>()(z.strictObject({ evidenceId: EvidenceId })),
  evidenceCustody: call<{ events: CustodyEventView[] }>()(z.strictObject({ evidenceId: EvidenceId })),
  evidenceVerify: longCall<{ checks: EvidenceCheck[]; intact: boolean }>()(
    z.strictObject({ caseId: CaseId }),
  ),
  /**
   * Throws `bad-input` for a purpose that originals are not given out for.
   */
  evidenceExport: longCall<{ fileName: string; sha256: string }>()(
    z.strictObject({
      evidenceId: EvidenceId,
      folder: FileHandle,
      forPurpose: ForPurpose,
      /** More about it, in words: it stands in the custody record. */
      purpose: OptionalLine,
      /** Who will hold it; consent for this recipient counts. */
      recipient: OptionalLine,
      ...DecisionFields,
      released: Released,
    }),
  ),
};
