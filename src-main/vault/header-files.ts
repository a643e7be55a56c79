/** @file The two copies of the header on disk: written one after the other, read so that either suffices. */
import { closeSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { asTestimonyError, TestimonyError } from '../core/errors/errors.ts';
import type { Lasting } from './connection.ts';
import { decodeHeader, encodeHeader, HEADER_BYTES_CEILING, type Header, type ReadHeader } from './header.ts';
import { HEADER, HEADER_COPY, sizeOf, writeDurably } from './vault-files.ts';

const LAST_LINE = '\n}\n';

/** Writes both copies: after a crash each is whole, and the newer counts. Throws as `writeDurably` does. */
export function writeHeader(folder: string, header: Header, macKey: Uint8Array, lasting?: Lasting): void {
  writeDurably(folder, [HEADER, HEADER_COPY], encodeHeader(header, macKey), lasting);
}

export interface HeaderCopies {
  /** Sound copies, the newest first; a copy equal to the first is left out. At least one. */
  readonly sound: readonly ReadHeader[];
  /** Names of the copies that are missing, damaged, or have something behind their end. */
  readonly lost: readonly string[];
}

/**
 * Reads both copies. Throws `vault-newer` when one is of a later version, `vault-damaged` when neither is
 * whole, and what reading files throws.
 */
export function readHeaders(folder: string): HeaderCopies {
  const sound: ReadHeader[] = [];
  const lost: string[] = [];
  for (const name of [HEADER, HEADER_COPY]) {
    const { copy, asWritten } = readCopy(folder, name);
    if (copy !== undefined) sound.push(copy);
    if (!asWritten) lost.push(name);
  }
  sound.sort((a, b) => b.header.sequence - a.header.sequence);
  const [first, second] = sound;
  if (first === undefined) {
    throw new TestimonyError('vault-damaged', {
      subject: HEADER,
      detail: 'neither copy of the header is whole',
    });
  }
  if (second !== undefined && sameCopy(first, second)) sound.pop();
  return { sound, lost };
}

interface Copy {
  readonly copy?: ReadHeader;
  /** Nothing stands behind its end. */
  readonly asWritten: boolean;
}

/** What a sync client or a failing stick put behind its end keeps nobody out, as with the store. */
function readCopy(folder: string, name: string): Copy {
  const size = sizeOf(folder, name);
  if (size === undefined) return { asWritten: false };
  try {
    const bytes = readBeginning(join(folder, name), Math.min(size, HEADER_BYTES_CEILING));
    const end = ownEnd(bytes);
    return { copy: decodeHeader(bytes.subarray(0, end), name), asWritten: end === size };
  } catch (thrown) {
    const error = asTestimonyError(thrown, name);
    // A bad sector in one copy is what the other is for.
    if (error.code === 'vault-damaged' || error.code === 'storage') return { asWritten: false };
    throw error;
  }
}

/** A header's last brace alone begins a line, as `encodeHeader` writes it. */
function ownEnd(bytes: Buffer): number {
  const at = bytes.indexOf(LAST_LINE);
  return at < 0 ? bytes.length : at + LAST_LINE.length;
}

function readBeginning(path: string, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  const file = openSync(path, 'r');
  try {
    let read = 0;
    for (let got = -1; read < length && got !== 0; read += got)
      got = readSync(file, bytes, read, length - read, read);
    return bytes.subarray(0, read);
  } finally {
    closeSync(file);
  }
}

const sameCopy = (a: ReadHeader, b: ReadHeader) =>
  JSON.stringify(a.header) === JSON.stringify(b.header) && Buffer.compare(a.mac, b.mac) === 0;
