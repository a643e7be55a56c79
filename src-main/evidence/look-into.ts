/**
 * @file A file that is too large to be held, and is kept as it came with a page in its place: what it is and how long, out of
 * parts of it. Runs in the decode worker. Its bytes are hashed and stored by whoever has them, meanwhile.
 */

import { isRecording } from '../core/evidence/media-types.ts';
import type { MadePages } from './as-pages.ts';
import { detectType } from './file-type.ts';
import type { IntakeTools } from './intake-tools.ts';
import { INTAKE_LIMITS } from './limits.ts';
import type { Looked, SlipRequest } from './looked.ts';
import { endsOf, type FileParts, PartsInBlocks } from './parts.ts';
import { tooLarge } from './too-large.ts';

/** What a file is known by. */
const ENDS = 64 * 1024;

/** Throws unsupported-type; too-large for what would have to be taken apart or drawn; of an archive, damaged-file, empty-file. */
export async function lookInto(parts: FileParts): Promise<Looked> {
  const looked = new PartsInBlocks(parts);
  const mediaType = detectType(await endsOf(looked, ENDS));
  if (isRecording(mediaType)) {
    const { listenInParts } = await import('./recording/listen-in-parts.ts');
    return { kind: 'recording', mediaType, heard: await listenInParts(looked, mediaType) };
  }
  if (mediaType === 'application/zip') {
    const { lookIntoZip } = await import('./archive/intake-archive.ts');
    return { kind: 'archive', inside: await lookIntoZip(looked) };
  }
  throw tooLarge(INTAKE_LIMITS.fileBytes);
}

/** The pages that stand for it. Throws as Decoder.setSlip. */
export async function slipOf(
  { looked, transcript, ...kept }: SlipRequest,
  tools: IntakeTools,
): Promise<MadePages> {
  if (looked.kind === 'archive') {
    const { listOfClosed } = await import('./archive/intake-archive.ts');
    return { mediaType: 'application/zip', ...(await listOfClosed(looked.inside, kept, tools)) };
  }
  const { slipFor } = await import('./recording/intake-recording.ts');
  const { mediaType, heard } = looked;
  const made = await slipFor(heard, { mediaType, ...kept }, tools, transcript);
  const behind = transcript === undefined ? [] : (['transcript-behind-it'] as const);
  return { ...made, workingSteps: ['slip-in-its-place', ...behind] };
}
