/** @file What a recording says of itself, where it is too large to be held: its ends are read, and what its frame points to. */
import type { RecordingType } from '../../core/evidence/media-types.ts';
import type { Heard } from '../looked.ts';
import { endsOf, type FileParts } from '../parts.ts';
import { readEbml } from './ebml.ts';
import { asHeard, EBML, ISO, UNREAD } from './intake-recording.ts';
import { madeOf } from './made.ts';

const MEGABYTE = 1024 * 1024;
/** Of a film that says nowhere how long it is: the last of its clusters begins within. */
const END = 16 * MEGABYTE;
/** Where cameras write when and where a film was made, if it is no box of its own. */
const ENDS = 2 * MEGABYTE;
const LARGEST_BOX = 32 * MEGABYTE;
/** A film has a handful; what has more was made to. */
const BOXES = 1000;
const CLUSTER = Buffer.from([0x1f, 0x43, 0xb6, 0x75]);

/** A frame that cannot be read, or not within the limits, is no reason to leave the recording out. */
export async function listenInParts(parts: FileParts, mediaType: RecordingType): Promise<Heard> {
  const heard = await orUnread(() => listen(parts, mediaType));
  if (heard.seconds !== null || !EBML.test(mediaType)) return heard;
  const ends = await orUnread(() => countedAtItsEnds(parts));
  return { ...heard, seconds: ends.seconds, format: heard.format || ends.format };
}

async function orUnread(work: () => Promise<Heard>): Promise<Heard> {
  try {
    return await work();
  } catch {
    return UNREAD;
  }
}

async function listen(parts: FileParts, mediaType: RecordingType): Promise<Heard> {
  const made = await aboutItsMaking(parts, mediaType);
  // Its frames would have to be counted, all of them.
  if (mediaType === 'audio/amr') return { ...UNREAD, format: 'AMR', made: madeOf(made) };
  const { parseBlob } = await import('music-metadata');
  try {
    const type = ISO.test(mediaType) ? 'video/mp4' : mediaType;
    const { format } = await parseBlob(asBlob(parts, type), { duration: false, skipCovers: true });
    return asHeard(format, mediaType, made);
  } catch {
    return { ...UNREAD, made: madeOf(made) };
  }
}

/** The library takes a part out of a blob, and asks it for nothing else. */
const asBlob = (parts: FileParts, type: string): Blob =>
  ({
    size: parts.size,
    type,
    slice: (from: number, to: number) => ({
      arrayBuffer: async () => (await parts.read(from, to - from)).buffer,
    }),
  }) as unknown as Blob;

/** All that is neither sound nor picture: of a container of boxes each box, of others what stands at the ends. */
async function aboutItsMaking(parts: FileParts, mediaType: RecordingType): Promise<Uint8Array> {
  if (!ISO.test(mediaType)) return await endsOf(parts, ENDS);
  const found: Uint8Array[] = [];
  let at = 0;
  for (let boxes = 0; boxes < BOXES && at + 8 <= parts.size; boxes += 1) {
    const head = Buffer.from(await parts.read(at, 16));
    const name = head.toString('latin1', 4, 8);
    const size = sizeOfBox(head, parts.size - at);
    if (size < 8) break;
    if (name !== 'mdat' && name !== 'free') found.push(await parts.read(at, Math.min(size, LARGEST_BOX)));
    at += size;
  }
  return Buffer.concat(found);
}

/** ISO 14496-12: 1 stands for a size of 64 bits behind the name, 0 for all that is left. */
function sizeOfBox(head: Buffer, left: number): number {
  const size = head.readUInt32BE(0);
  if (size === 0) return left;
  return size === 1 && head.length === 16 ? Number(head.readBigUInt64BE(8)) : size;
}

/** What stands before the first cluster says how it counts; the last says how far it came. */
async function countedAtItsEnds(parts: FileParts): Promise<Heard> {
  const head = Buffer.from(await parts.read(0, ENDS));
  const tail = Buffer.from(await parts.read(Math.max(0, parts.size - END), END));
  const [first, last] = [head.indexOf(CLUSTER), tail.lastIndexOf(CLUSTER)];
  if (first < 0 || last < 0) return UNREAD;
  return { ...UNREAD, ...readEbml(Buffer.concat([head.subarray(0, first), tail.subarray(last)])) };
}
