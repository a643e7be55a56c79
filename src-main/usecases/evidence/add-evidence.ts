/**
 * @file Receiving a file as evidence: read once, examined in the worker, stored with its first custody event. What the
 * program makes itself is received in the same way, from memory.
 */

import type { FileHandle } from 'node:fs/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { AuditFacts } from '../../audit/entry.ts';
import type { AddedEvidence, EvidenceView } from '../../contract/evidence.ts';
import type { CheckedInput } from '../../contract/index.ts';
import type { Job } from '../../contract/ports.ts';
import { asTestimonyError, TestimonyError } from '../../core/errors/errors.ts';
import { readFileName } from '../../core/evidence/file-name.ts';
import { coded } from '../../core/findings/finding.ts';
import type { CaseId, EvidenceId } from '../../core/ids.ts';
import { PRODUCT } from '../../core/product.ts';
import { sha256, sha256Stream, toHex } from '../../crypto/digest.ts';
import { INTAKE_LIMITS } from '../../evidence/limits.ts';
import { namedOtherwise } from '../../evidence/named-otherwise.ts';
import { tooLarge } from '../../evidence/too-large.ts';
import { writeBlob } from '../../vault/blobs.ts';
import type { ReadDb, WriteTx } from '../../vault/db.ts';
import { findCase, touchCase } from '../../vault/queries/cases.ts';
import { appendCustody } from '../../vault/queries/custody.ts';
import { type EvidenceRecord, findSameBytes, insertEvidence } from '../../vault/queries/evidence.ts';
import { indexPages } from '../../vault/queries/search-index.ts';
import { noteDetailsIn, transactDetails } from '../engine/detail-facts.ts';
import { freeBytes, inStore } from '../engine/disk-room.ts';
import type { Engine } from '../engine/engine.ts';
import { paperWords } from '../resources/paper-words.ts';
import { ArrivingFile, GROUP_BYTES } from './arriving-file.ts';
import { type Opened, openInside } from './came-inside.ts';
import { requireEvidence, toEvidenceView } from './evidence-view.ts';
import {
  changed,
  isTooLargeToHold,
  type PickedFile,
  type ReceivedFile,
  readWhole,
  requireUnchanged,
  unreadable,
  withPicked,
} from './read-file.ts';
import { storeOriginal } from './stored-bytes.ts';

// Receiving a file that is too large to be held: looked into, then read once from beginning to end, hashed and stored
// on the way. What is broken off is cleared away, at the next opening of the vault at the latest (arriving-file.ts).

/**
 * Throws what the decoder throws, too-large, disk-full, file-unreadable, cancelled; the subject is the file name, and nothing
 * is then kept. `keep` is handed what was read, and whatever it throws is thrown.
 */
async function receiveLarge<T>(
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

const TITLE_LENGTH = 500;

/**
 * Throws not-found (case), file-unreadable, duplicate (what was found names the first copy), disk-full and whatever
 * the decoder throws; the subject is the file name, and nothing has then been stored.
 */
export async function evidenceAdd(
  engine: Engine,
  input: CheckedInput<'evidenceAdd'>,
  job: Job,
): Promise<AddedEvidence> {
  engine.session.read((db) => requireCase(db, input.caseId));
  const [view, ...inside] = await withPicked(engine.files.resolve(input.file), async (picked) => {
    if (isTooLargeToHold(picked))
      return await receiveLarge(engine, picked, job, (opened) => keepOpened(engine, opened, input, job));
    const file = await readWhole(picked, job);
    const received = await receiveAll(engine, file, input, job);
    letGo(file.bytes);
    return received;
  });
  return { ...view, inside };
}

/** Now: of a folder of files, the collector would let many gather before it looks at any. */
function letGo({ buffer }: Uint8Array): void {
  if (buffer instanceof ArrayBuffer) buffer.transfer(0);
}

/** Of something made here: what the custody record and the log say of that, and what else is written with it. */
export interface Made {
  readonly purpose: string;
  readonly facts: AuditFacts;
  alsoWrite(tx: WriteTx, evidenceId: EvidenceId): void;
}

type About = Omit<CheckedInput<'evidenceAdd'>, 'file'>;

/** Throws as `evidenceAdd`, but for reading. */
export async function receive(
  engine: Engine,
  file: ReceivedFile,
  input: About,
  job: Job,
  made?: Made,
): Promise<EvidenceView> {
  return (await receiveAll(engine, file, input, job, made))[0];
}

/** The file first, then what came inside it. */
async function receiveAll(
  engine: Engine,
  file: ReceivedFile,
  input: About,
  job: Job,
  made?: Made,
): Promise<[EvidenceView, ...EvidenceView[]]> {
  engine.session.read((db) => refuseDuplicate(db, file, input));
  const { password } = input;
  const intake = await engine.decoder.intake(
    { bytes: file.bytes, fileName: file.name, ...(password === undefined ? {} : { password }) },
    { signal: job.signal, report: (progress) => job.report(progress) },
  );
  const opened = await openInside(engine, input.caseId, file, intake, job);
  return await keepOpened(engine, opened, input, job, made);
}

/** Stores what was read, when its turn has come. Throws as `evidenceAdd`. */
async function keepOpened(
  engine: Engine,
  opened: Opened,
  input: About,
  job: Job,
  made?: Made,
): Promise<[EvidenceView, ...EvidenceView[]]> {
  const { file } = opened;
  await job.turn?.();
  if (job.signal.aborted) throw new TestimonyError('cancelled', { subject: file.name });
  // One that was read at the same time may have been stored since; of a large one the hash is known only now.
  engine.session.read((db) => refuseDuplicate(db, file, input));
  job.report({ step: 'writing' });
  const record = describe(engine, opened, input);
  const inside = describeInside(engine, opened, record, input);
  try {
    store(engine, record, opened, inside, { made, before: input.before });
  } catch (thrown) {
    throw namingTheFile(asTestimonyError(thrown, file.name), file.name);
  }
  const viewOf = ({ id }: EvidenceRecord) =>
    toEvidenceView(engine.session.read((db) => requireEvidence(db, id)));
  return [viewOf(record), ...inside.map((one) => viewOf(one.record))];
}

function describe(engine: Engine, { file, intake, notes }: Opened, input: About): EvidenceRecord {
  const id = engine.random.id() as EvidenceId;
  const originalBlob = file.arrived?.blob ?? engine.random.id();
  const named = readFileName(file.name);
  return {
    id,
    caseId: input.caseId,
    exhibitRef: input.exhibitRef,
    title: input.title === '' ? titleFrom(named.title) : input.title,
    documentDate: input.documentDate ?? named.date,
    section: input.section,
    originalName: file.name,
    mediaType: intake.mediaType,
    byteSize: file.arrived?.byteSize ?? file.bytes.length,
    sha256: file.sha256,
    pageCount: intake.pageCount,
    workingSteps: [...intake.workingSteps],
    notes: [
      ...intake.notes,
      ...namedOtherwise(file.name, intake.mediaType),
      ...notes,
      ...(input.notes ?? []).map((text) => coded('note-as-written', { text })),
    ],
    madeFrom: null,
    privileged: false,
    comments: [...intake.comments],
    pageDirections: [...intake.pageDirections],
    hidden: [...intake.hidden],
    pictured: [],
    machineRead: [],
    transcript: null,
    receivedAt: engine.clock.now(),
    receivedBy: engine.session.actor,
    receivedFrom: input.receivedFrom,
    originalBlob,
    workingBlob: intake.workingCopy === null ? originalBlob : engine.random.id(),
    picturedBlob: null,
    removedAt: null,
  };
}

interface Inside {
  readonly record: EvidenceRecord;
  readonly opened: Opened;
  readonly parent: EvidenceRecord;
}

/** Of the same section and from the same hands. Depth first: each after what it came in. */
function describeInside(
  engine: Engine,
  { inside }: Opened,
  parent: EvidenceRecord,
  { caseId, section, receivedFrom, allowDuplicate }: About,
): Inside[] {
  return inside.flatMap((opened) => {
    const notes = [coded('came-inside', { title: parent.title, parent: parent.id }), ...opened.notes];
    const about = {
      caseId,
      section,
      receivedFrom,
      allowDuplicate,
      title: '',
      exhibitRef: '',
      documentDate: null,
    };
    const record = describe(engine, { ...opened, notes }, about);
    return [{ record, opened, parent }, ...describeInside(engine, opened, record, about)];
  });
}

/** Bytes, rows, custody events and audit entries, all in one transaction. */
function store(
  engine: Engine,
  record: EvidenceRecord,
  opened: Opened,
  inside: readonly Inside[],
  { made, before }: { readonly made: Made | undefined; readonly before: EvidenceId | undefined },
): void {
  const facts = { ...made?.facts, ...factsOf(record) };
  transactDetails(engine, 'exhibit', { action: 'evidence.received', subject: record.id, facts }, (tx) => {
    requireCase(tx, record.caseId);
    storeOne(engine, tx, record, opened, { purpose: made?.purpose ?? '', before });
    for (const { record: own, opened: its, parent } of inside) {
      const note = {
        action: 'evidence.received',
        subject: own.id,
        facts: { ...factsOf(own), inside: parent.id },
      };
      const said = coded('part-received', { title: parent.title, sha256: parent.sha256 });
      noteDetailsIn(engine, tx, 'exhibit', note, () =>
        storeOne(engine, tx, own, its, { purpose: paperWords(engine.resources)(said), before }),
      );
    }
    made?.alsoWrite(tx, record.id);
    touchCase(tx, record.caseId, record.receivedAt);
  });
}

const factsOf = ({ caseId, sha256, byteSize: bytes, pageCount: pages }: EvidenceRecord) => ({
  caseId,
  sha256,
  bytes,
  pages,
});

function storeOne(
  engine: Engine,
  tx: WriteTx,
  record: EvidenceRecord,
  { file, intake: { workingCopy, thumbnail, words } }: Opened,
  { purpose, before }: { readonly purpose: string; readonly before: EvidenceId | undefined },
): void {
  storeOriginal(engine, tx, record.originalBlob, file);
  if (workingCopy !== null) writeBlob(tx, record.workingBlob, workingCopy, toHex(sha256(workingCopy)));
  insertEvidence(tx, record, thumbnail, before);
  if (words !== undefined) indexPages(tx, record.id, words);
  appendCustody(tx, record.id, {
    action: 'received',
    at: record.receivedAt,
    actor: record.receivedBy,
    from: record.receivedFrom,
    to: record.receivedBy,
    purpose,
    sha256: record.sha256,
    tool: PRODUCT,
  });
}

/** That the vault's own file found no room says nothing to whoever added this one. */
function namingTheFile(error: TestimonyError, name: string): TestimonyError {
  if (error.code !== 'disk-full') return error;
  return new TestimonyError('disk-full', { ...error.toData(), subject: name, cause: error });
}

function requireCase(db: ReadDb, id: CaseId): void {
  if (findCase(db, id) === undefined) {
    throw new TestimonyError('not-found', { subject: 'caseId', detail: 'no such case' });
  }
}

function refuseDuplicate(db: ReadDb, file: ReceivedFile, input: About): void {
  if (input.allowDuplicate) return;
  const first = findSameBytes(db, input.caseId, file.sha256);
  if (first === undefined) return;
  const { id, title, exhibitRef: exhibit, receivedAt, removedAt } = first;
  const receivedOn = receivedAt.slice(0, 10);
  throw new TestimonyError('duplicate', {
    subject: file.name,
    ...(removedAt === null ? {} : { record: id }),
    found: [coded('first-copy', { title, exhibit, receivedOn, removedOn: removedAt?.slice(0, 10) ?? '' })],
  });
}

/** A name fit to be read: one line of visible letters. */
function titleFrom(named: string): string {
  const line = named
    .replace(/[\p{Cc}\p{Cf}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return (line === '' ? 'Document' : line).slice(0, TITLE_LENGTH).toWellFormed();
}
