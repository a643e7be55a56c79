/**
 * @file A file from another organisation read in beside the cases: checked to its last byte, its exhibits looked at as
 * any stranger's files are, and no case changed. Interrupted, it goes on where it was when the file is read once more.
 */
import { statSync } from 'node:fs';
import { basename } from 'node:path';
import type { HandoverReview } from '../../contract/handover.ts';
import type { CheckedInput } from '../../contract/index.ts';
import type { Job } from '../../contract/ports.ts';
import { asTestimonyError, type ErrorCode, TestimonyError } from '../../core/errors/errors.ts';
import { coded } from '../../core/findings/finding.ts';
import { CaseData } from '../../core/handover/case-data.ts';
import { CASE_FILE, HANDOVER_LIMITS, LOG_FILE, LogEntries } from '../../core/handover/manifest.ts';
import { firstUnsound } from '../../core/handover/sound.ts';
import type { HandoverId } from '../../core/ids.ts';
import { keyFrom, keysOf } from '../../crypto/age.ts';
import { sha256 as digest, toHex } from '../../crypto/digest.ts';
import type { Intake } from '../../evidence/decoder.ts';
import { INTAKE_LIMITS } from '../../evidence/limits.ts';
import { ARRIVING, writeBlob } from '../../vault/blobs.ts';
import {
  dropHandoverFiles,
  findReceived,
  handoverExhibits,
  insertHandoverEvent,
  insertHandoverExhibit,
  insertHandoverText,
  insertReceived,
} from '../../vault/queries/handovers-received.ts';
import { receivingKeys } from '../../vault/queries/handovers-sent.ts';
import type { Engine } from '../engine/engine.ts';
import { transact } from '../engine/transact.ts';
import { ArrivingFile } from '../evidence/arriving-file.ts';
import { intakeOfStored } from '../evidence/stored-bytes.ts';
import { HandoverFile, type HandoverSource, type LargePart, requireWhole, unfit } from './handover-file.ts';
import type { KeptIntake } from './kept-intake.ts';
import { reviewOf } from './review.ts';

/** Throws what the contract says. After a failure the vault holds nothing of the file, or what reading goes on with. */
export async function handoverRead(
  engine: Engine,
  { file: handle, passphrase }: CheckedInput<'handoverRead'>,
  job: Job,
): Promise<HandoverReview> {
  const path = engine.files.resolve(handle);
  const name = basename(path);
  const identities = engine.session.read(receivingKeys).map((one) => one.identity);
  const key = passphrase === '' ? keysOf(identities) : keyFrom(passphrase.normalize('NFC'));
  const of = 2 * sizeOf(path, name);
  let before = 0;
  const read = (done: number) => job.report({ step: 'reading', bytes: { done: before + done, of } });
  const source: HandoverSource = { path, name, key, signal: job.signal, read };
  await requireWhole(source);
  before = of / 2;
  const file = await HandoverFile.open(source);
  try {
    const id = file.manifest.id;
    const known = engine.session.read((db) => findReceived(db, id));
    if (known !== undefined && known.manifestSha256 !== file.manifestSha256)
      throw new TestimonyError('damaged-file', { subject: name, found: [coded('handover-same-number')] });
    if (known === undefined || known.state === 'interrupted' || known.state === 'discarded')
      await takeIn(engine, file, name, job);
    return await reviewOf(engine, id);
  } finally {
    await file.close();
  }
}

function sizeOf(path: string, subject: string): number {
  try {
    return statSync(path).size;
  } catch (thrown) {
    throw asTestimonyError(thrown, subject);
  }
}

async function takeIn(engine: Engine, file: HandoverFile, name: string, job: Job): Promise<void> {
  const { manifest } = file;
  const [data, log] = [await text(file, CASE_FILE), await text(file, LOG_FILE)];
  const wanted = requireFit(data, log, file, name);
  begin(engine, file, name, [
    [CASE_FILE, data],
    [LOG_FILE, log],
  ]);
  try {
    const there = new Set(
      engine.session.read((db) => handoverExhibits(db, manifest.id)).map((one) => one.sha256),
    );
    for (let index = 1; ; index += 1) {
      const large = new LargeExhibit(engine, there);
      try {
        const part = await file.next(() => INTAKE_LIMITS.keptBytes, large);
        if (part === null) break;
        const title = wanted.get(part.sha256) ?? '';
        job.report({ step: 'checking', document: { index, of: wanted.size, title } });
        if (!there.has(part.sha256))
          await takeInExhibit(engine, manifest.id, { ...part, title, blob: large.blob }, job);
      } catch (thrown) {
        await large.drop();
        throw thrown;
      }
    }
  } catch (thrown) {
    const error = asTestimonyError(thrown, name);
    if (error.code === 'damaged-file' || error.code === 'too-large')
      discard(engine, manifest.id, 'handover.refused');
    throw error;
  }
  const { id: subject } = manifest;
  const facts = { from: manifest.made.organisation, by: manifest.made.by, manifest: file.manifestSha256 };
  transact(engine, { action: 'handover.read', subject, facts }, (tx) =>
    insertHandoverEvent(tx, subject, 'read', engine.clock.now(), engine.session.actor),
  );
}

async function text(file: HandoverFile, path: string): Promise<string> {
  const part = await file.next(() => HANDOVER_LIMITS.textBytes);
  if (part?.path !== path) throw new TestimonyError('damaged-file', { subject: path });
  return new TextDecoder().decode(part.bytes);
}

/** Titles of the exhibits by hash. Throws `damaged-file` naming the place that does not fit. */
function requireFit(
  data: string,
  log: string,
  { manifest }: HandoverFile,
  name: string,
): Map<string, string> {
  const read = CaseData.safeParse(parsed(data, name, CASE_FILE));
  if (!read.success) throw unfit(name, CASE_FILE, read.error.issues[0]?.path.join('.') ?? '');
  const entries = LogEntries.safeParse(parsed(log, name, LOG_FILE));
  if (!entries.success) throw unfit(name, LOG_FILE, entries.error.issues[0]?.path.join('.') ?? '');
  const unsound = read.data.case.id === manifest.case.id ? firstUnsound(read.data) : 'case.id';
  if (unsound !== null) throw unfit(name, CASE_FILE, unsound);
  const files = new Map(manifest.files.slice(2).map((one) => [one.path, one.bytes]));
  const titles = new Map(read.data.exhibits.map((one) => [one.sha256, one.title]));
  const odd = read.data.exhibits.find((one) => files.get(`exhibits/${one.sha256}`) !== one.byteSize);
  if (odd !== undefined || titles.size !== files.size) throw unfit(name, CASE_FILE, 'exhibits');
  return titles;
}

function parsed(text: string, name: string, part: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw unfit(name, part, 'JSON');
  }
}

function begin(
  engine: Engine,
  file: HandoverFile,
  fileName: string,
  texts: readonly (readonly [string, string])[],
): void {
  const { manifest, manifestSha256 } = file;
  const [at, by] = [engine.clock.now(), engine.session.actor];
  const facts = {
    from: manifest.made.organisation,
    by: manifest.made.by,
    caseId: manifest.case.id,
    manifest: manifestSha256,
  };
  transact(engine, { action: 'handover.arrived', subject: manifest.id, facts }, (tx) => {
    if (findReceived(tx, manifest.id) === undefined)
      insertReceived(tx, { manifest, manifestSha256, fileName, at, by });
    for (const [path, text] of texts) insertHandoverText(tx, manifest.id, path, text);
  });
}

/** An exhibit that is stored as it comes; of one that is here already nothing is. */
class LargeExhibit implements LargePart {
  readonly than = INTAKE_LIMITS.fileBytes;
  readonly #engine: Engine;
  readonly #there: ReadonlySet<string>;
  #arriving: ArrivingFile | undefined;

  constructor(engine: Engine, there: ReadonlySet<string>) {
    this.#engine = engine;
    this.#there = there;
  }

  /** Where its bytes are, if it was one. */
  get blob(): string | undefined {
    return this.#arriving?.blob;
  }

  begin({ path, sha256, bytes }: Parameters<LargePart['begin']>[0]): (piece: Uint8Array) => Promise<void> {
    if (this.#there.has(sha256)) return () => Promise.resolve();
    const arriving = new ArrivingFile(this.#engine, bytes, path);
    this.#arriving = arriving;
    return (piece) => arriving.add(piece);
  }

  async drop(): Promise<void> {
    await this.#arriving?.drop();
  }
}

interface Arrived {
  readonly sha256: string;
  readonly byteSize: number;
  readonly bytes: Uint8Array;
  readonly title: string;
  /** Of one that was too large to be held: where its bytes are. */
  readonly blob: string | undefined;
}

async function takeInExhibit(engine: Engine, id: HandoverId, arrived: Arrived, job: Job): Promise<void> {
  const { sha256, byteSize, bytes, blob } = arrived;
  const found = await intakeOf(engine, arrived, job);
  const working = 'workingCopy' in found ? found.workingCopy : null;
  const originalBlob = blob ?? engine.random.id();
  const workingBlob = working === null ? null : engine.random.id();
  const kept: KeptIntake = 'workingCopy' in found ? withoutBytes(found) : found;
  const facts = { handover: id, sha256, bytes: byteSize };
  transact(engine, { action: 'handover.exhibit-read', subject: id, facts }, (tx) => {
    if (blob === undefined) writeBlob(tx, originalBlob, bytes, sha256);
    else ARRIVING.finish(tx, blob, sha256);
    if (working !== null && workingBlob !== null) writeBlob(tx, workingBlob, working, toHex(digest(working)));
    insertHandoverExhibit(tx, id, {
      sha256,
      originalBlob,
      workingBlob,
      intake: JSON.stringify(kept),
      thumbnail: 'thumbnail' in found ? found.thumbnail : null,
    });
  });
}

/** What came inside it comes as exhibits of their own. */
const withoutBytes = ({
  workingCopy: _,
  thumbnail: _thumbnail,
  parts: _parts,
  words: _words,
  ...intake
}: Intake) => intake;

/** What went wrong here, and says nothing of the file that was looked at. */
const NOT_OF_THE_FILE: readonly ErrorCode[] = [
  'cancelled',
  'internal',
  'locked',
  'disk-full',
  'read-only',
  'storage',
];

/**
 * A file that cannot be shown is kept all the same: what is wrong with it stands beside it. One that took too long is looked
 * at once more: a computer that slept meanwhile counts the night.
 */
async function intakeOf(
  engine: Engine,
  arrived: Arrived,
  job: Job,
  isAgain = false,
): Promise<Intake | KeptIntake> {
  const { bytes, byteSize, sha256, title: fileName, blob } = arrived;
  const { signal } = job;
  try {
    if (blob !== undefined) return await intakeOfStored(engine, blob, { fileName, byteSize, sha256 }, signal);
    return await engine.decoder.intake({ bytes, fileName }, { signal });
  } catch (thrown) {
    const { code, detail = '' } = asTestimonyError(thrown, fileName);
    if (NOT_OF_THE_FILE.includes(code)) throw thrown;
    if (code === 'took-too-long' && !isAgain) return await intakeOf(engine, arrived, job, true);
    return { failure: { code, detail } };
  }
}

/** Takes away what was read in. The log keeps that it was here. */
export function discard(engine: Engine, subject: HandoverId, action: string): void {
  transact(engine, { action, subject }, (tx) => {
    dropHandoverFiles(tx, subject);
    insertHandoverEvent(tx, subject, 'discarded', engine.clock.now(), engine.session.actor);
  });
}
