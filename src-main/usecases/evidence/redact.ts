/**
 * @file Marks that strike words out of an exhibit for some readers, and the proof of what they make. The exhibit, its bytes and its
 * copy are never changed: a redacted copy is made anew from them whenever one is needed.
 */
import { readFileSync } from 'node:fs';
import * as z from 'zod';
import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import type { Job } from '../../contract/ports.ts';
import type { ProofView, RedactionReason, RedactionView } from '../../contract/redaction.ts';
import { asTestimonyError, TestimonyError } from '../../core/errors/errors.ts';
import { type Coded, coded } from '../../core/findings/finding.ts';
import type { Proof } from '../../core/redaction/proof.ts';
import { sha256, toHex } from '../../crypto/digest.ts';
import type { Struck } from '../../evidence/redaction/apply-marks.ts';
import { touchCase } from '../../vault/queries/cases.ts';
import { bundledBlob, type EvidenceRecord } from '../../vault/queries/evidence.ts';
import {
  findRedaction,
  insertRedaction,
  insertTakenBack,
  isMarkedBefore,
  listRedactions,
  redactionsFor,
} from '../../vault/queries/redactions.ts';
import { requireCase } from '../cases/case-view.ts';
import type { Engine } from '../engine/engine.ts';
import { noteIn, transact } from '../engine/transact.ts';
import type { Resources } from '../resources/resources.ts';
import { readData } from '../resources/vocabulary.ts';
import { requireEvidence } from './evidence-view.ts';
import { storedBytes } from './stored-bytes.ts';

const FILE = 'redaction-reasons.json';
const ReasonsFile = z.strictObject({
  version: z.number().int().min(1),
  about: z.string().min(1),
  source: z.string().min(1),
  reasons: z
    .array(
      z.strictObject({
        id: z.string().min(1),
        title: z.string().min(1),
        basis: z.string().min(1),
        certainty: z.enum(['H', 'M', 'L']),
      }),
    )
    .min(1),
});

/** Throws `form-damaged` naming the file. */
export const redactionReasons = (resources: Resources): readonly RedactionReason[] =>
  readData(resources, FILE, ReasonsFile).reasons;

export function redactionList(
  { session, resources }: Engine,
  { caseId }: CheckedInput<'redactionList'>,
): CallOutput<'redactionList'> {
  return {
    marks: session.read((db) => listRedactions(db, requireCase(db, caseId).id)),
    reasons: redactionReasons(resources),
  };
}

export function redactionAdd(
  engine: Engine,
  { evidenceId, marks, reason, basis, readers }: CheckedInput<'redactionAdd'>,
): CallOutput<'redactionAdd'> {
  const { session, clock, random, resources } = engine;
  const reasons = redactionReasons(resources);
  const known = reasons.find(({ id }) => id === reason);
  if (known === undefined) {
    const found = coded('redaction-no-reason', { reasons: reasons.map(({ id }) => id).join(', ') });
    throw new TestimonyError('bad-input', { subject: 'reason', found: [found] });
  }
  const at = clock.now();
  const added = marks.map(
    (mark): RedactionView => ({
      ...mark,
      id: random.id(),
      evidenceId,
      reason,
      basis: basis === '' ? known.basis : basis,
      readers,
      at,
      by: session.actor,
    }),
  );
  const pages = [...new Set(marks.map(({ page }) => page))].sort((a, b) => a - b);
  const facts = { marks: added.length, pages: pages.join(' '), reason };
  return transact(engine, { action: 'redaction.marked', subject: evidenceId, facts }, (tx) => {
    const record = requireEvidence(tx, evidenceId);
    const beyond = pages.find((page) => page > record.pageCount);
    if (beyond !== undefined) {
      const found = coded('redaction-no-page', { page: beyond, pages: record.pageCount });
      throw new TestimonyError('bad-input', { subject: record.title, found: [found] });
    }
    for (const mark of added) insertRedaction(tx, mark);
    touchCase(tx, record.caseId, at);
    return { marks: added };
  });
}

/** One entry of the log for each exhibit. */
export function redactionTakeBack(
  engine: Engine,
  { ids, why }: CheckedInput<'redactionTakeBack'>,
): CallOutput<'redactionTakeBack'> {
  const { session, clock } = engine;
  const at = clock.now();
  const marks = session.read((db) => [...new Set(ids)].map((id) => required(findRedaction(db, id))));
  const byExhibit = [...Map.groupBy(marks, ({ evidenceId }) => evidenceId)];
  const entries = byExhibit.map(([subject, own]) => ({
    action: 'redaction.taken-back',
    subject,
    facts: { marks: own.length },
  }));
  const [last] = entries.slice(-1);
  if (last === undefined) throw new TestimonyError('not-found', { subject: 'ids' });
  return transact(engine, last, (tx) => {
    for (const { id } of marks) {
      required(findRedaction(tx, id));
      insertTakenBack(tx, id, { why, at, by: session.actor });
    }
    for (const entry of entries.slice(0, -1)) noteIn(engine, tx, entry);
    for (const [id] of byExhibit) touchCase(tx, requireEvidence(tx, id, { removed: true }).caseId, at);
    return { takenBack: marks.length };
  });
}

function required(mark: RedactionView | undefined): RedactionView {
  if (mark === undefined) throw new TestimonyError('not-found', { subject: 'ids', detail: 'no such mark' });
  return mark;
}

/** What is struck out for one reader, in the papers of a case. */
export interface StruckOut {
  readonly marks: readonly RedactionView[];
  /** Words that must be nowhere in what this reader gets. */
  readonly terms: readonly string[];
}

export function struckOutFor(
  { session }: Engine,
  caseId: EvidenceRecord['caseId'],
  reader: string,
): StruckOut {
  const marks = session.read((db) => redactionsFor(db, caseId, reader));
  return { marks, terms: [...new Set(marks.flatMap(({ terms }) => terms))] };
}

/** Throws bad-input where its pages were set anew since they were marked, and as Decoder.redact; the proof may have found something left. */
export async function redactExhibit(
  engine: Engine,
  record: EvidenceRecord,
  { marks, terms }: StruckOut,
  { signal }: Job,
): Promise<Struck & { readonly proof: Proof }> {
  const own = marks.filter(({ evidenceId }) => evidenceId === record.id);
  if (engine.session.read((db) => own.some((mark) => isMarkedBefore(db, mark)))) {
    const found = coded('redaction-outdated', { title: record.title });
    throw new TestimonyError('bad-input', { subject: record.title, found: [found] });
  }
  const pdf = storedBytes(engine, bundledBlob(record));
  const places = own.map(({ page, rects }) => ({ page, rects }));
  const made = await engine.decoder.redact({ pdf, marks: places, terms }, record.title, signal);
  const proof = await engine.decoder.proveGone({ pdf: made.copy, marks: places, terms, as: 'paper' }, signal);
  return { ...made, proof };
}

/** In words of the vault's own user, who marked them: a proof itself says where and never what. */
export const leftBy = ({ hits }: Pick<Proof, 'hits'>, terms: readonly string[]): Coded[] =>
  hits.map(({ kind, page, term }) =>
    coded('redaction-left', { kind, page: page ?? 0, word: term === null ? '' : (terms[term] ?? '') }),
  );

const proofView = ({ hits, unread, pages, objects }: Proof, terms: readonly string[]): ProofView => ({
  left: leftBy({ hits }, terms),
  unread,
  pages,
  objects,
});

export async function redactionApply(
  engine: Engine,
  { evidenceId, reader }: CheckedInput<'redactionApply'>,
  job: Job,
): Promise<CallOutput<'redactionApply'>> {
  const record = engine.session.read((db) => requireEvidence(db, evidenceId));
  const struck = struckOutFor(engine, record.caseId, reader);
  const marks = struck.marks.filter((mark) => mark.evidenceId === evidenceId).length;
  if (marks === 0) {
    const found = coded('redaction-none', { title: record.title });
    throw new TestimonyError('bad-input', { subject: record.title, found: [found] });
  }
  const { copy, drawn, proof } = await redactExhibit(engine, record, struck, job);
  const hash = toHex(sha256(copy));
  const facts = { sha256: hash, marks, pages: drawn.join(' '), left: proof.hits.length };
  return transact(engine, { action: 'redaction.proved', subject: evidenceId, facts }, () => ({
    ...proofView(proof, struck.terms),
    sha256: hash,
    drawn,
    marks,
  }));
}

export async function redactionCheck(
  { files, decoder }: Engine,
  { file, words }: CheckedInput<'redactionCheck'>,
  { signal }: Job,
): Promise<CallOutput<'redactionCheck'>> {
  const path = files.resolve(file);
  const pdf = readOrThrow(path);
  return proofView(await decoder.proveGone({ pdf, marks: [], terms: words, as: 'bundle' }, signal), words);
}

function readOrThrow(path: string): Uint8Array {
  try {
    return new Uint8Array(readFileSync(path));
  } catch (thrown) {
    throw asTestimonyError(thrown, path);
  }
}
