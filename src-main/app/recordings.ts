/**
 * @file `app://vault/recording/ID`: a recording for the page's player, fetched from the vault host piece by piece as it is
 * played. Nothing of it is kept here, and nothing is written: what was handed on is forgotten.
 */
import type { RecordingPart } from '../contract/transcripts.ts';
import { EvidenceId } from '../core/ids.ts';
import { ORIGIN } from './our-page.ts';

/** Throws what the vault host says: locked, not-found, not-allowed. */
export type FetchPart = (evidenceId: EvidenceId, from: number) => Promise<RecordingPart>;

const ADDRESS = new RegExp(`^${ORIGIN}/recording/([^/?#]+)$`);

/** Which recording an address names; null for any other address. */
export function recordingAt(url: string): EvidenceId | null {
  const named = EvidenceId.safeParse(ADDRESS.exec(url)?.[1]);
  return named.success ? named.data : null;
}

/** "bytes=100-" and "bytes=100-199", as players ask; null for what they do not ask. */
export function rangeOf(header: string | null): { readonly from: number; readonly to: number | null } | null {
  if (header === null) return { from: 0, to: null };
  const found = /^bytes=(\d{1,12})-(\d{1,12})?$/.exec(header);
  if (found === null) return null;
  const [from, to] = [Number(found[1]), found[2] === undefined ? null : Number(found[2])];
  return to !== null && to < from ? null : { from, to };
}

/** The part that was asked for: 206, or 416 for one that is not there, and 404 where nothing is to be heard. */
export async function answerRecording(
  evidenceId: EvidenceId,
  request: Request,
  fetchPart: FetchPart,
  headers: Readonly<Record<string, string>>,
): Promise<Response> {
  const range = rangeOf(request.headers.get('range'));
  if (range === null) return new Response(null, { status: 416, headers });
  let first: RecordingPart;
  try {
    first = await fetchPart(evidenceId, range.from);
  } catch {
    return new Response(null, { status: 404, headers });
  }
  const { byteSize, mediaType } = first;
  if (range.from >= byteSize)
    return new Response(null, {
      status: 416,
      headers: { ...headers, 'content-range': `bytes */${byteSize}` },
    });
  const to = Math.min(range.to ?? byteSize - 1, byteSize - 1);
  const pieces = bytesOf(first, range.from, to + 1, (from) => fetchPart(evidenceId, from));
  return new Response(asStream(pieces), {
    status: 206,
    headers: {
      ...headers,
      'content-type': mediaType,
      'accept-ranges': 'bytes',
      'content-length': String(to + 1 - range.from),
      'content-range': `bytes ${range.from}-${to}/${byteSize}`,
    },
  });
}

/** From `from` to `end`, each piece fetched when the one before was taken. */
async function* bytesOf(
  first: RecordingPart,
  from: number,
  end: number,
  next: (from: number) => Promise<RecordingPart>,
): AsyncGenerator<Uint8Array> {
  for (let part = first, at = from; at < end; part = await next(at)) {
    const piece = part.bytes.subarray(0, end - at);
    if (piece.length === 0) return;
    at += piece.length;
    yield piece;
    if (at >= end) return;
  }
}

/** Ends when the player has what it wants, and breaks off when the vault is locked. */
const asStream = (pieces: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> =>
  new ReadableStream(
    {
      async pull(controller) {
        try {
          const { value, done } = await pieces.next();
          if (done === true) controller.close();
          else controller.enqueue(value);
        } catch (thrown) {
          controller.error(thrown);
        }
      },
      async cancel() {
        await pieces.return(undefined);
      },
    },
    { highWaterMark: 0 },
  );
