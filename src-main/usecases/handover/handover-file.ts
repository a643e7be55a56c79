/**
 * @file Reading a handover's file: decrypted as it comes, and taken apart only in the order that its first part gives.
 * What is not named there, in another order, longer, shorter or of another hash breaks the reading. No name in it ever
 * becomes a path.
 */
import { createReadStream } from 'node:fs';
import { asTestimonyError, TestimonyError } from '../../core/errors/errors.ts';
import { coded } from '../../core/findings/finding.ts';
import {
  HANDOVER_FORMAT,
  HANDOVER_LIMITS,
  HANDOVER_VERSION,
  MANIFEST_FILE,
  Manifest,
} from '../../core/handover/manifest.ts';
import { type AgeKey, damaged, decryptAge, streamOf } from '../../crypto/age.ts';
import { sha256 as digest, sha256Stream, toHex } from '../../crypto/digest.ts';
import { BLOCK_BYTES, decodeTarEntry, END_BYTES, tarPadding } from '../../vault/backup/tar.ts';
import { requirePlainFile } from '../../vault/plain-file.ts';

const PIECE = 256 * 1024;

export interface HandoverSource {
  readonly path: string;
  /** Its name, for whoever reads the failure. */
  readonly name: string;
  readonly key: AgeKey;
  readonly signal: AbortSignal;
  read(bytes: number): void;
}

type Named = Manifest['files'][number];

export interface ReadPart {
  readonly path: string;
  readonly sha256: string;
  readonly byteSize: number;
  readonly bytes: Uint8Array;
}

/** What becomes of a part that is too large to be held. */
export interface LargePart {
  /** Bytes. */
  readonly than: number;
  /** Called before its first piece; what it gives is handed each. */
  begin(named: Named): (piece: Uint8Array) => Promise<void>;
}

async function decrypted({ path, name, key, signal, read }: HandoverSource) {
  requirePlainFile(path, name);
  const file = createReadStream(path, { highWaterMark: PIECE, signal });
  let done = 0;
  const pieces = async function* () {
    for await (const piece of file as AsyncIterable<Buffer>) {
      done += piece.length;
      read(done);
      yield new Uint8Array(piece.buffer, piece.byteOffset, piece.byteLength);
    }
  };
  return await decryptAge(key, streamOf(pieces()), name);
}

/**
 * Reads all of it and keeps nothing, so that the last byte is known to be sound before the first is looked at. Throws
 * as `decryptAge` does, `cancelled`, and the system's errors.
 */
export async function requireWhole(source: HandoverSource): Promise<void> {
  try {
    for await (const _ of await decrypted(source));
  } catch (thrown) {
    throw failure(source, thrown);
  }
}

export class HandoverFile {
  readonly manifest: Manifest;
  readonly manifestSha256: string;
  readonly #source: HandoverSource;
  readonly #reader: PieceReader;
  #next = 0;

  private constructor(source: HandoverSource, reader: PieceReader, manifest: Manifest, bytes: Uint8Array) {
    this.#source = source;
    this.#reader = reader;
    this.manifest = manifest;
    this.manifestSha256 = toHex(digest(bytes));
  }

  /** Throws as `requireWhole`, `damaged-file` and, for a version to come, `unsupported-type`. Close it. */
  static async open(source: HandoverSource): Promise<HandoverFile> {
    try {
      const reader = new PieceReader(await decrypted(source));
      const bytes = await part(reader, MANIFEST_FILE, HANDOVER_LIMITS.manifestBytes);
      return new HandoverFile(source, reader, readManifest(bytes, source.name), bytes);
    } catch (thrown) {
      throw failure(source, thrown);
    }
  }

  /**
   * The next part, whole; null after the last, when the file ends as it should. One that is larger than `large.than` is
   * handed over in pieces, and its `bytes` are none. That it is not what it was said to be shows after the last of them.
   */
  async next(most: (path: string) => number, large?: LargePart): Promise<ReadPart | null> {
    try {
      const named = this.manifest.files[this.#next];
      if (named === undefined) {
        await this.#reader.end(END_BYTES);
        return null;
      }
      this.#next += 1;
      const { path, sha256 } = named;
      const limit = most(path);
      if (named.bytes > limit) throw new TestimonyError('too-large', { subject: path });
      const { byteSize, bytes, hash } =
        large !== undefined && named.bytes > large.than
          ? await partInPieces(this.#reader, named, large)
          : await wholePart(this.#reader, path, limit);
      if (byteSize !== named.bytes || hash !== sha256) throw new Error(`${path} differs`);
      return { path, sha256, byteSize, bytes };
    } catch (thrown) {
      throw failure(this.#source, thrown);
    }
  }

  async close(): Promise<void> {
    await this.#reader.cancel();
  }
}

async function part(reader: PieceReader, path: string, most: number): Promise<Uint8Array> {
  const size = await head(reader, path, most);
  const bytes = await reader.take(size);
  await filling(reader, size);
  return bytes;
}

async function wholePart(reader: PieceReader, path: string, most: number) {
  const bytes = await part(reader, path, most);
  return { byteSize: bytes.length, bytes, hash: toHex(digest(bytes)) };
}

async function partInPieces(reader: PieceReader, named: Named, large: LargePart) {
  const size = await head(reader, named.path, named.bytes);
  const add = large.begin(named);
  const hash = sha256Stream();
  for (let left = size; left > 0; ) {
    const piece = await reader.take(Math.min(PIECE, left));
    hash.add(piece);
    await add(piece);
    left -= piece.length;
  }
  await filling(reader, size);
  return { byteSize: size, bytes: new Uint8Array(), hash: hash.finish() };
}

/** How many bytes follow. */
async function head(reader: PieceReader, path: string, most: number): Promise<number> {
  const entry = decodeTarEntry(await reader.take(BLOCK_BYTES));
  if (entry === null || entry.name !== path) throw new Error(`${path} was expected`);
  if (entry.size > most) throw new TestimonyError('too-large', { subject: path });
  return entry.size;
}

async function filling(reader: PieceReader, size: number): Promise<void> {
  const fill = await reader.take(tarPadding(size));
  if (fill.some((byte) => byte !== 0)) throw new Error('something stands between two parts');
}

function readManifest(bytes: Uint8Array, subject: string): Manifest {
  const said: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  const { format, version } = (said ?? {}) as Record<string, unknown>;
  if (format !== HANDOVER_FORMAT)
    throw new TestimonyError('unsupported-type', { subject, found: [coded('handover-no-age-file')] });
  if (typeof version === 'number' && version > HANDOVER_VERSION)
    throw new TestimonyError('unsupported-type', { subject, found: [coded('handover-newer')] });
  const manifest = Manifest.safeParse(said);
  if (manifest.success) return manifest.data;
  throw unfit(subject, MANIFEST_FILE, manifest.error.issues[0]?.path.join('.') ?? '');
}

/** A part that is whole and does not say what it should. */
export const unfit = (subject: string, name: string, why: string) =>
  new TestimonyError('damaged-file', {
    subject,
    found: [coded('handover-does-not-fit', { part: name, why })],
  });

function failure({ name, signal }: HandoverSource, thrown: unknown): TestimonyError {
  if (signal.aborted) return new TestimonyError('cancelled', { subject: name });
  const known = asTestimonyError(thrown, name);
  return known.code === 'internal' ? damaged(name, thrown) : known;
}

/** Bytes of a stream by number. */
class PieceReader {
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;
  #piece = new Uint8Array(0);

  constructor(stream: ReadableStream<Uint8Array>) {
    this.#reader = stream.getReader();
  }

  /** Exactly so many, in memory of their own. */
  async take(count: number): Promise<Uint8Array> {
    const bytes = new Uint8Array(count);
    for (let at = 0; at < count; ) {
      if (this.#piece.length === 0 && !(await this.#more())) throw new Error('it ends too early');
      const some = this.#piece.subarray(0, count - at);
      bytes.set(some, at);
      at += some.length;
      this.#piece = this.#piece.subarray(some.length);
    }
    return bytes;
  }

  /** So many zeros, and nothing after them. */
  async end(zeros: number): Promise<void> {
    if ((await this.take(zeros)).some((byte) => byte !== 0) || this.#piece.length > 0 || (await this.#more()))
      throw new Error('something stands behind its end');
  }

  async cancel(): Promise<void> {
    await this.#reader.cancel().catch(() => undefined);
  }

  async #more(): Promise<boolean> {
    for (;;) {
      const { done, value } = await this.#reader.read();
      if (done) return false;
      if (value.length === 0) continue;
      this.#piece = new Uint8Array(value.buffer as ArrayBuffer, value.byteOffset, value.byteLength);
      return true;
    }
  }
}
