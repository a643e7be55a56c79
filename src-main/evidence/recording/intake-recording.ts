/**
 * @file Sound and video: kept whole and changed by nothing. What goes into a bundle is a page that says what is kept,
 * how long it is, and its hash. A file whose frame cannot be read is evidence all the same, and goes in with a note.
 */
import type { IFormat } from 'music-metadata';
import type { Fact } from '../../contract/rendering.ts';
import { MEDIA_KINDS, type RecordingType, recordingName } from '../../core/evidence/media-types.ts';
import type { Transcript } from '../../core/evidence/transcript.ts';
import { coded, type Note } from '../../core/findings/finding.ts';
import type { IntakeTools } from '../intake-tools.ts';
import type { Heard } from '../looked.ts';
import { setOnPages } from '../rendered/set-on-pages.ts';

import { readEbml } from './ebml.ts';
import { madeNotes, madeOf } from './made.ts';

// How long an AMR recording is: every frame is a fiftieth of a second. Telephones of the 2000s made these.

/** Bytes of a frame by its kind, the byte that says the kind included (RFC 4867, section 5.3). 0: no such kind. */
const NARROW = [13, 14, 16, 18, 20, 21, 27, 32, 6, 0, 0, 0, 0, 0, 0, 1];
const WIDE = [18, 24, 33, 37, 41, 47, 51, 59, 61, 6, 0, 0, 0, 0, 1, 1];
const FRAMES_A_SECOND = 50;

/** Seconds, or null where a frame is none. */
function amrSeconds(bytes: Uint8Array): number | null {
  const isWide = bytes[5] === 0x2d;
  const sizes = isWide ? WIDE : NARROW;
  let at = isWide ? 9 : 6;
  let frames = 0;
  while (at < bytes.length) {
    const size = sizes[((bytes[at] ?? 0) >> 3) & 0x0f] ?? 0;
    if (size === 0) return null;
    at += size;
    if (at <= bytes.length) frames += 1;
  }
  return frames / FRAMES_A_SECOND;
}

/** One container under several names. */
export const ISO = /^video\/(mp4|quicktime|3gpp)$/;
export const EBML = /^video\/(webm|x-matroska)$/;
export const UNREAD: Heard = {
  seconds: null,
  format: '',
  isSoundOnly: false,
  made: { when: '', where: '', hasPlace: false },
};

export async function intakeRecording(
  bytes: Uint8Array,
  mediaType: RecordingType,
  tools: IntakeTools,
  transcript?: Transcript,
) {
  const heard = await listen(bytes, mediaType);
  const kept = { byteSize: bytes.length, sha256: tools.sha256(bytes) };
  return await slipFor(heard, { mediaType, ...kept }, tools, transcript);
}

/** The page that stands for a recording, with what was written down of it behind. `sha256`: of the file, lower-case hex. */
export async function slipFor(
  heard: Heard,
  kept: { readonly mediaType: RecordingType; readonly byteSize: number; readonly sha256: string },
  tools: IntakeTools,
  transcript?: Transcript,
) {
  const { mediaType, byteSize, sha256 } = kept;
  const type = heard.isSoundOnly && mediaType.startsWith('video/') ? 'audio/mp4' : mediaType;
  const facts: Fact[] = [
    { label: 'kept-as', values: [recordingName(type, sha256)] },
    { label: 'kind', values: [MEDIA_KINDS[type].name] },
  ];
  if (heard.seconds !== null) facts.push({ label: 'duration', values: [asClock(heard.seconds)] });
  if (heard.format !== '') facts.push({ label: 'format', values: [heard.format] });
  facts.push({ label: 'size', values: [asSize(byteSize)] }, { label: 'sha256', values: [sha256] });
  const notes: Note[] = [];
  if (heard.seconds === null) notes.push(coded('recording-unread'));
  notes.push(...madeNotes(heard.made));
  const head = MEDIA_KINDS[type].readAs;
  const blocks = transcript === undefined ? [] : [{ kind: 'transcript', transcript } as const];
  const made = await setOnPages({ head, facts, blocks }, tools);
  return { ...made, mediaType: type, notes: [...notes, ...made.notes] };
}

/** The library reads what a film says of itself; one of WebM that says nothing is counted by its blocks. */
async function listen(bytes: Uint8Array, mediaType: RecordingType): Promise<Heard> {
  const heard = await listenTo(bytes, mediaType);
  if (heard.seconds !== null || !EBML.test(mediaType)) return heard;
  const { seconds, format } = readEbml(bytes);
  return { ...heard, seconds, format: heard.format || format };
}

async function listenTo(bytes: Uint8Array, mediaType: RecordingType): Promise<Heard> {
  if (mediaType === 'audio/amr') {
    const seconds = amrSeconds(bytes);
    return { ...UNREAD, seconds, format: bytes[5] === 0x2d ? 'AMR-WB' : 'AMR-NB' };
  }
  try {
    // Loaded when one comes: most files are none.
    const { parseBuffer } = await import('music-metadata');
    const { format } = await parseBuffer(
      bytes,
      { mimeType: ISO.test(mediaType) ? 'video/mp4' : mediaType, size: bytes.length },
      { duration: true, skipCovers: true },
    );
    return asHeard(format, mediaType, bytes);
  } catch {
    return { ...UNREAD, made: madeOf(bytes) };
  }
}

/** `told`: of the file all that may say when and where it was made. */
export function asHeard(format: IFormat, mediaType: RecordingType, told: Uint8Array): Heard {
  const { container, codec, sampleRate, hasAudio, hasVideo } = format;
  // A film without sound has no duration of its own, only its tracks have.
  const duration = format.duration ?? Math.max(0, ...format.trackInfo.map((track) => track.duration ?? 0));
  const parts = [container, codec === container ? undefined : codec, hertz(sampleRate)];
  return {
    seconds: Number.isFinite(duration) && duration > 0 ? duration : null,
    format: parts.flatMap((part) => (part === undefined || part === '' ? [] : [part])).join(', '),
    isSoundOnly: hasAudio === true && hasVideo === false && ISO.test(mediaType),
    made: madeOf(told, format.creationTime),
  };
}

const hertz = (rate: number | undefined) => (rate === undefined ? undefined : `${rate} Hz`);

/** "02:14", "1:02:14". */
export function asClock(seconds: number): string {
  const whole = Math.max(1, Math.round(seconds));
  const two = (value: number) => String(value).padStart(2, '0');
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60)];
  return `${hours > 0 ? `${hours}:` : ''}${two(minutes)}:${two(whole % 60)}`;
}

/** "3.4 MB (3,412,911 B)": the first to be read, the second to be compared. */
export function asSize(bytes: number): string {
  const exact = `${bytes.toLocaleString('en-GB')} B`;
  if (bytes < 1000) return exact;
  const [value, unit] = inUnits(bytes);
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ${unit} (${exact})`;
}

function inUnits(bytes: number): readonly [number, string] {
  if (bytes < 1_000_000) return [bytes / 1000, 'kB'];
  return bytes < 1_000_000_000 ? [bytes / 1_000_000, 'MB'] : [bytes / 1_000_000_000, 'GB'];
}
