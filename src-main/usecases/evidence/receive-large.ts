/**
 * @file Receiving a file that is too large to be held: looked into, then read once from beginning to end, hashed and stored
 * on the way. What is broken off is cleared away, at the next opening of the vault at the latest (arriving-file.ts).
 */
import type { FileHandle } from 'node:fs/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Job } from '../../contract/ports.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { sha256Stream } from '../../crypto/digest.ts';
import { INTAKE_LIMITS } from '../../evidence/limits.ts';
import { tooLarge } from '../../evidence/too-large.ts';
import { freeBytes, inStore } from '../engine/disk-room.ts';
import type { Engine } from '../engine/engine.ts';
import { ArrivingFile, GROUP_BYTES } from './arriving-file.ts';
import type { Opened } from './came-inside.ts';
import { changed, type PickedFile, type ReceivedFile, requireUnchanged, unreadable } from './read-file.ts';

/**
 * Throws what the decoder throws, too-large, disk-full, file-unreadable, cancelled; the subject is the file name, and nothing
 * is then kept. `keep` is handed what was read, and whatever it throws is thrown.
 */
export async function receiveLarge<T>(
  engine: Engine,
  picked: PickedFile,
  job: Job,
  keep: (opened: Opened) => Promise<T>,
): Promise<T> {
  const { file, name, path, size } = picked;
  if (size > INTAKE_LIMITS.keptBytes) throw tooLarge(INTAKE_LIMITS.keptBytes, name);
  job.report({ step: 'checking' });
  const read = (from: number, most: number) => partOf(file, from, most, name);
  const looked = await engine.decoder.lookInto({ size, read }, name, job.signal);
  // Where the vault lasts for one command, originals stay where they lie.
  const arriving = engine.originals === undefined ? new ArrivingFile(engine, size, name) : undefined;
  if (arriving !== undefined) await refuseWithoutRoom(engine, size, name);
  try {
    const sha256 = await readThrough(picked, arriving, job);
    const slip = { looked, fileName: name, byteSize: size, sha256 };
    const intake = await engine.decoder.setSlip(slip, job.signal);
    const arrived = { byteSize: size, ...(arriving === undefined ? {} : { blob: arriving.blob }) };
    const received: ReceivedFile = { name, path, bytes: new Uint8Array(), sha256, arrived };
    return await keep({ file: received, intake, inside: [], notes: [] });
  } catch (thrown) {
    await arriving?.drop();
    throw thrown;
  }
}

/** The hash of all of it, lower-case hex. */
async function readThrough(
  picked: PickedFile,
  arriving: ArrivingFile | undefined,
  { signal, report }: Job,
): Promise<string> {
  const { file, name, size } = picked;
  const hash = sha256Stream();
  const group = Buffer.alloc(GROUP_BYTES);
  for (let done = 0; done < size; ) {
    if (signal.aborted) throw new TestimonyError('cancelled', { subject: name });
    report({ step: 'reading', bytes: { done, of: size } });
    const expected = Math.min(group.length, size - done);
    const bytes = group.subarray(0, await fill(file, group, expected, done, name));
    if (bytes.length < expected) throw changed(name);
    hash.add(bytes);
    if (arriving === undefined) await nextTurn();
    else await arriving.add(bytes);
    done += bytes.length;
  }
  // That nothing was written into it since it was looked into, either.
  await requireUnchanged(picked);
  return hash.finish();
}

/** How many of `length` bytes there were. */
async function fill(
  file: FileHandle,
  into: Buffer,
  length: number,
  from: number,
  name: string,
): Promise<number> {
  try {
    let done = 0;
    while (done < length) {
      const { bytesRead } = await file.read(into, done, length - done, from + done);
      if (bytesRead === 0) break;
      done += bytesRead;
    }
    return done;
  } catch (thrown) {
    throw unreadable(thrown, name);
  }
}

async function partOf(file: FileHandle, from: number, most: number, name: string): Promise<Uint8Array> {
  const bytes = Buffer.alloc(most);
  return bytes.subarray(0, await fill(file, bytes, most, from, name));
}

/** Said before minutes go by, where the disk says it. What it does not know of, a limit of one's account, shows while writing. */
async function refuseWithoutRoom({ session }: Engine, size: number, subject: string): Promise<void> {
  const free = await freeBytes(session.folder);
  if (free !== null && free < inStore(size)) throw new TestimonyError('disk-full', { subject });
}
