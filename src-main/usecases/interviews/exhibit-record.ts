/**
 * @file A signed record made an exhibit of its case: its pages go into the evidence from memory, with the record's
 * version, hash and place in the log in their custody record. Nothing leaves: what guards evidence guards it from then.
 */
import type { EvidenceView } from '../../contract/evidence.ts';
import type { CheckedInput } from '../../contract/index.ts';
import type { Job } from '../../contract/ports.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { coded } from '../../core/findings/finding.ts';
import { sha256, toHex } from '../../crypto/digest.ts';
import { typesetRecord } from '../../documents/record-paper.ts';
import { findEvidence } from '../../vault/queries/evidence.ts';
import { exhibitsMadeFrom, insertOrigin } from '../../vault/queries/exhibit-origin.ts';
import { undecidedOnPaper } from '../cases/undecided-in.ts';
import { copyFor } from '../disclosure/on-copy.ts';
import { discloseRecord, isOffPaper } from '../disclosure/record.ts';
import type { ReadRecord, RecordDisclosed } from '../disclosure/record-model.ts';
import { type Engine, forReader } from '../engine/engine.ts';
import { receive } from '../evidence/add-evidence.ts';
import { loadExpressions } from '../forms/expressions.ts';
import { heldOfRecord, privilegedHeld } from '../leaving/privilege-gate.ts';
import { safeFileName } from '../leaving/safe-name.ts';
import { paperWords, type Say } from '../resources/paper-words.ts';
import { readRecord } from './read-record.ts';
import { recordPaper } from './record-paper.ts';

/** Throws not-found, form-damaged, not-ready, privileged-held, duplicate, missing-letters, disk-full, cancelled. */
export async function recordExhibit(
  engine: Engine,
  input: CheckedInput<'recordExhibit'>,
  job: Job,
): Promise<EvidenceView> {
  const { evaluate } = await loadExpressions();
  // It is evidence from then, and goes into bundles.
  const copy = copyFor({ purpose: 'court-papers' });
  const read = engine.session.read((db) =>
    readRecord(forReader(engine, ''), db, input.screeningId, evaluate),
  );
  const say = paperWords(engine.resources);
  const record = discloseRecord(read, { say, copy });
  const { id: screeningId, caseId, formTitle, formVersion, lastSeq: recordSeq, signedSeq } = record;
  requireFit(record);
  const held = engine.session.read((db) => heldOfRecord(engine, db, screeningId));
  if (held.length > 0) throw privilegedHeld(held);
  refuseSecond(engine, read);
  job.report({ step: 'typesetting' });
  const printed = { at: engine.clock.now(), by: engine.session.actor };
  const marks = engine.session.read((db) =>
    undecidedOnPaper(engine, db, caseId, [record.person, record.reference], screeningId),
  );
  const paper = recordPaper(say, record, printed, marks);
  const bytes = typesetRecord(engine.resources.folder, paper);
  const name = safeFileName(`${formTitle}.pdf`, 'record.pdf');
  const accounts = read.view.layers.length;
  const signedSha256 = record.signedSha256 ?? '';
  const origin = { screeningId, formTitle, formVersion, signedSha256, accounts, recordSeq };
  const about = {
    caseId,
    title: titleOf(say, record),
    section: input.section,
    exhibitRef: input.exhibitRef,
    documentDate: { value: lastDay(record), qualifier: 'exact' as const },
    receivedFrom: '',
    allowDuplicate: false,
  };
  return await receive(engine, { name, bytes, sha256: toHex(sha256(bytes)) }, about, job, {
    purpose: say(
      coded('paper-made-from', {
        title: formTitle,
        version: formVersion,
        record: screeningId,
        sha256: signedSha256,
        signed: signedSeq,
        entry: recordSeq,
      }),
    ),
    facts: { record: screeningId, recordSha256: signedSha256, recordSeq, accounts, formTitle, formVersion },
    alsoWrite: (tx, evidenceId) => insertOrigin(tx, evidenceId, origin),
  });
}

function requireFit(record: RecordDisclosed): void {
  const why = isOffPaper(record)
    ? 'exhibit-of-contact-plan'
    : record.status === 'draft'
      ? 'exhibit-of-draft'
      : record.alterations.length > 0
        ? 'exhibit-of-altered'
        : null;
  if (why !== null) throw new TestimonyError('not-ready', { subject: record.formTitle, found: [coded(why)] });
}

/** One exhibit of the record as it stands is enough; one that was taken out can be brought back. */
function refuseSecond(engine: Engine, { view }: ReadRecord): void {
  const newest = Math.max(0, ...view.entries.map(({ seq }) => seq));
  const first = engine.session.read((db) => {
    const same = exhibitsMadeFrom(db, view.id).findLast(({ recordSeq }) => recordSeq >= newest);
    return same === undefined ? undefined : findEvidence(db, same.id);
  });
  if (first === undefined) return;
  const { id, title, exhibitRef: exhibit, receivedAt, removedAt } = first;
  const receivedOn = receivedAt.slice(0, 10);
  throw new TestimonyError('duplicate', {
    subject: view.formTitle,
    ...(removedAt === null ? {} : { record: id }),
    found: [coded('first-copy', { title, exhibit, receivedOn, removedOn: removedAt?.slice(0, 10) ?? '' })],
  });
}

/** Without the person's name: titles stand in the index, and files are called by them. */
const titleOf = (say: Say, { formTitle: title, accounts }: RecordDisclosed): string =>
  accounts.length === 1 ? title : say(coded('paper-title-with-later', { title, later: accounts.length - 1 }));

/** The day of the newest account on its pages. */
const lastDay = ({ accounts, signedAt }: RecordDisclosed): string =>
  (accounts.slice(1).at(-1)?.at ?? signedAt ?? '').slice(0, 10);
