/** @file What is struck out of exhibits: marks, names found to be marked, and the proof that nothing is left. */
import * as z from 'zod';
import type { Coded } from '../core/findings/finding.ts';
import { CaseId, EvidenceId, FileHandle } from '../core/ids.ts';
import type { FoundWords } from '../core/redaction/find-words.ts';
import { MARK_LIMITS, MarkRect } from '../core/redaction/marks.ts';
import { ReaderScope } from '../core/withholding/readers.ts';
import { call, longCall } from './call.ts';
import { Line, OptionalLine } from './fields.ts';

const Term = z.string().trim().min(1).max(MARK_LIMITS.termLetters);
const Terms = z.array(Term).max(MARK_LIMITS.terms);
const Mark = z.strictObject({
  page: z.number().int().min(1),
  rects: z.array(MarkRect).min(1).max(MARK_LIMITS.rects),
  /** Words that must be nowhere in what these readers get; none where only this place is struck out. */
  terms: Terms.default([]),
});

/** One that was not taken back. */
export interface RedactionView extends z.output<typeof Mark> {
  readonly id: string;
  readonly evidenceId: EvidenceId;
  /** Id of a reason in resources/redaction-reasons.json. */
  readonly reason: string;
  readonly basis: string;
  /** Null: for everybody who gets a served copy. */
  readonly readers: ReaderScope | null;
  readonly at: string;
  readonly by: string;
}

/** Why something may be struck out. */
export interface RedactionReason {
  readonly id: string;
  readonly title: string;
  readonly basis: string;
  readonly certainty: 'H' | 'M' | 'L';
}

export interface FoundToRedact extends FoundWords {
  readonly evidenceId: EvidenceId;
  readonly title: string;
  /** It is under a mark already. */
  readonly isMarked: boolean;
}

/** What a proof of a file found. */
export interface ProofView {
  /** Where something is left; empty where nothing is. */
  readonly left: readonly Coded[];
  /** Pages that could not be searched: letters of which no table says what they are, or a picture without words. */
  readonly unread: readonly number[];
  /** Pages without words that can be searched, read by machine, which may miss a word. */
  readonly byMachine: readonly number[];
  readonly pages: number;
  readonly objects: number;
}

export const redactionCalls = {
  /** What is struck out of the papers of a case, in their order, those that were removed last, and the reasons there are. */
  redactionList: call<{ marks: RedactionView[]; reasons: readonly RedactionReason[] }>()(
    z.strictObject({ caseId: CaseId }),
  ),
  /**
   * Marks kept with the case: the exhibit itself is never changed. An empty basis is that of the reason. Throws not-found, and
   * bad-input for a page it has not, or a reason there is not.
   */
  redactionAdd: call<{ marks: RedactionView[] }>()(
    z.strictObject({
      evidenceId: EvidenceId,
      marks: z.array(Mark).min(1).max(MARK_LIMITS.marks),
      reason: Line,
      basis: OptionalLine,
      readers: ReaderScope.nullable().default(null),
    }),
  ),
  /** Takes marks back; the log keeps that they were there. All or none. Throws not-found. */
  redactionTakeBack: call<{ takenBack: number }>()(
    z.strictObject({ ids: z.array(Line).min(1).max(MARK_LIMITS.marks), why: OptionalLine }),
  ),
  /**
   * Where names of the case's people, ways to reach them, words withheld from a reader and words that are typed stand in its
   * papers. Nothing is marked. `unread`: pages without words, in which nothing could be found.
   */
  redactionFind: longCall<{
    found: FoundToRedact[];
    terms: readonly string[];
    unread: readonly {
      readonly evidenceId: EvidenceId;
      readonly title: string;
      readonly pages: readonly number[];
    }[];
  }>()(
    z.strictObject({
      caseId: CaseId,
      /** One paper only; all of the case without it. */
      evidenceId: EvidenceId.optional(),
      words: Terms.default([]),
      /** Of the people of the case, and what is withheld. */
      names: z.boolean().default(false),
      reader: OptionalLine,
    }),
  ),
  /**
   * Applies the marks of an exhibit for a reader and proves the copy, which nothing keeps: the log has its SHA-256 and what the
   * proof found. Throws not-found, bad-input where nothing of it is marked, damaged-file.
   */
  redactionApply: longCall<
    ProofView & { readonly sha256: string; readonly drawn: readonly number[]; readonly marks: number }
  >()(z.strictObject({ evidenceId: EvidenceId, reader: OptionalLine })),
  /** Searches any finished PDF for words that must not be in it. Throws file-unreadable, too-large. */
  redactionCheck: longCall<ProofView>()(z.strictObject({ file: FileHandle, words: Terms.min(1) })),
};
