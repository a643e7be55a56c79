/**
 * @file Writing down what is said in a recording. Each saving is a version of its own; a finished one is printed behind the
 * page that stands for the recording in bundles, and one that is not finished stays out of them.
 */
import type { EvidenceView } from '../../contract/evidence.ts';
import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import type { Job } from '../../contract/ports.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { isRecording } from '../../core/evidence/media-types.ts';
import type { Transcript } from '../../core/evidence/transcript.ts';
import type { EvidenceId } from '../../core/ids.ts';
import { sha256 as digest, toHex } from '../../crypto/digest.ts';
import type { Intake } from '../../evidence/decoder.ts';
import { writeBlob } from '../../vault/blobs.ts';
import type { ReadDb, WriteTx } from '../../vault/db.ts';
import { touchCase } from '../../vault/queries/cases.ts';
import type { EvidenceRecord } from '../../vault/queries/evidence.ts';
import { indexPages } from '../../vault/queries/search-index.ts';
import { addTranscript, listTranscripts, setTranscribedCopy } from '../../vault/queries/transcripts.ts';
import type { Engine } from '../engine/engine.ts';
import { transact } from '../engine/transact.ts';
import { requireEvidence, toEvidenceView } from './evidence-view.ts';
import { intakeOfStored } from './stored-bytes.ts';

/** Throws not-found for an exhibit that nobody can listen to. */
export function requireRecording(db: ReadDb, id: EvidenceId): EvidenceRecord {
  const record = requireEvidence(db, id, { removed: true });
  if (!isRecording(record.mediaType))
    throw new TestimonyError('not-found', { subject: 'evidenceId', detail: 'no recording' });
  return record;
}

export function transcriptShow(
  { session }: Engine,
  { evidenceId }: CheckedInput<'transcriptShow'>,
): CallOutput<'transcriptShow'> {
  return session.read((db) => {
    requireRecording(db, evidenceId);
    return { versions: listTranscripts(db, evidenceId).reverse() };
  });
}

/** Throws what the contract says; of a file that is not finished being set, nothing is saved, and the words stay where they are typed. */
export async function transcriptSave(
  engine: Engine,
  { evidenceId, ...said }: CheckedInput<'transcriptSave'>,
  job: Job,
): Promise<EvidenceView> {
  const { session, clock } = engine;
  const before = session.read((db) => {
    requireEvidence(db, evidenceId);
    return requireRecording(db, evidenceId);
  });
  const transcript: Transcript = {
    ...said,
    number: session.read((db) => listTranscripts(db, evidenceId)).length + 1,
    text: said.text.toWellFormed(),
    savedBy: session.actor,
    at: clock.now(),
  };
  const intake = said.finished ? await printed(engine, before, transcript, job) : null;
  const facts = transcriptFacts(transcript);
  return transact(engine, { action: 'evidence.transcribed', subject: evidenceId, facts }, (tx) => {
    const record = requireEvidence(tx, evidenceId);
    // Two at once: what is second is said to be.
    const next = listTranscripts(tx, evidenceId).length + 1;
    addTranscript(tx, evidenceId, { ...transcript, number: next });
    if (intake !== null) layBehind(engine, tx, record, intake);
    touchCase(tx, record.caseId, transcript.at);
    return toEvidenceView(requireEvidence(tx, evidenceId));
  });
}

/** What the log says of a version: not its words, their hash. */
export const transcriptFacts = ({ number, finished, by, text }: Transcript) => ({
  number,
  state: finished ? 'finished' : 'draft',
  by,
  sha256: toHex(digest(new TextEncoder().encode(text))),
});

/** The recording's page made anew from the recording, with the transcript behind it. */
async function printed(
  engine: Engine,
  { originalBlob, originalName: fileName, byteSize, sha256 }: EvidenceRecord,
  transcript: Transcript,
  { signal, report }: Job,
): Promise<Intake> {
  report({ step: 'typesetting' });
  return await intakeOfStored(engine, originalBlob, { fileName, byteSize, sha256, transcript }, signal);
}

/** In place of the copy before; nothing of what was read from that stays. Throws `internal` where nothing was set. */
export function layBehind(engine: Engine, tx: WriteTx, before: EvidenceRecord, intake: Intake): void {
  const { workingCopy, pageCount, pageDirections, words } = intake;
  if (workingCopy === null) throw new TestimonyError('internal', { subject: 'workingCopy' });
  const workingBlob = engine.random.id();
  writeBlob(tx, workingBlob, workingCopy, toHex(digest(workingCopy)));
  const others = before.notes.filter(({ code }) => code !== 'letters-as-codes');
  const asCodes = intake.notes.filter(({ code }) => code === 'letters-as-codes');
  setTranscribedCopy(tx, before, {
    workingBlob,
    pageCount,
    pageDirections: [...pageDirections],
    notes: [...others, ...asCodes],
    workingSteps: [...intake.workingSteps],
  });
  if (words !== undefined) indexPages(tx, before.id, words);
}
