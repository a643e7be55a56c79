/**
 * @file Documents of word processors and web pages, as their words: labelled so, because how they look is the program's that
 * made them. What is known of no reader here is kept whole, and a page says so.
 */
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
import { setOnPages } from '../rendered/set-on-pages.ts';
import { type DocumentRead, readDocx } from './docx.ts';
import { readOdt } from './odt.ts';
import { readRtf } from './rtf.ts';

const DOCX_PARTS =
  /^word\/(document|comments|footnotes|endnotes|numbering|styles|(?:header|footer)\d*)\.xml$/;

/** Throws damaged-file, empty-file, too-large, too-many-pages. */
export async function intakeDocument(bytes: Uint8Array, mediaType: MediaType, tools: IntakeTools) {
  const read = await words(bytes, mediaType);
  if (read === null) return await keptWhole(bytes, mediaType, tools);
  const letters = read.blocks.reduce(
    (sum, { runs }) => sum + runs.reduce((n, { text }) => n + text.length, 0),
    0,
  );
  if (letters === 0) throw refusal('empty-file', 'no-words');
  if (letters > INTAKE_LIMITS.textBytes) throw new TestimonyError('too-large', { detail: 'its words' });
  const notes: Note[] = [];
  if (read.changes > 0) notes.push(coded('changes-tracked', { count: read.changes }));
  if (read.comments > 0) notes.push(coded('remarks-inside', { count: read.comments }));
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

/** Null where nothing here reads it. */
async function words(bytes: Uint8Array, mediaType: MediaType): Promise<DocumentRead | null> {
  switch (mediaType) {
    case 'text/html':
      return { blocks: htmlBlocks(decodeText(bytes).text), changes: 0, comments: 0, leftOut: null };
    case 'application/vnd.openxmlformats-officedocument.wordprocessingml.document':
      return readDocx(openZip(bytes, (name) => DOCX_PARTS.test(name)));
    case 'application/rtf':
      return readRtf(bytes);
    case 'application/vnd.oasis.opendocument.text':
      return readOdt(openZip(bytes, (name) => name === 'content.xml' || name === 'styles.xml'));
    default:
      return null;
  }
}
