/** @file Looking at evidence: the list, the pictures, the custody record. */
import type { Picture } from '../../contract/evidence.ts';
import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import type { Job } from '../../contract/ports.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { guessKind } from '../../core/evidence/guesses.ts';
import { guessFromText, type TextGuess } from '../../core/evidence/text-guesses.ts';
import type { CaseId, EvidenceId } from '../../core/ids.ts';
import { PRODUCT } from '../../core/product.ts';
import type { ReadDb } from '../../vault/db.ts';
import { appendCustody, listCustody, removalOrder } from '../../vault/queries/custody.ts';
import { bundledBlob, listEvidence, readThumbnail } from '../../vault/queries/evidence.ts';
import { firstPages } from '../../vault/queries/first-pages.ts';
import type { Engine } from '../engine/engine.ts';
import { transact } from '../engine/transact.ts';
import { requireEvidence, toEvidenceView } from './evidence-view.ts';
import { storedBytes } from './stored-bytes.ts';

// What the first pages of a case's documents let one guess of them, where nobody said when they are from or what they are.

/** `today`: an ISO day. Of a page without text, or that the index of words has not read yet, there is none. */
function guessesInText(db: ReadDb, caseId: CaseId, today: string): Map<EvidenceId, TextGuess> {
  const found = firstPages(db, caseId).flatMap(({ id, text, originalName, isDated }) => {
    if (isDated && guessKind(originalName) === null) return [];
    const guess = guessFromText(text, today);
    return guess.documentDate === null && guess.title === null ? [] : [[id, guess] as const];
  });
  return new Map(found);
}

export function evidenceList(
  engine: Engine,
  input: CheckedInput<'evidenceList'>,
): CallOutput<'evidenceList'> {
  return engine.session.read((db) => {
    const guesses = guessesInText(db, input.caseId, engine.clock.today());
    const records = listEvidence(db, input.caseId, { removed: false });
    return {
      evidence: records.map((record) => {
        const inText = guesses.get(record.id);
        return inText === undefined ? toEvidenceView(record) : { ...toEvidenceView(record), inText };
      }),
    };
  });
}

/** The one taken out last first. Who took each out, when and why, is what its custody record says of the last time. */
export function evidenceRemoved(
  engine: Engine,
  input: CheckedInput<'evidenceRemoved'>,
): CallOutput<'evidenceRemoved'> {
  return engine.session.read((db) => {
    const removed = listEvidence(db, input.caseId, { removed: true }).flatMap((record) => {
      if (record.removedAt === null) return [];
      const event = listCustody(db, record.id).findLast(({ action }) => action === 'removed');
      const by = { removedBy: event?.actor ?? '', removedWhy: event?.purpose ?? '' };
      return [{ ...toEvidenceView(record), removedAt: record.removedAt, ...by }];
    });
    const order = removalOrder(db, input.caseId);
    return { removed: removed.toSorted((a, b) => order.indexOf(a.id) - order.indexOf(b.id)) };
  });
}

/** Null when page 1 could not be drawn. Throws not-found. */
export function evidenceThumbnail(engine: Engine, input: CheckedInput<'evidenceThumbnail'>): Picture | null {
  return engine.session.read((db) => {
    requireEvidence(db, input.evidenceId, { removed: true });
    const bytes = readThumbnail(db, input.evidenceId);
    // The driver's Buffer is made plain: only that crosses to the page as what the contract says.
    return bytes === null ? null : { mediaType: 'image/jpeg', bytes: new Uint8Array(bytes) };
  });
}

/** A page of the working copy, as it will be in a bundle. Throws not-found, damaged-file, took-too-long, cancelled. */
export async function evidencePage(
  engine: Engine,
  input: CheckedInput<'evidencePage'>,
  job: Job,
): Promise<Picture> {
  const record = engine.session.read((db) => requireEvidence(db, input.evidenceId, { removed: true }));
  const pdf = storedBytes(engine, bundledBlob(record));
  if (input.page > record.pageCount) {
    throw new TestimonyError('not-found', { subject: 'page', detail: `it has ${record.pageCount} pages` });
  }
  const bytes = await engine.decoder.renderPage(pdf, input.page, input.width, job.signal);
  return { mediaType: 'image/png', bytes };
}

/** Throws not-found, damaged-file, took-too-long, cancelled. */
export async function evidencePageText(
  engine: Engine,
  input: CheckedInput<'evidencePageText'>,
  job: Job,
): Promise<CallOutput<'evidencePageText'>> {
  const pdf = shownBytes(engine, input.evidenceId);
  const { words, width, height } = await engine.decoder.pageText(pdf, input.page, job.signal);
  return { words, width, height };
}

/** Throws not-found, damaged-file, took-too-long, cancelled. */
export async function evidenceFind(
  engine: Engine,
  input: CheckedInput<'evidenceFind'>,
  job: Job,
): Promise<CallOutput<'evidenceFind'>> {
  const pdf = shownBytes(engine, input.evidenceId);
  return { found: await engine.decoder.findInPages(pdf, input.search, job.signal) };
}

/** What is looked at: the copy that goes into bundles. */
const shownBytes = (engine: Engine, id: EvidenceId): Uint8Array =>
  storedBytes(engine, bundledBlob(engine.session.read((db) => requireEvidence(db, id, { removed: true }))));

/** Throws not-found. */
export function evidenceViewed(engine: Engine, input: CheckedInput<'evidenceViewed'>): { recorded: true } {
  const at = engine.clock.now();
  return transact(engine, { action: 'evidence.viewed', subject: input.evidenceId }, (tx) => {
    const { sha256 } = requireEvidence(tx, input.evidenceId, { removed: true });
    const actor = engine.session.actor;
    appendCustody(tx, input.evidenceId, {
      action: 'viewed',
      at,
      actor,
      from: '',
      to: actor,
      purpose: '',
      sha256,
      tool: PRODUCT,
    });
    return { recorded: true };
  });
}

/** Throws not-found. */
export function evidenceCustody(
  engine: Engine,
  input: CheckedInput<'evidenceCustody'>,
): CallOutput<'evidenceCustody'> {
  return engine.session.read((db) => {
    requireEvidence(db, input.evidenceId, { removed: true });
    const events = listCustody(db, input.evidenceId).map(
      ({ evidenceId: _id, prevHash: _prev, hash: _hash, ...event }) => event,
    );
    return { events };
  });
}
