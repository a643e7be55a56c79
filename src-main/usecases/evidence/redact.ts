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
import { certaintyOf, type PageRead, textOfWords } from '../../core/evidence/machine-read.ts';
import { type Coded, coded } from '../../core/findings/finding.ts';
import type { Hit, Proof } from '../../core/redaction/proof.ts';
import { StruckWords } from '../../core/redaction/struck-words.ts';
import { sha256, toHex } from '../../crypto/digest.ts';
import type { ProofRequest } from '../../evidence/decoder.ts';
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
import { mayReadPictures } from '../../vault/queries/vault-rules.ts';
import { requireCase } from '../cases/case-view.ts';
import type { Engine } from '../engine/engine.ts';
import { noteIn, transact } from '../engine/transact.ts';
import type { Resources } from '../resources/resources.ts';
import { readData } from '../resources/vocabulary.ts';
import { requireEvidence } from './evidence-view.ts';
import { isOfADocument } from './of-a-document.ts';
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
    marks: session.read((db) => [
      ...listRedactions(db, requireCase(db, caseId).id),
      ...listRedactions(db, caseId, { removed: true }),
    ]),
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
    refuseBeyond(record, marks);
    for (const mark of added) insertRedaction(tx, mark);
    touchCase(tx, record.caseId, at);
    return { marks: added };
  });
}

/** One that was marked elsewhere may have more pages there. */
function refuseBeyond(
  { title, pageCount }: EvidenceRecord,
  marks: readonly { readonly page: number }[],
): void {
  const beyond = marks.find(({ page }) => page > pageCount);
  if (beyond === undefined) return;
  const found = coded('redaction-no-page', { page: beyond.page, pages: pageCount });
  throw new TestimonyError('bad-input', { subject: title, found: [found] });
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
  // Their paper is gone; the words stay wanted nowhere until somebody takes the marks back.
  const ofRemoved = session.read((db) => redactionsFor(db, caseId, reader, { removed: true }));
  return { marks, terms: [...new Set([...marks, ...ofRemoved].flatMap(({ terms }) => terms))] };
}

/** Throws bad-input where its pages were set anew since they were marked, and as Decoder.redact; the proof may have found something left. */
export async function redactExhibit(
  engine: Engine,
  record: EvidenceRecord,
  { marks, terms }: StruckOut,
  { signal }: Job,
): Promise<Struck & { readonly proof: ProofWithPictures }> {
  const own = marks.filter(({ evidenceId }) => evidenceId === record.id);
  if (engine.session.read((db) => own.some((mark) => isMarkedBefore(db, mark)))) {
    const found = coded('redaction-outdated', { title: record.title });
    throw new TestimonyError('bad-input', { subject: record.title, found: [found] });
  }
  refuseBeyond(record, own);
  const pdf = storedBytes(engine, bundledBlob(record));
  const marked = own.map(({ page, rects }) => ({ page, rects }));
  // Of the paper as it came: in the copy such a page is a picture.
  const came = await engine.decoder.proveGone({ pdf, marks: [], terms: [], as: 'bundle' }, signal);
  const { unread } = came;
  const request = { pdf, marks: marked, terms, unread };
  const made = await engine.decoder.redact(request, record.title, signal);
  const copy = { pdf: made.copy, marks: marked, terms, as: 'paper' } as const;
  const proof = await proveGone(engine, copy, signal, { silent: notSearched(came) });
  return { ...made, proof };
}

/** With the pages that only a machine could read, and did. */
export interface ProofWithPictures extends Proof {
  /** Searched by the machine's reading, which may miss a word. */
  readonly byMachine: readonly number[];
}

/** Of letters that the machine is less sure of than this, of 100, nothing can be said. */
const SURE_READING = 60;
const LATIN = /^[\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]*$/u;

/**
 * Searches a file, and has pages without words that can be searched read by machine where the vault allows that. English is what it
 * reads: names in other scripts it cannot find, and no page counts as searched for them. `silent`: of which pages nothing could be
 * searched before they were drawn anew.
 */
export async function proveGone(
  engine: Engine,
  request: ProofRequest,
  signal: AbortSignal,
  {
    silent,
    mayRead = engine.session.read(mayReadPictures),
  }: { readonly silent?: readonly number[]; readonly mayRead?: boolean } = {},
): Promise<ProofWithPictures> {
  const found = await engine.decoder.proveGone(request, signal);
  // Of the others all words were read before they were struck out.
  const proof = { ...found, silent: found.silent.filter((page) => silent?.includes(page) ?? true) };
  const pages = [...proof.unread, ...proof.silent].sort((a, b) => a - b);
  const words = new StruckWords(request.terms);
  if (pages.length === 0 || words.isEmpty || !mayRead || !request.terms.every((term) => LATIN.test(term)))
    return { ...proof, byMachine: [] };
  const hits: Hit[] = [];
  const byMachine: number[] = [];
  const read = ({ page, words: own }: PageRead) => {
    const term = words.in(textOfWords(own));
    if (term !== null) hits.push({ kind: 'in-picture', page, term });
    if (term !== null || (certaintyOf(own) ?? 0) >= SURE_READING) byMachine.push(page);
  };
  try {
    const { pdf } = request;
    await engine.decoder.readPictures({ pdf, pages, languages: [] }, { signal, read });
  } catch (thrown) {
    // What was not read is named; whoever stops the work stops it here too.
    if (!isOfADocument(thrown)) throw thrown;
  }
  const isLeft = (page: number) => !byMachine.includes(page);
  return {
    ...proof,
    hits: [...proof.hits, ...hits],
    unread: proof.unread.filter(isLeft),
    silent: proof.silent.filter(isLeft),
    byMachine,
  };
}

/** In words of the vault's own user, who marked them: a proof itself says where and never what. */
export const leftBy = ({ hits }: Pick<Proof, 'hits'>, terms: readonly string[]): Coded[] =>
  hits.map(({ kind, page, term }) =>
    coded('redaction-left', { kind, page: page ?? 0, word: term === null ? '' : (terms[term] ?? '') }),
  );

/** Pages of which nobody can say what is on them but a person who looks. */
export const notSearched = ({ unread, silent }: Pick<Proof, 'unread' | 'silent'>): number[] =>
  [...unread, ...silent].sort((a, b) => a - b);

const proofView = (proof: ProofWithPictures, terms: readonly string[]): ProofView => ({
  left: leftBy(proof, terms),
  unread: notSearched(proof),
  byMachine: proof.byMachine,
  pages: proof.pages,
  objects: proof.objects,
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
  const facts = {
    sha256: hash,
    marks,
    pages: drawn.join(' '),
    left: proof.hits.length,
    unread: notSearched(proof).join(' '),
  };
  return transact(engine, { action: 'redaction.proved', subject: evidenceId, facts }, () => ({
    ...proofView(proof, struck.terms),
    sha256: hash,
    drawn,
    marks,
  }));
}

export async function redactionCheck(
  engine: Engine,
  { file, words }: CheckedInput<'redactionCheck'>,
  { signal }: Job,
): Promise<CallOutput<'redactionCheck'>> {
  const path = engine.files.resolve(file);
  const pdf = readOrThrow(path);
  return proofView(
    await proveGone(engine, { pdf, marks: [], terms: words, as: 'bundle' }, signal, { mayRead: true }),
    words,
  );
}

function readOrThrow(path: string): Uint8Array {
  try {
    return new Uint8Array(readFileSync(path));
  } catch (thrown) {
    throw asTestimonyError(thrown, path);
  }
}
