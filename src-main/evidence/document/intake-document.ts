/**
 * @file Documents of word processors, as their pages were written; web pages as their words, labelled so, because how they
 * look is the program's that shows them. What is known of no reader here is kept whole, and a page says so.
 */
import type { LaidOut, LaidOutPages } from '../../contract/laid-out.ts';
import type { Fact, RenderedHead, TextBlock } from '../../contract/rendering.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { MEDIA_KINDS, type MediaType } from '../../core/evidence/media-types.ts';
import { coded, type Note } from '../../core/findings/finding.ts';
import { decodeText } from '../../core/text/encoding.ts';
import { openZip } from '../archive/open-zip.ts';
import type { WorkingStep } from '../decoder.ts';
import type { IntakeTools } from '../intake-tools.ts';
import { INTAKE_LIMITS } from '../limits.ts';
import { asSize } from '../recording/intake-recording.ts';
import { refusal } from '../refusal.ts';
import { htmlBlocks } from '../rendered/html-blocks.ts';
import { countPages, setOnPages } from '../rendered/set-on-pages.ts';
import { DOCX_PARTS, readDocx } from './docx.ts';
import { contentsOf, type LaidOutRead, wordsOf } from './laid-out.ts';
import { ODT_PARTS, readOdt } from './odt.ts';
import type { DocumentRead } from './paragraphs.ts';
import { readRtf } from './rtf.ts';

/** Throws damaged-file, empty-file, too-large, too-many-pages. */
export async function intakeDocument(bytes: Uint8Array, mediaType: MediaType, tools: IntakeTools) {
  const laidOut = laidOutOf(bytes, mediaType);
  if (laidOut !== null) return await asWritten(laidOut, bytes, mediaType, tools);
  const read = words(bytes, mediaType);
  if (read === null) return await keptWhole(bytes, mediaType, tools);
  const letters = read.blocks.reduce(
    (sum, { runs }) => sum + runs.reduce((n, { text }) => n + text.length, 0),
    0,
  );
  if (letters === 0) throw refusal('empty-file', 'no-words');
  if (letters > INTAKE_LIMITS.textBytes) throw new TestimonyError('too-large', { detail: 'its words' });
  const notes = marked(read);
  if (read.leftOut !== null) notes.push(coded('words-alone', { ...read.leftOut }));
  const { readAs } = MEDIA_KINDS[mediaType];
  const head = readAs === 'web-page' ? readAs : 'document';
  return await set(bytes, mediaType, tools, {
    head,
    blocks: read.blocks,
    notes,
    step: 'typeset-as-plain-words',
  });
}

/** What goes in with it, and stands on a page behind its own. */
function marked({ changes, comments }: { readonly changes: number; readonly comments: number }): Note[] {
  const notes: Note[] = [];
  if (changes > 0) notes.push(coded('changes-tracked', { count: changes }));
  if (comments > 0) notes.push(coded('remarks-inside', { count: comments }));
  return notes;
}

/** On pages that look as they were written; as its words where that cannot be done. */
async function asWritten(read: LaidOutRead, bytes: Uint8Array, mediaType: MediaType, tools: IntakeTools) {
  const { letters, pictures, tables, margins, cells, tabbed, missing } = contentsOf(read.laidOut);
  if (letters + pictures + missing.pictures + missing.drawings === 0) throw refusal('empty-file', 'no-words');
  if (letters > INTAKE_LIMITS.textBytes) throw new TestimonyError('too-large', { detail: 'its words' });
  const notes = marked(read);
  const pages = await pagesOf(read.laidOut, { cells, tabbed }, bytes, tools);
  if (pages === null) {
    const left = { pictures: pictures + missing.pictures, tables, margins };
    const blocks = wordsOf(read.laidOut);
    return await set(bytes, mediaType, tools, {
      head: 'document',
      blocks,
      notes: [...notes, coded('words-alone', left)],
      step: 'typeset-as-plain-words',
    });
  }
  const { pdf, asCodes, broken } = pages;
  const unseen = { pictures: missing.pictures + broken, drawings: missing.drawings };
  if (unseen.pictures + unseen.drawings > 0) notes.push(coded('looks-in-part', unseen));
  if (asCodes.length > 0) notes.push(coded('letters-as-codes', { letters: asCodes.join(' ') }));
  const workingSteps: readonly WorkingStep[] = ['typeset-as-written'];
  return { pageCount: await countPages(pdf), workingCopy: pdf, notes, workingSteps };
}

/** Null where they cannot be set, or setting them would take minutes and more memory than an old laptop has. */
async function pagesOf(
  laidOut: LaidOut,
  { cells, tabbed }: { readonly cells: number; readonly tabbed: number },
  bytes: Uint8Array,
  tools: IntakeTools,
): Promise<LaidOutPages | null> {
  if (cells > INTAKE_LIMITS.laidOutCells || tabbed > INTAKE_LIMITS.tabbedLines) return null;
  try {
    return await tools.laidOut({ ...laidOut, sha256: tools.sha256(bytes) });
  } catch (thrown) {
    if (!(thrown instanceof TestimonyError) || thrown.code !== 'internal') throw thrown;
    return null;
  }
}

/** A page in its place. */
export const keptWhole = (bytes: Uint8Array, mediaType: MediaType, tools: IntakeTools) =>
  set(bytes, mediaType, tools, {
    head: 'kept-whole',
    blocks: [],
    notes: [coded('kept-whole')],
    step: 'slip-in-its-place',
  });

async function set(
  bytes: Uint8Array,
  mediaType: MediaType,
  tools: IntakeTools,
  about: { head: RenderedHead; blocks: readonly TextBlock[]; notes: readonly Note[]; step: WorkingStep },
) {
  const facts: Fact[] = [
    { label: 'kind', values: [MEDIA_KINDS[mediaType].name] },
    { label: 'size', values: [asSize(bytes.length)] },
    { label: 'sha256', values: [tools.sha256(bytes)] },
  ];
  const made = await setOnPages({ head: about.head, facts, blocks: about.blocks }, tools);
  return { ...made, notes: [...about.notes, ...made.notes], workingSteps: [about.step] };
}

/** Null where no reader here knows its pages. */
function laidOutOf(bytes: Uint8Array, mediaType: MediaType): LaidOutRead | null {
  switch (mediaType) {
    case 'application/vnd.openxmlformats-officedocument.wordprocessingml.document':
      return readDocx(openZip(bytes, (name) => DOCX_PARTS.test(name)));
    case 'application/vnd.oasis.opendocument.text':
      return readOdt(openZip(bytes, (name) => ODT_PARTS.test(name)));
    default:
      return null;
  }
}

/** Null where nothing here reads it. */
function words(bytes: Uint8Array, mediaType: MediaType): DocumentRead | null {
  switch (mediaType) {
    case 'text/html':
      return { blocks: htmlBlocks(decodeText(bytes).text), changes: 0, comments: 0, leftOut: null };
    case 'application/rtf':
      return readRtf(bytes);
    default:
      return null;
  }
}
