/** @file The two copies of the header on disk: written one after the other, read so that either suffices. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { asTestimonyError, TestimonyError } from '../core/errors/errors.ts';
import { decodeHeader, encodeHeader, HEADER_BYTES_CEILING, type Header, type ReadHeader } from './header.ts';
import { HEADER, HEADER_COPY, sizeOf, writeDurably } from './vault-files.ts';

/** Writes both copies: after a crash each is whole, and the newer counts. Throws as `writeDurably` does. */
export function writeHeader(folder: string, header: Header, macKey: Uint8Array): void {
  writeDurably(folder, [HEADER, HEADER_COPY], encodeHeader(header, macKey));
}

export interface HeaderCopies {
  /** Sound copies, the newest first; a copy equal to the first is left out. At least one. */
  readonly sound: readonly ReadHeader[];
  /** Names of the copies that are missing or damaged. */
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
    const copy = readCopy(folder, name);
    if (copy === undefined) lost.push(name);
    else sound.push(copy);
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

function readCopy(folder: string, name: string): ReadHeader | undefined {
  const size = sizeOf(folder, name);
  if (size === undefined || size > HEADER_BYTES_CEILING) return undefined;
  try {
    return decodeHeader(readFileSync(join(folder, name)), name);
  } catch (thrown) {
    const error = asTestimonyError(thrown, name);
    // A bad sector in one copy is what the other is for.
    if (error.code === 'vault-damaged' || error.code === 'storage') return undefined;
    throw error;
  }
}

const sameCopy = (a: ReadHeader, b: ReadHeader) =>
  JSON.stringify(a.header) === JSON.stringify(b.header) && Buffer.compare(a.mac, b.mac) === 0;
