/**
 * @file A case, or a part of it, written into one encrypted file for another organisation: every gate asked, what is
 * privileged held back, and recorded with ground, reader and hash before it stands outside.
 */
import { open } from 'node:fs/promises';
import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import type { Job } from '../../contract/ports.ts';
import type { Withheld } from '../../core/answers/fact.ts';
import { isAboutRecipient } from '../../core/consent/recipient-asked.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { coded } from '../../core/findings/finding.ts';
import type { CaseData } from '../../core/handover/case-data.ts';
import {
  CASE_FILE,
  exhibitFile,
  HANDOVER_FORMAT,
  HANDOVER_LIMITS,
  HANDOVER_VERSION,
  LOG_FILE,
  MANIFEST_FILE,
  type Manifest,
  type WithheldThere,
} from '../../core/handover/manifest.ts';
import type { HandoverId } from '../../core/ids.ts';
import { PRODUCT } from '../../core/product.ts';
import { canonicalBytes } from '../../core/text/canonical-json.ts';
import { type AgeLock, encryptAge, isRecipient, streamOf } from '../../crypto/age.ts';
import { sha256 as digest, sha256Stream, toHex } from '../../crypto/digest.ts';
import { END_BYTES, encodeTarEntry, tarPadding } from '../../vault/backup/tar.ts';
import { iterateBlob } from '../../vault/blobs.ts';
import type { ReadDb } from '../../vault/db.ts';
import { appendCustody } from '../../vault/queries/custody.ts';
import { findEvidence } from '../../vault/queries/evidence.ts';
import { insertHandover } from '../../vault/queries/handovers-sent.ts';
import { requireCase } from '../cases/case-view.ts';
import { consentState, type Leaving } from '../consent/consent-gate.ts';
import { decidedOnRecord } from '../consent/decision-words.ts';
import { withheldIn } from '../disclosure/answers.ts';
import { withheldFrom } from '../disclosure/disclosure.ts';
import type { Engine } from '../engine/engine.ts';
import { requireScreening } from '../forms/pinned-form.ts';
import { letOut } from '../leaving/let-out.ts';
import { type LeavingPermit, permitToLeave } from '../leaving/permit.ts';
import { numberedName, safeFileName } from '../leaving/safe-name.ts';
import type { StagingDirectory } from '../leaving/staging.ts';
import { paperWords } from '../resources/paper-words.ts';
import { leavesUnder } from '../resources/vocabulary.ts';
import { type ChosenPart, choosePart, contentsOf, transcribed } from './chosen.ts';
import { collectCase, type Part } from './collect.ts';
import { proveEntries } from './log-proof.ts';

// Words that are kept back from papers and go with a handover: a record goes as it was signed, or nobody could hold
// it against its signature. Whoever makes the file sees them before, and whoever opens it is told.

/** Throws `form-damaged`. */
export function withheldThere(engine: Engine, db: ReadDb, { people, records }: Part): WithheldThere[] {
  const say = paperWords(engine.resources);
  // Whoever gets it may hand it on: from whom words are withheld has to go with them.
  const withheld = withheldIn(engine, db, people);
  const lines = withheldFrom(db, people);
  const reasonOf = ({ seq, reason }: Withheld) => {
    const readers = lines.get(seq) ?? null;
    return readers === null
      ? reason
      : say(coded('withheld-limit', { reason, only: readers.only, names: readers.names.join(', ') }));
  };
  return [...records].flatMap((screeningId) => {
    const row = requireScreening(db, screeningId);
    const found = withheld(row).map(
      ({ title: question, why }): WithheldThere => ({
        form: row.formTitle,
        question,
        reason: reasonOf(why),
      }),
    );
    return [...new Map(found.map((one) => [JSON.stringify(one), one])).values()];
  });
}

/** What an age file for a handover holds: a tar whose first file says which others follow, in which order. */
interface PayloadFile {
  readonly path: string;
  readonly bytes: number;
  /** In pieces, so that a long one is never whole in memory. */
  pieces(): Iterable<Uint8Array>;
}

const textFile = (path: string, text: Uint8Array): PayloadFile => ({
  path,
  bytes: text.length,
  pieces: () => [text],
});

/** `modified` in seconds since 1970. `passed` is called with how many bytes of files were given out. */
function* tarOf(
  files: readonly PayloadFile[],
  modified: number,
  passed: (bytes: number) => void,
): Generator<Uint8Array, void> {
  let done = 0;
  for (const file of files) {
    yield encodeTarEntry({ name: file.path, size: file.bytes }, modified);
    for (const piece of file.pieces()) {
      yield piece;
      done += piece.length;
      passed(done);
    }
    yield new Uint8Array(tarPadding(file.bytes));
  }
  yield new Uint8Array(END_BYTES);
}

const KIND = 'case-handover';

type Input = CheckedInput<'handoverMake'>;

export function handoverPreview(
  engine: Engine,
  input: CheckedInput<'handoverPreview'>,
): CallOutput<'handoverPreview'> {
  return engine.session.read((db) => {
    requireCase(db, input.caseId);
    const part = choosePart(engine, db, input);
    const contents = contentsOf(collectCase(db, input.caseId, part));
    const leaving = leavingWith(input, part, { overrideReason: '', overrideBy: '', overrideGround: '' });
    const withheld = withheldThere(engine, db, part);
    return { contents, leftOut: part.leftOut, withheld, consent: consentState(engine, db, leaving) };
  });
}

const leavingWith = (
  { caseId, recipient, forPurpose }: CheckedInput<'handoverPreview'>,
  { items, people }: ChosenPart,
  decided: Pick<Leaving, 'overrideReason' | 'overrideBy' | 'overrideGround'>,
): Leaving => ({
  kind: KIND,
  forPurpose,
  caseId,
  recipient,
  items,
  // Of whoever stays behind nothing goes. A paper may be about anybody.
  ...(items.length === 0 ? { people: [...people] } : {}),
  ...decided,
});

/** Throws what the contract says; nothing is outside then. */
export async function handoverMake(
  engine: Engine,
  input: Input,
  job: Job,
): Promise<CallOutput<'handoverMake'>> {
  const folder = engine.files.resolve(input.folder);
  const lock = lockOf(input.to);
  const id = engine.random.id() as HandoverId;
  const made = engine.session.read((db) => {
    const { reference } = requireCase(db, input.caseId);
    const part = choosePart(engine, db, input);
    if (part.people.size === 0)
      throw new TestimonyError('not-ready', { subject: reference, found: [coded('handover-empty')] });
    const data = collectCase(db, input.caseId, part);
    return { reference, part, data, withheld: withheldThere(engine, db, part) };
  });
  const { overrideReason, overrideBy, overrideGround } = input;
  const leaving = leavingWith(input, made.part, { overrideReason, overrideBy, overrideGround });
  const permit = permitToLeave(engine, {
    ground: 'case',
    kind: 'handover',
    mode: isDraft(made.data) ? 'draft' : 'locked',
    subject: id,
    title: made.reference,
    leaving,
    released: input.released,
    records: [...made.part.records],
  });
  // Without the person's name and without the case's: files are called by what they are.
  const wanted = safeFileName(`case-handover-${engine.clock.now().slice(0, 10)}.age`, 'handover.age');
  const payload = payloadOf(engine, input, { ...made, id, permit });
  let written = { fileName: wanted, sha256: '', bytes: 0 };
  return await letOut(engine, permit, {
    folder,
    subject: wanted,
    async make(staging) {
      written = await write(engine, staging, wanted, lock, payload.files, job);
    },
    record(tx) {
      // What was recorded meanwhile is not in the file: it says at which entry of the log it was made.
      const { manifest, manifestSha256 } = payload;
      const purpose = purposeOf(engine, manifest, permit);
      const [at, by] = [engine.clock.now(), engine.session.actor];
      insertHandover(tx, {
        id,
        caseId: input.caseId,
        title: made.reference,
        recipient: input.recipient,
        purpose,
        at,
        by,
        publicKey: 'recipient' in lock ? lock.recipient : '',
        ground: manifest.ground?.id ?? '',
        madeOf: JSON.stringify({ contents: manifest.contents, leftOut: made.part.leftOut }),
        manifestSha256,
        receiptKey: manifest.receiptKey,
        ...written,
      });
      for (const exhibit of made.data.exhibits)
        appendCustody(tx, exhibit.id, {
          action: 'handed-over',
          at,
          actor: by,
          from: by,
          to: input.recipient,
          tool: PRODUCT,
          purpose: [purpose, written.fileName].join('; '),
          sha256: exhibit.sha256,
        });
      const facts = {
        caseId: input.caseId,
        to: input.recipient,
        for: manifest.purpose.id,
        manifest: manifestSha256,
        ground: manifest.ground?.id ?? '',
        sha256: written.sha256,
        bytes: written.bytes,
        ...manifest.contents,
        transcripts: transcribed(made.data),
        key: 'recipient' in lock ? lock.recipient : '',
        logEntries: manifest.log.entries,
        logRoot: manifest.log.root,
      };
      job.report({ step: 'finished' });
      return {
        note: { action: 'handover.made', subject: id, facts },
        line: id,
        result: { id, ...written, manifestSha256 },
      };
    },
  });
}

/** Throws `bad-input`. A key is typed, copied or read aloud: a letter too many shows here, and not after an hour. */
function lockOf(to: Input['to']): AgeLock {
  if ('passphrase' in to) return { passphrase: to.passphrase.normalize('NFC') };
  if (isRecipient(to.key)) return { recipient: to.key };
  throw new TestimonyError('bad-input', { found: [coded('handover-no-key')] });
}

const isDraft = ({ records }: CaseData): boolean => records.some(({ status }) => status === 'draft');

interface Made {
  readonly withheld: readonly WithheldThere[];
  readonly id: HandoverId;
  readonly reference: string;
  readonly part: ChosenPart;
  readonly data: CaseData;
  readonly permit: LeavingPermit;
}

function payloadOf(engine: Engine, input: Input, { id, part, data, withheld, permit }: Made) {
  const proof = engine.session.read((db) => proveEntries(db, data));
  const texts = [
    textFile(CASE_FILE, jsonBytes({ ...data, exhibits: data.exhibits.map(asWritten) }, CASE_FILE)),
    textFile(LOG_FILE, jsonBytes(proof.entries, LOG_FILE)),
  ];
  const originals = new Map(data.exhibits.map((one) => [one.sha256, one]));
  const exhibits = [...originals.values()].map(
    (one): PayloadFile => ({
      path: exhibitFile(one.sha256),
      bytes: one.byteSize,
      pieces: () =>
        engine.session.read((db) => iterateBlob(db, findEvidence(db, one.id)?.originalBlob ?? '')),
    }),
  );
  const [given] = leavesUnder(engine.resources, KIND, input.forPurpose);
  const state = engine.session.read((db) =>
    consentState(
      engine,
      db,
      leavingWith(input, part, { overrideReason: '', overrideBy: '', overrideGround: '' }),
    ),
  );
  // A question about whoever gets it is no missing consent, and nothing that they are told.
  const missing = state.missing.filter((one) => !isAboutRecipient(one));
  const ground = missing.length === 0 ? undefined : permit.withoutConsent?.ground;
  // Whoever stays behind is not named there.
  const asked = state.asked.filter((name) => data.people.some((one) => one.name === name));
  const lacking = new Set(
    data.people
      .filter(({ id: personId }) => missing.some((one) => one.personId === personId))
      .map(({ name }) => name),
  );
  const without = ground === undefined ? [] : [...lacking];
  const hashes = [...texts.map(hashOf), ...originals.keys()];
  const manifest: Manifest = {
    format: HANDOVER_FORMAT,
    version: HANDOVER_VERSION,
    id,
    made: {
      at: engine.clock.now(),
      by: engine.session.actor,
      organisation: input.organisation,
      with: PRODUCT,
    },
    to: input.recipient,
    purpose: { id: given?.id ?? '', title: given?.title ?? '' },
    consentOf: asked.filter((name) => !lacking.has(name)),
    ...(without.length === 0 ? {} : { withoutConsentOf: without }),
    ground: ground === undefined ? null : { id: ground.id, title: ground.title },
    case: { id: input.caseId, reference: data.case.reference },
    files: [...texts, ...exhibits].map(({ path, bytes }, at) => ({ path, bytes, sha256: hashes[at] ?? '' })),
    contents: contentsOf(data),
    leftOut: [...part.leftOut],
    ...(withheld.length === 0 ? {} : { withheld: [...withheld] }),
    log: proof.log,
    receiptKey: `${engine.random.id()}${engine.random.id()}`,
  };
  const first = canonicalBytes(manifest);
  return {
    manifest,
    manifestSha256: toHex(digest(first)),
    files: [textFile(MANIFEST_FILE, first), ...texts, ...exhibits],
  };
}

/** Where nothing was written down, a file is as those of programs before there were transcripts. */
const asWritten = ({ transcripts, ...exhibit }: CaseData['exhibits'][number]) =>
  transcripts.length === 0 ? exhibit : { ...exhibit, transcripts };

const hashOf = ({ pieces }: PayloadFile): string => {
  const hash = sha256Stream();
  for (const piece of pieces()) hash.add(piece);
  return hash.finish();
};

function jsonBytes(value: unknown, subject: string): Uint8Array {
  const bytes = new TextEncoder().encode(JSON.stringify(value));
  if (bytes.length > HANDOVER_LIMITS.textBytes) throw new TestimonyError('too-large', { subject });
  return bytes;
}

/** For the record: what for, and a decision to hand it over without recorded consent, which is not in the file. */
function purposeOf(engine: Engine, { purpose }: Manifest, { withoutConsent }: LeavingPermit): string {
  const decision = withoutConsent === null ? '' : decidedOnRecord(engine.resources, withoutConsent);
  return [purpose.title, decision].filter((part) => part !== '').join('; ');
}

async function write(
  engine: Engine,
  staging: StagingDirectory,
  wanted: string,
  lock: AgeLock,
  files: readonly PayloadFile[],
  job: Job,
) {
  const of = files.reduce((sum, one) => sum + one.bytes, 0);
  const [fileName] = staging.freeNames(wanted, (number) => [numberedName(wanted, number)] as const);
  const seconds = Math.floor(Date.parse(engine.clock.now()) / 1000);
  const plain = tarOf(files, seconds, (done) => {
    if (job.signal.aborted) throw new TestimonyError('cancelled', { subject: wanted });
    job.report({ step: 'writing', bytes: { done, of } });
  });
  const hash = sha256Stream();
  let bytes = 0;
  const file = await open(staging.at(fileName), 'wx', 0o600);
  try {
    for await (const piece of await encryptAge(lock, streamOf(plain))) {
      await file.writeFile(piece);
      hash.add(piece);
      bytes += piece.length;
    }
    await file.sync();
  } finally {
    await file.close();
  }
  const sha256 = hash.finish();
  staging.include(fileName, sha256);
  return { fileName, sha256, bytes };
}
