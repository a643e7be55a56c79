/** @file Whatever is no PDF as pages: each kind by its own reader, loaded when one comes. */
import type { MediaType } from '../core/evidence/media-types.ts';
import { isPicture, isRecording, MEDIA_KINDS } from '../core/evidence/media-types.ts';
import type { Note } from '../core/findings/finding.ts';
import type { IntakeRequest, Part, WorkingStep } from './decoder.ts';
import type { IntakeTools } from './intake-tools.ts';
import type { WorkbookType } from './table/intake-table.ts';
import { intakeText } from './text-intake.ts';

export interface MadePages {
  /** What it turned out to be, where the first bytes do not tell. */
  readonly mediaType: MediaType;
  readonly pageCount: number;
  readonly workingCopy: Uint8Array;
  readonly notes: readonly Note[];
  readonly workingSteps: readonly WorkingStep[];
  readonly parts?: readonly Part[];
}

/** Throws as each reader does: damaged-file, empty-file, too-large, too-many-pages, missing-letters. */
export async function asPages(
  { bytes, fileName, transcript }: IntakeRequest,
  mediaType: Exclude<MediaType, 'application/pdf'>,
  tools: IntakeTools,
): Promise<MadePages> {
  if (isPicture(mediaType)) {
    const { intakePicture } = await import('./picture/intake-picture.ts');
    return { mediaType, ...(await intakePicture(bytes, mediaType)), workingSteps: ['converted-from-image'] };
  }
  if (isRecording(mediaType)) {
    const { intakeRecording } = await import('./recording/intake-recording.ts');
    const made = await intakeRecording(bytes, mediaType, tools, transcript);
    const behind = transcript === undefined ? [] : (['transcript-behind-it'] as const);
    return { ...made, workingSteps: ['slip-in-its-place', ...behind] };
  }
  if (mediaType === 'message/rfc822' || mediaType === 'application/vnd.ms-outlook') {
    const { intakeMail } = await import('./mail/intake-mail.ts');
    return { mediaType, ...(await intakeMail(bytes, mediaType, tools)), workingSteps: ['typeset-from-mail'] };
  }
  if (mediaType === 'application/zip') {
    const { intakeArchive } = await import('./archive/intake-archive.ts');
    return { mediaType, ...(await intakeArchive(bytes, tools)) };
  }
  if (mediaType === 'application/x-ole-storage') {
    const { intakeOldWorkbook } = await import('./table/intake-table.ts');
    const made = await intakeOldWorkbook(bytes, tools);
    if (made !== null) return { mediaType: 'application/vnd.ms-excel', ...made };
  }
  if (MEDIA_KINDS[mediaType].readAs === 'spreadsheet') {
    const { intakeWorkbook } = await import('./table/intake-table.ts');
    return { mediaType, ...(await intakeWorkbook(bytes, mediaType as WorkbookType, tools)) };
  }
  if (mediaType !== 'text/plain') {
    const { intakeDocument } = await import('./document/intake-document.ts');
    return { mediaType, ...(await intakeDocument(bytes, mediaType, tools)) };
  }
  return await intakeText(bytes, fileName, tools);
}
