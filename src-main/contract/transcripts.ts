/** @file Recordings: played in the window, and written down beside it with marks of time. */
import * as z from 'zod';
import type { Transcript } from '../core/evidence/transcript.ts';
import { EvidenceId } from '../core/ids.ts';
import { call, longCall } from './call.ts';
import type { EvidenceView } from './evidence.ts';
import { Line, LongText, OptionalLine } from './fields.ts';

/** Bytes of one answer to whoever plays it: so much is read ahead. */
export const PART_BYTES = 1024 * 1024;

export interface RecordingPart {
  readonly bytes: Uint8Array;
  /** Of the whole recording. */
  readonly byteSize: number;
  readonly mediaType: string;
}

export const transcriptCalls = {
  /** From this byte on, at most so many; empty behind the end. Throws not-found for what is no recording. */
  recordingPart: call<RecordingPart>()(
    z.strictObject({
      evidenceId: EvidenceId,
      from: z.number().int().min(0),
      most: z.number().int().min(1).max(PART_BYTES).default(PART_BYTES),
    }),
  ),
  /** Every version, the newest first. Throws not-found. */
  transcriptShow: call<{ versions: Transcript[] }>()(z.strictObject({ evidenceId: EvidenceId })),
  /**
   * Saves a further version; those before it stay. A finished one is printed behind the page that stands for the recording in
   * bundles, in place of the finished one before. Throws not-found, missing-letters, too-many-pages, took-too-long, cancelled;
   * nothing is then saved.
   */
  transcriptSave: longCall<EvidenceView>()(
    z.strictObject({
      evidenceId: EvidenceId,
      text: LongText,
      language: OptionalLine,
      /** Who wrote it down. */
      by: Line,
      finished: z.boolean(),
    }),
  ),
};
