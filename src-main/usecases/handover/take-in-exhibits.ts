/** @file Exhibits taken in from another organisation: their custody goes on here with who they were received from. */
import type { MadeFrom } from '../../contract/evidence.ts';
import { withValues } from '../../core/details/field-lines.ts';
import type { ExhibitData } from '../../core/handover/case-data.ts';
import { itemOf } from '../../core/handover/compared.ts';
import type { CaseId } from '../../core/ids.ts';
import { PRODUCT } from '../../core/product.ts';
import type { WriteTx } from '../../vault/db.ts';
import { auditHead } from '../../vault/queries/audit.ts';
import { insertChronologyExhibit } from '../../vault/queries/chronologies.ts';
import { appendCustody } from '../../vault/queries/custody.ts';
import {
  type EvidenceRecord,
  findEvidence,
  insertEvidence,
  updateEvidence,
} from '../../vault/queries/evidence.ts';
import { insertOrigin } from '../../vault/queries/exhibit-origin.ts';
import { insertRedaction, isKnownRedaction } from '../../vault/queries/redactions.ts';
import { findScreening } from '../../vault/queries/screening.ts';
import { noteDetailsIn } from '../engine/detail-facts.ts';
import type { KeptIntake } from './kept-intake.ts';
import type { Step } from './steps.ts';
import { type Merge, noteTakenIn } from './take-in.ts';
import { type ComingFields, comesIn, takeInFields, takeInLines } from './take-in-fields.ts';

export function exhibitStep(merge: Merge, there: ExhibitData): Step[] {
  const { id, fields = {} } = there;
  const coming: ComingFields = { kind: 'exhibit', id, item: itemOf('exhibit', id), fields };
  const isHere = merge.sides.here?.exhibits.some((one) => one.id === id) === true;
  if (isHere ? !comesIn(merge, coming) : !merge.takes(coming.item)) return [];
  return [
    {
      seq: there.seq,
      run(tx) {
        const here = findEvidence(tx, id);
        if (here === undefined) takeInNew(merge, tx, there, coming);
        else describeAnew(merge, tx, here, coming);
      },
    },
  ];
}

function describeAnew(merge: Merge, tx: WriteTx, here: EvidenceRecord, coming: ComingFields): void {
  const note = { action: 'evidence.updated', subject: here.id, facts: { handover: merge.id } };
  const change = () => updateEvidence(tx, here.id, withValues(here, takeInFields(merge, tx, coming)));
  noteDetailsIn(merge.engine, tx, 'exhibit', note, change, { lines: 'written-by-change' });
}

function takeInNew(merge: Merge, tx: WriteTx, there: ExhibitData, coming: ComingFields): void {
  const { engine, sides, id, from, at } = merge;
  const stored = sides.exhibits.get(there.sha256);
  const intake = stored === undefined ? undefined : (JSON.parse(stored.intake) as KeptIntake);
  if (stored === undefined || intake === undefined || 'failure' in intake) return;
  const { actor } = engine.session;
  const { exhibitRef, title, documentDate, section, originalName, byteSize, sha256 } = there;
  const record: EvidenceRecord = {
    id: there.id,
    caseId: sides.there.case.id,
    exhibitRef,
    title,
    documentDate,
    section,
    originalName,
    byteSize,
    sha256,
    mediaType: intake.mediaType,
    pageCount: intake.pageCount,
    workingSteps: [...intake.workingSteps],
    notes: [...intake.notes],
    comments: [...intake.comments],
    pageDirections: [...intake.pageDirections],
    hidden: [...intake.hidden],
    pictured: [],
    madeFrom: null,
    privileged: false,
    receivedAt: at,
    receivedBy: actor,
    receivedFrom: from,
    originalBlob: stored.originalBlob,
    workingBlob: stored.workingBlob ?? stored.originalBlob,
    picturedBlob: null,
    machineRead: [],
    transcript: null,
    removedAt: null,
  };
  const origin = originOf(tx, there);
  const facts = {
    handover: id,
    caseId: record.caseId,
    sha256,
    bytes: byteSize,
    pages: record.pageCount,
    ...(origin === null ? {} : originFacts(origin)),
  };
  const change = () => {
    insertEvidence(tx, record, stored.thumbnail);
    takeInLines(tx, coming);
    const last = there.custody.at(-1);
    appendCustody(tx, there.id, {
      action: 'received',
      at,
      actor,
      from,
      to: actor,
      sha256,
      tool: PRODUCT,
      // The record that was kept there goes on here: its last event, by number and hash.
      purpose: last === undefined ? id : `${id}; ${last.seq}: ${last.hash}`,
    });
    if (origin !== null) insertOrigin(tx, there.id, origin);
    takeInChronology(tx, record.caseId, there);
  };
  const note = { action: 'evidence.received', subject: there.id, facts };
  noteDetailsIn(engine, tx, 'exhibit', note, change, { lines: 'written-by-change' });
}

/**
 * Marks that were never here: what another office strikes out is struck out here too, until somebody takes it back. What was taken
 * back here stays so.
 */
export function redactionSteps(merge: Merge, there: ExhibitData): Step[] {
  if (there.redactions.length === 0) return [];
  return [
    {
      seq: there.seq,
      run(tx) {
        // One on a page that the paper has not here goes along: it is named before the paper is served.
        const added = there.redactions.filter(({ id }) => !isKnownRedaction(tx, id));
        if (added.length === 0 || findEvidence(tx, there.id) === undefined) return;
        for (const mark of added) insertRedaction(tx, { ...mark, evidenceId: there.id });
        const facts = { marks: added.length, pages: [...new Set(added.map(({ page }) => page))].join(' ') };
        noteTakenIn(merge, tx, { action: 'redaction.marked', subject: there.id, facts });
      },
    },
  ];
}

/** Of one made from a chronology: what is marked privileged here later holds it back, as it would there. */
function takeInChronology(tx: WriteTx, caseId: CaseId, { id, chronology }: ExhibitData): void {
  if (chronology === null) return;
  const { entries, records, exhibits } = chronology;
  insertChronologyExhibit(tx, id, caseId, {
    entries,
    upTo: auditHead(tx).seq,
    records: records.filter((of) => findScreening(tx, of)?.caseId === caseId),
    exhibits: exhibits.filter((of) => findEvidence(tx, of)?.caseId === caseId),
  });
}

type Origin = Omit<MadeFrom, 'newerSince'>;

/** Which record it was made from, by this vault's log: what was said after this entry is not on its pages. */
function originOf(tx: WriteTx, { origin }: ExhibitData): Origin | null {
  if (origin === null || findScreening(tx, origin.screeningId) === undefined) return null;
  const { newerSince: _, ...said } = origin;
  return { ...said, recordSeq: auditHead(tx).seq };
}

const originFacts = ({ screeningId, signedSha256, recordSeq, accounts, formTitle, formVersion }: Origin) => ({
  record: screeningId,
  recordSha256: signedSha256,
  recordSeq,
  accounts,
  formTitle,
  formVersion,
});
